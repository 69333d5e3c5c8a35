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
"""The segmenters. They give the same words; rjieba is many times as fast, where it is installed."""

WINDOW = 12
"""Characters looked at on each side of a boundary: longer than nearly every word, short enough to be quick."""

PIECE = re.compile(r".{1,1000}(?<=[\s，。、；：！？,;:!?])|.{1,1000}", re.DOTALL)
"""A text is cut in pieces that end with a clause, which no word crosses: the time jieba takes for a run of unknown
characters grows with the square of its length.
"""

RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")
"""Where jieba looks for words; every other character is a word by itself."""

HAN = re.compile(r"[\u4e00-\u9fff]+")


class Cutter(Protocol):
    def cut(self, text: str, *, guess: bool) -> list[str]:
        """The words of the text; joined they are the text again. `guess`: also words that are not in the dictionary."""

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary."""

    def may_join(self, left: str, right: str) -> bool:
        """Whether a known word may begin in `left` and end in `right`. False is certain, and saves cutting."""


class WordBorders:
    """The offsets at which a word of the text begins or ends. Runs are cut when first asked about: few ever are."""

    def __init__(self, text: str, cut: Callable[[str], list[str]]) -> None:
        self._runs = [run.span() for run in RUN.finditer(text)]
        self._text, self._cut = text, cut
        self._within: dict[int, set[int]] = {}

    def __contains__(self, offset: int) -> bool:
        run = bisect_left(self._runs, (offset,)) - 1
        start, end = self._runs[run] if run >= 0 else (0, 0)
        if offset >= end:
            return True
        if run not in self._within:
            self._within[run] = {*accumulate(map(len, self._cut(self._text[start:end])), initial=start)}
        return offset in self._within[run]


class Words:
    """The dictionary. It is loaded at first use, which takes jieba a second and some 70 MB.

    `cache_folder` keeps jieba's loaded dictionary for the next process. It must belong to the application alone: jieba
    trusts what it finds there. Without one nothing is written.
    """

    def __init__(self, cache_folder: Path | None = None, segmenter: str = JIEBA) -> None:
        self.cache_folder = cache_folder
        self.segmenter = segmenter

    def __reduce__(self) -> tuple[type[Words], tuple[Path | None, str]]:
        """Another process loads the dictionary for itself."""
        return Words, (self.cache_folder, self.segmenter)

    def cut(self, text: str) -> list[str]:
        """The words of the text; joined they are the text again."""
        return [word for piece in PIECE.findall(text) for word in self._cutter.cut(piece, guess=True)]

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary."""
        return self._cutter.knows(word)

    def across(self, left: str, right: str) -> bool:
        """Whether a dictionary word begins at the end of `left` and ends at the beginning of `right`.

        Guessed words do not count: jieba's hidden Markov model makes some out of any two characters.
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
            from .rjieba_cutter import RjiebaCutter

            return RjiebaCutter(union_terms())
        from .jieba_cutter import JiebaCutter

        return JiebaCutter(union_terms(), self.cache_folder)


def union_terms() -> Iterator[tuple[str, int, str]]:
    """Trade-union terms that no general dictionary has: word, frequency, part of speech."""
    for line in entries("union_terms.txt"):
        word, frequency, tag = line.split()
        yield word, int(frequency), tag
