"""Finding in another text what is left of lines that changed, by n-grams that both texts have."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

SIZE = 4
"""Characters of an n-gram. Shorter ones that occur once in each text are often coincidences."""


class NgramAlignment:
    """Old and new text, matched by n-grams that each has exactly once. White space does not count.

    Nothing is computed before the first question: most sources are read again with the same text.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def locate(self, start: int, end: int) -> list[tuple[int, int]]:
        """Starts and ends of the stretches of the new text that share n-grams with this stretch of the old one."""
        common = (gram for gram in _ngrams(self.old[start:end]) if gram in self._in_old and gram in self._in_new)
        stretches: list[tuple[int, int]] = []
        for n in sorted(self._in_new[gram] for gram in common):
            first, last = self._new_offsets[n], self._new_offsets[n + SIZE - 1] + 1
            if stretches and first < stretches[-1][1]:
                first, _ = stretches.pop()
            stretches.append((first, last))
        return stretches

    @cached_property
    def _in_old(self) -> dict[str, int]:
        return _unique(_ngrams(self.old))

    @cached_property
    def _in_new(self) -> dict[str, int]:
        return _unique(_ngrams(self.new))

    @cached_property
    def _new_offsets(self) -> list[int]:
        """Where each character of the new text stands that is not white space."""
        return [offset for offset, character in enumerate(self.new) if not character.isspace()]


def _ngrams(text: str) -> list[str]:
    ink = "".join(text.split())
    return [ink[n : n + SIZE] for n in range(len(ink) - SIZE + 1)]


def _unique(ngrams: list[str]) -> dict[str, int]:
    """The n-grams that occur once, with their numbers."""
    counts = Counter(ngrams)
    return {gram: n for n, gram in enumerate(ngrams) if counts[gram] == 1}
