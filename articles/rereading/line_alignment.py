"""Finding stretches of one text in another by the lines that both have."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher


class LineAlignment:
    """Old and new text, matched line by line. Blank lines and white space at the end of a line do not count."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.is_identity = old == new
        if self.is_identity:
            return
        self.old_starts, old_lines = _inked_lines(old)
        self.new_starts, new_lines = _inked_lines(new)
        blocks = SequenceMatcher(None, old_lines, new_lines).get_matching_blocks()
        self.new_numbers = {same.a + n: same.b + n for same in blocks for n in range(same.size)}

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end in the new text of a stretch of the old one, without white space around it.

        None unless all its lines are in the new text, one after the other.
        """
        if self.is_identity:
            return start, end
        stretch = self.old[start:end]
        if not stretch.strip():
            return None
        start, end = start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
        first, last = (bisect_right(self.old_starts, at) - 1 for at in (start, end))
        numbers = [self.new_numbers.get(n) for n in range(first, last + 1)]
        if None in numbers or numbers[-1] - numbers[0] != last - first:
            return None
        return (
            self.new_starts[numbers[0]] + start - self.old_starts[first],
            self.new_starts[numbers[-1]] + end - self.old_starts[last],
        )


def _inked_lines(text: str) -> tuple[list[int], list[str]]:
    """Starts and texts of the lines that are not blank."""
    starts, lines, start = [], [], 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            starts.append(start)
            lines.append(line.rstrip())
        start += len(line)
    return starts, lines
