"""Lines that say which paper, issue and page this is: `第3版 综合新闻`, `《城乡时报》2024年5月6日 第3版`."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..values import Role
from .line_rule import line_rule

LONGEST = 60

PAPER = r"(?:日报|晚报|时报|周报|电讯|报|工运|通讯|动态|信息|快讯|月刊|周刊|专刊)"
PUBLICATION = rf"《?\s*[\u4e00-\u9fff]{{2,10}}{PAPER}\s*》?"
DAY = r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
PAGE = r"第\s*(?:[A-D]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|[A-D]?\d{1,3}\s*版"
NUMBER = r"(?:(?:19|20)\d\d年\s*)?第\s*\d+\s*期(?:\s*\(?总第\s*\d+\s*期\)?)?|总第\s*\d+\s*期"
TOKEN = re.compile(
    rf"(?P<page>{PAGE})|(?P<day>{DAY})|(?P<weekday>{WEEKDAY})|(?P<number>{NUMBER})"
    rf"|(?P<publication>{PUBLICATION})|(?P<name>[\u4e00-\u9fff]{{2,6}}(?![\u4e00-\u9fff]))|[\s()|·:,/《》-]+"
)


WHEN = frozenset({"number", "day", "weekday"})


@line_rule("版报讯运态刊息")
def masthead(text: str) -> PrintedPiece | None:
    """A line of nothing but such facts, among them a page, or a paper with its day or number."""
    if len(text) > LONGEST:
        return None
    found = masthead_facts(text)
    enough = "page" in found or ("publication" in found and found.keys() & WHEN)
    return PrintedPiece(0, len(text), Role.MASTHEAD) if found and enough else None


def number_alone(text: str) -> str | None:
    """The number on a line of nothing else, but perhaps its day: `第12期`, `第12期 2024年5月6日`."""
    found = masthead_facts(text) if "期" in text and len(text) <= LONGEST else {}
    return found.get("number") if found.keys() <= WHEN else None


def heads_number(text: str, below: str) -> bool:
    """Whether a line of nothing but a name stands over the number of an issue: 工作简报 / 第12期."""
    return "number" in masthead_facts(below) and masthead_facts(text).keys() in ({"publication"}, {"name"})


def masthead_facts(text: str) -> dict[str, str]:
    """The facts of a masthead line by name: page, day, weekday, number, publication, name; empty if it holds others."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match or match.lastgroup in found:
            return {}
        if match.lastgroup:
            found[match.lastgroup] = match.group().strip(" 《》")
        at = match.end()
    return found
