"""Word segmentation by rjieba, jieba's dictionary and model in Rust. The only module that imports it.

Where it differs from jieba it is corrected here, except for ties: of two equally good segmentations it may choose the
other one, 日 日日 instead of 日日 日.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import rjieba

BEYOND_JIEBA = re.compile("([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
"""Rare Han characters, which jieba cuts one by one and rjieba makes words of."""

LATIN = re.compile(r"[a-zA-Z0-9+#&._%-]+")
LATIN_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
"""What jieba takes for one word when it guesses: 3.5%, but not 2024-12-17 or e-mail."""

BALLAST = "\ue000\ue001\ue002"
"""A word that no text has. When a word is added again, jieba keeps its old frequency in the total and rjieba does not:
this word makes up for it, or all other words would weigh a little more.
"""


class RjiebaCutter:
    def __init__(self, terms: Iterable[tuple[str, int, str]]) -> None:
        self._jieba = rjieba.Jieba()
        terms = list(terms)
        if replaced := _frequency_of({word for word, *_ in terms}):
            self._jieba.add_word(BALLAST, replaced, None)
        for term in terms:
            self._jieba.add_word(*term)

    def cut(self, text: str, *, guess: bool) -> list[str]:
        words: list[str] = []
        for part in BEYOND_JIEBA.split(text):
            words += self._jieba.cut(part, guess)
        return list(self._with_latin_words(words)) if guess and LATIN.search(text) else words

    def knows(self, word: str) -> bool:
        return self._jieba.has_word(word)

    def may_join(self, left: str, right: str) -> bool:
        return True  # cutting is as fast as looking words up

    def _with_latin_words(self, words: Iterable[str]) -> Iterator[str]:
        """The words with runs of Latin letters and digits cut as jieba cuts them."""
        run = ""
        for word in words:
            if LATIN.fullmatch(word) and not self.knows(word):
                run += word
                continue
            if run:
                yield from filter(None, LATIN_WORD.split(run))
                run = ""
            yield word
        yield from filter(None, LATIN_WORD.split(run))


def _frequency_of(words: set[str]) -> int:
    """The frequencies of these words in jieba's dictionary, added up."""
    dictionary = Path(find_spec("jieba").origin).with_name("dict.txt").read_text("utf-8")
    rows = (line.split(" ", 2) for line in dictionary.splitlines() if line[: line.index(" ")] in words)
    return sum(int(frequency) for _word, frequency, _tag in rows)
