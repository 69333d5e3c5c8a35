"""Tools to look through a text with many words or patterns.

Searching only where something can begin takes a fraction of the time. A pattern that finds these positions is quick
where it begins with plain characters; what must not stand before them it checks with a lookbehind after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class PrefixFinder:
    """Finds where words may begin, by their first two characters."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        self._prefixes = frozenset(prefixes)
        firsts, seconds = ("".join(map(re.escape, sorted(set(those)))) for those in zip(*self._prefixes, strict=True))
        self._pattern = re.compile(f"[{firsts}](?=[{seconds}])")

    def positions(self, text: str) -> Iterator[int]:
        """Where the text has one of the prefixes, in text order."""
        for match in self._pattern.finditer(text):
            if text[match.start() : match.start() + 2] in self._prefixes:
                yield match.start()


def matches_at(positions: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The same as `pattern.finditer(text)`, for a pattern that matches only at these positions, given in order."""
    end = 0
    for position in positions:
        match = pattern.match(text, position) if position >= end else None
        if match:
            end = match.end()
            yield match


class Coverage:
    """Which characters of a text are covered by matches: at first those of one pattern."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self._marks = bytearray(len(text))
        for match in pattern.finditer(text):
            self._cover(match)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` is covered."""
        return self._marks.find(1, start, end) >= 0

    def claim(self, match: re.Match[str]) -> bool:
        """Cover what the match spans; False if a part of it is covered already."""
        if self.overlaps(*match.span()):
            return False
        self._cover(match)
        return True

    def _cover(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self._marks[start:end] = b"\1" * (end - start)
