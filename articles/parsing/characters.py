"""What the parser knows of single characters, and of texts by their first and last ones."""

from __future__ import annotations

import re

WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
SPACES = dict.fromkeys("\t\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\u3000\ufeff", " ")
NORMAL = {**WIDE, **SPACES, "｡": "。"}
NOT_NORMAL = re.compile(f"[{re.escape(''.join(NORMAL))}]")
HALF_WIDTH_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff”)]\.)(?=\s*(?:[(“\r\n]|$))")
"""A full stop of typists who set no other signs: behind a sentence, at the end of a line, or before brackets."""

SENTENCE_ENDS = frozenset("。!?…;:—")
"""Normalised characters after which a paragraph may end."""

CLOSERS = "”’」』》)】〉\"'"
PAIRS = {"“": "”", "《": "》", "(": ")", "「": "」", "『": "』"}
OPENERS = re.compile(f"[{re.escape(''.join(PAIRS))}]")

SELDOM_FIRST = frozenset("的了着过们地得之等者与和或及并而且但也就则才还又")
"""Characters that seldom begin a sentence: a line that begins with one goes on another."""

SELDOM_LAST = frozenset("的和与及或在为把被将对向从由是已并而且但其该各以于")
"""Characters that seldom end a sentence or a headline."""

COMPLETE_WORD = re.compile(
    r"(?:参与|[共温缓饱祥平谐]和|[走方动意取导志转风去倾流]向|[自理缘]由|[存内外潜实自所健]在|[行有可]为|[应反配绝]对"
    r"|[服听遵顺]从|[上中少大干名老小虎]将|火把|土耳其|[棉植]被|普及|埃及|[合兼]并|不已|而已|[冬夏]至)$"
)
"""Words that end in such a character, and may end a sentence or a headline."""

WRAP = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[和与及或暨][\u4e00-\u9fff])")
"""White space before a conjunction, which nobody prints inside a line of display: the line was wrapped here."""


def normalised(text: str) -> str:
    """The text with punctuation, digits, letters and spaces at half width, character for character: offsets stay."""
    found = NOT_NORMAL.search(text)
    while found:
        text = text.replace(found[0], NORMAL[found[0]])
        found = NOT_NORMAL.search(text, found.end())
    return HALF_WIDTH_STOP.sub("。", text) if "." in text else text


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


def ends_sentence(text: str) -> bool:
    """Whether a paragraph may end here: behind a sentence end, with only closing quotes and brackets after it."""
    bare = text.rstrip(CLOSERS + " ")
    if bare and bare[-1] in SENTENCE_ENDS:
        return True
    return text.endswith(")") and _ends_before_bracket(text[-40:])


def _ends_before_bracket(tail: str) -> bool:
    """Whether a sentence ends before the bracket that closes the text: …完成。(王小明)"""
    before, opened, _ = tail.rpartition("(")
    return bool(opened) and before.rstrip(CLOSERS + " ").endswith("。")


def leaves_open(text: str) -> bool:
    """Whether a quotation, a title or a bracket is still open at the end."""
    opened = set(OPENERS.findall(text))
    return any(text.count(sign) > text.count(PAIRS[sign]) for sign in opened)


def wrap_points(text: str) -> list[int]:
    """Where the pieces of a wrapped line of display begin, after the first."""
    return [match.end() for match in WRAP.finditer(text)] if " " in text else []
