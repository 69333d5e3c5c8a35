"""What the parser needs to know of single characters."""

from __future__ import annotations

import re

WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
SPACES = dict.fromkeys("\t\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\u3000\ufeff", " ")
FOLDING = {**WIDE, **SPACES, "｡": "。"}
FOLDED = re.compile(f"[{re.escape(''.join(FOLDING))}]")

ENDS = frozenset("。!?…;:—")
"""Folded characters after which a paragraph may end."""

CLOSERS = "”’」』》)】〉\"'"
PAIRS = {"“": "”", "《": "》", "(": ")", "「": "」", "『": "』"}

LEANING_LEFT = frozenset("的了着过们地得之等者与和及或并而且但也就则才还又")
"""Characters that seldom begin a sentence, so that a line beginning with one goes on another."""

LEANING_RIGHT = frozenset("的和与及或在为把被将对向从由是已并而且但其该各以于")
"""Characters that seldom end a sentence or a headline."""

CLOSED = re.compile(
    r"(?:参与|[共温缓饱祥平谐]和|[走方动意取导志转风去倾流]向|[自理缘]由|[存内外潜实自所健]在|[行有可]为|[应反配绝]对"
    r"|[服听遵顺]从|[上中少大干名老小虎]将|火把|土耳其|[棉植]被|普及|埃及|[合兼]并|不已|而已)$"
)
"""Words that end in such a character and are complete."""


def normalised(text: str) -> str:
    """The text with half-width punctuation, digits, letters and spaces, character for character: offsets stay."""
    found = FOLDED.search(text)
    while found:
        text = text.replace(found[0], FOLDING[found[0]])
        found = FOLDED.search(text, found.end())
    return text


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


def ends_sentence(text: str) -> bool:
    """Whether a paragraph may end here: after a sentence end, and nothing then but closing quotes and brackets."""
    bare = text.rstrip(CLOSERS + " ")
    if bare and bare[-1] in ENDS:
        return True
    return text.endswith(")") and _ends_before_bracket(text[-40:])


def _ends_before_bracket(tail: str) -> bool:
    """Whether a sentence ends before the bracket that closes the text: …完成。(王小明)"""
    before, opened, _ = tail.rpartition("(")
    return bool(opened) and before.rstrip(CLOSERS + " ").endswith("。")


def unclosed(text: str) -> bool:
    """Whether a quotation, a title or a bracket stays open at the end."""
    return any(opened in text and text.count(opened) > text.count(closed) for opened, closed in PAIRS.items())


WRAP = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[和与及或暨][\u4e00-\u9fff])")
"""White space inside a line of display that no one would print: before a conjunction. The line was wrapped here."""


def wraps(text: str) -> list[int]:
    """Where the pieces of a wrapped line of display begin, after the first."""
    return [match.end() for match in WRAP.finditer(text)] if " " in text else []
