"""Stretches of a text that are spoken for."""

from __future__ import annotations

import re


class Cover:
    """Which characters of a text are covered: from the start those that a pattern matches."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self._marks = bytearray(len(text))
        for match in pattern.finditer(text):
            self.add(match)

    def add(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` is covered."""
        return self._marks.find(1, start, end) >= 0

    def take(self, match: re.Match[str]) -> bool:
        """Cover what the pattern matched, unless a part of it is covered already."""
        free = not self.touches(*match.span())
        if free:
            self.add(match)
        return free
