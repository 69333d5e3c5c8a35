"""The number of an issue on a line of its own, `第12期`. The courses of a training list have theirs, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .lines import PrintedLine
from .pieces import PrintedPiece
from .rules.mastheads import masthead_facts, number_alone
from .values import Role

HEAD = 3
"""Lines that may stand over the number at the head of a text: the name of the publication, and who issues it."""


def with_issue_numbers(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; those that say which issue this is are mastheads: at the head, under a publication, and repeated."""
    printed = {at: number for at, line in enumerate(lines) if (number := number_alone(line.text))}
    if not printed:
        return list(lines)
    issues = {masthead_facts(line.whole).get("number") for line in lines if line.role is Role.MASTHEAD}
    issues |= {number for at, number in printed.items() if _is_under_publication(lines, at)}
    if _is_at_head(lines, min(printed)):
        issues.add(printed[min(printed)])
    return [_as_masthead(line) if at in printed and printed[at] in issues else line for at, line in enumerate(lines)]


def _is_at_head(lines: Sequence[PrintedLine], at: int) -> bool:
    return at <= HEAD and not any(line.is_running_text for line in lines[:at])


def _is_under_publication(lines: Sequence[PrintedLine], at: int) -> bool:
    return at > 0 and "publication" in masthead_facts(lines[at - 1].whole)


def _as_masthead(line: PrintedLine) -> PrintedLine:
    piece = PrintedPiece(line.core_start, line.end, Role.MASTHEAD)
    return replace(
        line, core_start=line.end, core_end=line.end, front=(*line.front, piece), text="", role=Role.MASTHEAD
    )
