"""Where the pieces of one text stand in another, by the lines that are the same in both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

Carry = Callable[[int, int], tuple[int, int] | None]
"""From the start and end of a stretch in the old text to those of its ink in the new; None where it is not there."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def carry(old: str, new: str) -> Carry:
    """A stretch is carried whole, or not at all. Blank lines and the white space at the end of a line do not count."""
    if old == new:
        return lambda start, end: (start, end)
    old_lines, new_lines = _lines(old), _lines(new)
    starts = [line.start for line in old_lines]
    twins = _twins(old_lines, new_lines)

    def place(start: int, end: int) -> tuple[int, int] | None:
        start, end = _ink(old, start, end)
        first, last = (bisect_right(starts, at) - 1 for at in (start, end - 1))
        run = [twins.get(n) for n in range(first, last + 1)]
        if start == end or None in run or run[-1] - run[0] != last - first:
            return None
        return (
            new_lines[run[0]].start + start - starts[first],
            new_lines[run[-1]].start + end - starts[last],
        )

    return place


def _lines(text: str) -> list[_Line]:
    """The lines with ink."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            lines.append(_Line(start, line.rstrip()))
        start += len(line)
    return lines


def _twins(old: list[_Line], new: list[_Line]) -> dict[int, int]:
    """The numbers of the old lines that are the same in the new text, with their new numbers."""
    matcher = SequenceMatcher(None, [line.text for line in old], [line.text for line in new])
    return {same.a + n: same.b + n for same in matcher.get_matching_blocks() for n in range(same.size)}


def _ink(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space around it."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, max(start, start + len(stretch.strip()))
