"""Names round the briefs of a column: without brackets behind them, ★某县总工会举办读书会。王小明, or with a dash,
。——王小明; or in brackets before them. Beside names that are known as such, others set alike are names, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import PrintedLine
from .people import only_people
from .pieces import PrintedPiece
from .rules.signatures import LIKE_NAMES, NOTES
from .values import Role
from .wording import FIGURE_CAPTION, SPEAKER

BEHIND_TEXT = re.compile(
    r"[。!?]”?(?P<gap>\s*)(?P<signature>(?P<dash>(?<=[。!?”])—{1,2}\s*)?(?P<names>[\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,12}))$"
)
BEFORE_TEXT = re.compile(r"\((?P<names>[\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,12})\)(?=[\u4e00-\u9fff“《\d].{12})")
"""Names in brackets before briefs: (王小明)某县总工会举办读书会。"""

NAME = rf"(?![{NOTES}])[\u4e00-\u9fff]{{2,12}}"
IN_BRACKETS = rf"\((?!(?:{LIKE_NAMES})\)){NAME}(?:[\s、]+{NAME}){{0,4}}\)"
BRACKETED_BEHIND = re.compile(rf"[。!?]”?\s*(?P<signature>{IN_BRACKETS})$")
BRACKETED_ALONE = re.compile(IN_BRACKETS)
LONGEST_PEN_NAME = 3
"""What may be a name or an office by its form, beside others that are known: 。(云溪二中)."""

PROVIDED = re.compile(r"\((?![^()]*[图照])[^()]{2,24}(?:提供|供稿)\)")
LONGEST_CAPTION = 40
"""Characters of what a picture shows: a longer text is itself what somebody sent."""

DASHED = re.compile(r"[—-]{1,3}\s*[\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,14}")
BOXES = "□■"
SELDOM_BOXES = "○●◇◆◎"
"""Signs that are boxes where a page has one only: several are the bullets of a list."""

LONGEST_TAIL = 20
"""Characters at the end of a line in which the names stand."""

FEWEST = 2
"""Briefs that are signed so: one line alone may have broken off behind the first name of a sentence."""


def with_bare_signatures(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; names behind a box are bylines, and such that stand behind the last sentence of briefs sign them."""
    signs = Counter(line.whole[0] for line in lines)
    boxes = {*BOXES, *(sign for sign in SELDOM_BOXES if signs[sign] == 1)}
    lines = [_as_byline(line) if line.whole[0] in boxes and only_people(line.text) else line for line in lines]
    lines = [_as_provided(line, above) for above, line in pairwise([*lines[:1], *lines])]
    lines = _with_dashed(_with_bracketed_alike(_with_names_before(lines)))
    printed = {at: match for at, line in enumerate(lines) if (match := _signature(line))}
    if sum(bool(match["dash"]) or only_people(match["names"]) for match in printed.values()) < FEWEST:
        return lines
    return [_signed(line, printed[at]["signature"]) if at in printed else line for at, line in enumerate(lines)]


def _with_bracketed_alike(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines; what stands in brackets behind or under a brief as names do behind or under another one signs it."""
    behind = any(line.is_paragraph and line.ends_signed for line in lines)
    alone = any(line.is_signature for line in lines)
    found = list(lines)
    for at, line in enumerate(lines if behind or alone else ()):
        if line.role is not None or line.whole[-1] != ")":
            continue
        match = BRACKETED_BEHIND.search(line.text) if behind and line.is_finished and not line.back else None
        if match:
            found[at] = _signed(line, match["signature"])
        elif alone and at and lines[at - 1].is_paragraph and BRACKETED_ALONE.fullmatch(line.whole):
            found[at] = line.taken_whole(Role.BYLINE)
    return found


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


def _with_dashed(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines; names or offices behind a dash under texts sign those, several on a page: ——石榴."""
    dashed = {at for at in range(1, len(lines)) if _is_dashed(lines[at]) and _is_whole_text(lines[at - 1])}
    if len(dashed) < FEWEST:
        return lines
    return [line.taken_whole(Role.BYLINE) if at in dashed else line for at, line in enumerate(lines)]


def _is_dashed(line: PrintedLine) -> bool:
    return line.role is None and DASHED.fullmatch(line.text) is not None


def _is_whole_text(line: PrintedLine) -> bool:
    return line.role is None and line.is_finished and not line.text.endswith("?")


def _as_provided(line: PrintedLine, above: PrintedLine) -> PrintedLine:
    """The line as a byline, if it says in brackets who gave what is above, and that is a text and no caption."""
    is_given = line.role is Role.CREDIT and PROVIDED.fullmatch(line.whole)
    if not is_given or not above.is_paragraph or FIGURE_CAPTION.match(above.text):
        return line
    return line.taken_whole(Role.BYLINE) if len(above.text) > LONGEST_CAPTION or SPEAKER.match(above.text) else line


def _signature(line: PrintedLine) -> re.Match[str] | None:
    """The names at the end of a line behind a bullet, or set apart, with their dash; or what may be a pen name."""
    if line.role is not None or line.back or line.is_finished:
        return None
    match = BEHIND_TEXT.search(line.text[-LONGEST_TAIL:])
    if match is None or not (line.has_bullet or match["gap"] or match["dash"]):
        return None
    may_be_name = match["dash"] or len(match["names"]) <= LONGEST_PEN_NAME or only_people(match["names"])
    return match if may_be_name else None


def _signed(line: PrintedLine, signature: str) -> PrintedLine:
    at = line.core_end - len(signature)
    text = line.text.removesuffix(signature).rstrip()
    byline = PrintedPiece(at, line.core_end, Role.BYLINE)
    return replace(line, back=(byline,), core_end=at, text=text, is_finished=True)
