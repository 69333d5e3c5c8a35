"""What the format of a source knows about its lines, as features of them: evidence like any other, never a decision."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.values import Hint, HintKind, Reading

from .rows import Row

SET_AS = {
    HintKind.TITLE: "set as title",
    HintKind.HEADING: "set as heading",
    HintKind.DISPLAY: "set as display",
    HintKind.LARGE: "set large",
    HintKind.CAPTION: "set as caption",
    HintKind.TABLE: "set in cells",
}
"""The features that hints give to the lines they cover."""

BETWEEN_CELLS = "\t"


def with_hints(rows: Sequence[Row], reading: Reading) -> list[Row]:
    """The rows, those that a hint covers from end to end with its feature.

    Whole pages are set in tables: only a line of several cells is certainly one of a table.
    """
    starts = [row.start for row in rows]
    told: defaultdict[int, set[str]] = defaultdict(set)
    for hint in reading.hints:
        if hint.kind in SET_AS:
            for at in _covered(rows, starts, hint):
                if hint.kind is not HintKind.TABLE or BETWEEN_CELLS in reading.text[rows[at].start : rows[at].end]:
                    told[at].add(SET_AS[hint.kind])
    return [replace(row, set_as=frozenset(told[at])) if at in told else row for at, row in enumerate(rows)]


def _covered(rows: Sequence[Row], starts: Sequence[int], hint: Hint) -> Iterator[int]:
    """The indexes of the rows that lie in the span of a hint."""
    at = bisect_left(starts, hint.start)
    while at < len(rows) and rows[at].end <= hint.end:
        yield at
        at += 1
