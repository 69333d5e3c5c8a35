"""The number of an issue on a line of its own, `第12期`. The courses of a training list have theirs, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .page import is_text
from .rows import Row
from .rules.cut import Cut
from .rules.mastheads import number_alone, tokens
from .values import Role

HEAD = 3
"""Lines that may stand over the number at the head of a text: the name of the publication, and who issues it."""


def with_issue_numbers(rows: Sequence[Row]) -> list[Row]:
    """The rows, those claimed that say which issue this is: at the head, under a publication, and wherever again."""
    printed = {at: number for at, row in enumerate(rows) if (number := number_alone(row.text))}
    if not printed:
        return list(rows)
    issues = {tokens(row.line).get("number") for row in rows if row.claim is Role.MASTHEAD}
    issues |= {number for at, number in printed.items() if _under_publication(rows, at)}
    if _at_head(rows, min(printed)):
        issues.add(printed[min(printed)])
    return [_claimed(row) if at in printed and printed[at] in issues else row for at, row in enumerate(rows)]


def _at_head(rows: Sequence[Row], at: int) -> bool:
    return at <= HEAD and not any(map(is_text, rows[:at]))


def _under_publication(rows: Sequence[Row], at: int) -> bool:
    return at > 0 and "publication" in tokens(rows[at - 1].line)


def _claimed(row: Row) -> Row:
    cut = Cut(row.core_start, row.end, Role.MASTHEAD)
    return replace(row, core_start=row.end, core_end=row.end, front=(*row.front, cut), text="", claim=cut.role)
