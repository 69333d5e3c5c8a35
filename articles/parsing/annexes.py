"""Annexes of a notice: behind `附件1`, forms and lists belong to it to its end, whatever their lines look like.

关于做好帮扶工作的通知
……
附件：1.困难职工申报表
云溪市总工会
2024年5月20日
附件1
困难职工申报表
姓名
单位意见
（盖章）
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .elements import RUNNING_TEXT, Element
from .layout import PlacedLine
from .lines import PrintedLine
from .values import Role
from .wording import ANNEXES

E = Element

LABEL = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]?")
"""A line that is nothing else stands over an annex."""

OF_A_NOTICE = re.compile(r"(?:通知|公告|通报|公示|决定|意见|办法|方案|细则|规定|函)(?:\(.*\))?$")
"""How the title of a notice ends."""

NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、\S|第[一二三四五六七八九十]{1,3}[章节]\s")
"""How the parts of a plan are headed that is an annex: 一、目标."""

FAR = 5
"""Lines between the names of the annexes, or the text, and the first annex: who signs, and when."""

NO_ANNEX = frozenset({Role.MASTHEAD, Role.NOISE, Role.COLOPHON, Role.LINK})
"""Lines that are no part of an annex, though they stand there."""


def with_annexes(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The lines, those of annexes and their names as text, and the title over the first annex as who signs."""
    placed = list(lines)
    at = next((n for n, each in enumerate(placed) if _is_label(each.line) and _is_under_a_notice(placed[:n])), None)
    if at is None:
        return lines
    text = next((n for n, each in enumerate(placed[:at]) if each.element in RUNNING_TEXT), at)
    for n in range(max(text, at - FAR), at):
        if ANNEXES.match(placed[n].line.whole):
            placed[n] = _in_annex(placed[n])
        elif placed[n].element in (E.ISSUE_TITLE, E.SECTION, E.HEADLINE):
            placed[n] = replace(placed[n], line=placed[n].line.taken_whole(Role.BYLINE), element=E.SIGNATURE)
    end = next((n for n in range(at, len(placed)) if _is_next_notice(placed, n)), len(placed))
    placed[at:end] = map(_in_annex, placed[at:end])
    placed[end : end + 1] = (replace(each, element=E.HEADLINE) for each in placed[end : end + 1])
    return [*placed[:end], *with_annexes(placed[end:])]


def _is_label(line: PrintedLine) -> bool:
    return LABEL.fullmatch(line.whole.strip()) is not None


def _is_under_a_notice(above: Sequence[PlacedLine]) -> bool:
    """Whether a notice stands above, by its title or by the annexes that it names."""
    headline = next((each.line.text for each in reversed(above) if each.element is E.HEADLINE), "")
    return OF_A_NOTICE.search(headline) is not None or any(ANNEXES.match(each.line.whole) for each in above)


def _is_next_notice(placed: Sequence[PlacedLine], n: int) -> bool:
    """Whether this is the title of another notice: its text begins below, with whom it is for."""
    text = placed[n].line.text
    is_addressed = n + 1 < len(placed) and placed[n + 1].line.whole.endswith((":", "："))
    return text.startswith("关于") and OF_A_NOTICE.search(text) is not None and is_addressed


def _in_annex(placed: PlacedLine) -> PlacedLine:
    """The line as text, with its pieces together, and joined to no other if it is short; a crosshead stays one."""
    line = placed.line
    is_crosshead = placed.element is E.CROSSHEAD and NUMBERED.match(line.text) is not None
    if line.role in NO_ANNEX or is_crosshead or (placed.element in RUNNING_TEXT and line.is_running_text):
        return placed
    is_marked = any(piece.role is Role.MARK for piece in line.front)
    return replace(placed, line=line if is_marked else line.taken_as_text(), element=E.POINT)
