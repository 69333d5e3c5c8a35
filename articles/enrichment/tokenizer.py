"""Chinese words, by jieba or rjieba with the union vocabulary."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from articles.data import entries

JIEBA, RJIEBA = "jieba", "rjieba"
"""What cuts the text. They give the same words; rjieba, where it is installed, is many times as fast."""

WINDOW = 12
"""Characters looked at on each side of a seam: longer than nearly every word, short enough to be quick."""

PIECE = re.compile(r".{1,1000}(?<=[\s，。、；：！？,;:!?])|.{1,1000}", re.DOTALL)
"""A text is cut piece by piece, each to the end of a clause, which no word crosses: jieba takes the square of the time
for a long run of unknown characters.
"""

RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")
"""What jieba looks for words in; every other sign is a word by itself."""

HAN = re.compile(r"[\u4e00-\u9fff]+")


class Cutter(Protocol):
    def cut(self, text: str, *, guess: bool) -> list[str]:
        """The text in words; together they are the text again. `guess`: words that no dictionary has, too."""

    def knows(self, word: str) -> bool:
        """Whether the word stands in the dictionary."""

    def may_join(self, left: str, right: str) -> bool:
        """Whether a known word can begin in `left` and end in `right`: a no is sure, and saves a cut."""


class WordBorders:
    """The offsets of a text at which a word begins or ends. A run is cut when it is first asked about: few ever are."""

    def __init__(self, text: str, cut: Callable[[str], list[str]]) -> None:
        self._runs = [run.span() for run in RUN.finditer(text)]
        self._text, self._cut = text, cut
        self._within: dict[int, set[int]] = {}

    def __contains__(self, at: int) -> bool:
        run = bisect_left(self._runs, (at,)) - 1
        start, end = self._runs[run] if run >= 0 else (0, 0)
        if at >= end:
            return True
        if run not in self._within:
            self._within[run] = {*accumulate(map(len, self._cut(self._text[start:end])), initial=start)}
        return at in self._within[run]


class Words:
    """The dictionary, loaded at its first use: a second of time and some 70 MB with jieba.

    `cache_folder` keeps jieba's loaded dictionary for the next process; it must belong to the application alone, for
    jieba trusts what it finds there. Without one nothing is written.
    """

    def __init__(self, cache_folder: Path | None = None, segmenter: str = JIEBA) -> None:
        self.cache_folder = cache_folder
        self.segmenter = segmenter

    def __reduce__(self) -> tuple[type[Words], tuple[Path | None, str]]:
        """Another process loads it for itself."""
        return Words, (self.cache_folder, self.segmenter)

    def cut(self, text: str) -> list[str]:
        """The text in words; together they are the text again."""
        return [word for piece in PIECE.findall(text) for word in self._cutter.cut(piece, guess=True)]

    def knows(self, word: str) -> bool:
        """Whether the word stands in the dictionary."""
        return self._cutter.knows(word)

    def across(self, left: str, right: str) -> bool:
        """Whether a dictionary word begins in the end of `left` and ends in the beginning of `right`.

        Words that would only be guessed (a hidden Markov model makes some out of any two characters) do not count.
        """
        left, right = left.rstrip()[-WINDOW:], right.lstrip()[:WINDOW]
        if not HAN.fullmatch(left[-1:] + right[:1]) or not self._cutter.may_join(left, right):
            return False
        end = 0
        for word in self._cutter.cut(left + right, guess=False):
            begin, end = end, end + len(word)
            if end > len(left):
                return begin < len(left) and HAN.fullmatch(word) is not None
        return False

    def borders(self, text: str) -> WordBorders:
        """Where words begin and end in the text."""
        return WordBorders(text, self.cut)

    @cached_property
    def _cutter(self) -> Cutter:
        if self.segmenter == RJIEBA:  # neither is imported before it is needed
            from articles.enrichment.rjieba_cutter import RjiebaCutter

            return RjiebaCutter(union_terms())
        from articles.enrichment.jieba_cutter import JiebaCutter

        return JiebaCutter(union_terms(), self.cache_folder)


def union_terms() -> Iterator[tuple[str, int, str]]:
    """Words of the trade that no general dictionary has: the word, its frequency, its part of speech."""
    for line in entries("union_terms.txt"):
        word, frequency, tag = line.split()
        yield word, int(frequency), tag
