"""Who signs at the end, in brackets: (王小明 李四), (作者单位：某校), ——编者."""

from __future__ import annotations

import re

from articles.parsing.people import only_people, run_together, titled_person
from articles.parsing.rules.cut import LONGEST_TAIL, Cut, ruled, whole
from articles.parsing.values import Role

NOTE = re.compile(
    r"[(〔](?:本文)?作者(?:单位)?(?:分别)?[:为系是][^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*[)〕]"
    r"|\((?:综合|摘编自|摘自|原载)[^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|\([^()。]{2,30}(?:采写|整理|综合整理|采访整理|供稿|执笔|辑|编辑|速写|题图|作画)\)"
    r"|[—-]{2,}\s*编\s*者(?:按)?"
)
PEN_NAME = re.compile(r"\((?!附|未|全文|上|下|续|略|完|见|暂|试|草|节|摘|讨|修|征|图|注)[\u4e00-\u9fff]{2,3}\)")
BRACKETED = re.compile(r"\(\s*([\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,30})\)")
CLOSING = re.compile(r"(?<=[。!?”])\s*(\(\s*([\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,20})\))$")

author_note = whole(Role.BYLINE, NOTE, "(〔—-", longest=100)


@ruled("文")
def written_by(text: str) -> Cut | None:
    """A line of nothing but a name, set apart, and 文: 徐  行文."""
    named = len(text) < LONGEST_TAIL and text.endswith("文") and " " in text and only_people(text[:-1])
    return Cut(0, len(text), Role.BYLINE) if named else None


@ruled("(")
def signature_alone(text: str) -> Cut | None:
    """A line of nothing but names in brackets, a post with its name, or what may be a pen name."""
    if PEN_NAME.fullmatch(text):
        return Cut(0, len(text), Role.BYLINE)
    match = BRACKETED.fullmatch(text) if len(text) < LONGEST_TAIL else None
    if match and (_signs(match.group(1)) or titled_person(match.group(1))):
        return Cut(0, len(text), Role.BYLINE)
    return None


@ruled(")")
def signature_after(text: str) -> Cut | None:
    """Names in brackets after the last sentence of a paragraph."""
    offset = max(0, len(text) - LONGEST_TAIL)
    match = CLOSING.search(text[offset:])
    return Cut(offset + match.start(1), len(text), Role.BYLINE) if match and _signs(match.group(2)) else None


def _signs(names: str) -> bool:
    return only_people(names) or run_together(names.strip())
