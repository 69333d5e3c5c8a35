"""Names round the briefs of a column: without brackets behind them, ★某县总工会举办读书会。王小明, or with a dash,
。——王小明; or in brackets before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .lines import PrintedLine
from .people import only_people
from .pieces import PrintedPiece
from .values import Role

BEHIND_TEXT = re.compile(
    r"[。!?]”?(?P<gap>\s*)(?P<signature>(?P<dash>(?<=。)—{1,2}\s*)?(?P<names>[\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,12}))$"
)
BEFORE_TEXT = re.compile(r"\((?P<names>[\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,12})\)(?=[\u4e00-\u9fff“《\d].{12})")
"""Names in brackets before briefs: (王小明)某县总工会举办读书会。"""

BOXES = "□■"
LONGEST_TAIL = 20
"""Characters at the end of a line in which the names stand."""

FEWEST = 2
"""Briefs that are signed so: one line alone may have broken off behind the first name of a sentence."""


def with_bare_signatures(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; names behind a box are bylines, and such that stand behind the last sentence of briefs sign them."""
    lines = [_as_byline(line) if line.whole[0] in BOXES and only_people(line.text) else line for line in lines]
    lines = _with_names_before(lines)
    signed = {at: signature for at, line in enumerate(lines) if (signature := _signature(line))}
    if len(signed) < FEWEST:
        return list(lines)
    return [_signed(line, signed[at]) if at in signed else line for at, line in enumerate(lines)]


def _as_byline(line: PrintedLine) -> PrintedLine:
    """The line with the names behind its box as who wrote: □ 王小明."""
    byline = PrintedPiece(line.core_start, line.core_end, Role.BYLINE)
    return replace(line, front=(*line.front, byline), core_start=line.core_end, text="", role=Role.BYLINE)


def _with_names_before(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    named = {at: match for at, line in enumerate(lines) if (match := _names_before(line))}
    if len(named) < FEWEST:
        return list(lines)
    return [_signed_before(line, named[at].end()) if at in named else line for at, line in enumerate(lines)]


def _names_before(line: PrintedLine) -> re.Match[str] | None:
    match = BEFORE_TEXT.match(line.text) if line.is_paragraph else None
    return match if match and only_people(match["names"]) else None


def _signed_before(line: PrintedLine, length: int) -> PrintedLine:
    start = line.core_start + length
    byline = PrintedPiece(line.core_start, start, Role.BYLINE)
    return replace(line, front=(*line.front, byline), core_start=start, text=line.text[length:], is_lead=True)


def _signature(line: PrintedLine) -> str | None:
    """The names at the end of a line behind a bullet, or set apart, with their dash."""
    if line.role is not None or line.back or line.is_finished:
        return None
    match = BEHIND_TEXT.search(line.text[-LONGEST_TAIL:])
    if match is None or not (line.has_bullet or match["gap"] or match["dash"]):
        return None
    return match["signature"] if only_people(match["names"]) else None


def _signed(line: PrintedLine, signature: str) -> PrintedLine:
    at = line.core_end - len(signature)
    text = line.text.removesuffix(signature).rstrip()
    byline = PrintedPiece(at, line.core_end, Role.BYLINE)
    return replace(line, back=(byline,), core_end=at, text=text, is_finished=True)
