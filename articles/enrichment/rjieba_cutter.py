"""Words by rjieba, the same dictionary and model in Rust: the only module that imports it.

What it does otherwise than jieba is mended here, but for ties: of two readings that are equally good it may take the
other one. 日日日 is 日 日日, and not 日日 日.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import rjieba

BEYOND_JIEBA = re.compile("([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
"""Han that jieba takes for signs, each by itself; rjieba makes words of them."""

LATIN = re.compile(r"[a-zA-Z0-9+#&._%-]+")
LATIN_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
"""What jieba takes for one word where it guesses: 3.5%, but not 2024-12-17 nor e-mail."""

STUFFING = "\ue000\ue001\ue002"
"""A word of no text. jieba counts the old frequency of a word that it is given anew, rjieba does not: this word takes
its place, or all other words would count for a little more.
"""


class RjiebaCutter:
    def __init__(self, terms: Iterable[tuple[str, int, str]]) -> None:
        self._jieba = rjieba.Jieba()
        terms = list(terms)
        if replaced := _frequency_of({word for word, *_ in terms}):
            self._jieba.add_word(STUFFING, replaced, None)
        for term in terms:
            self._jieba.add_word(*term)

    def cut(self, text: str, *, guess: bool) -> list[str]:
        words: list[str] = []
        for part in BEYOND_JIEBA.split(text):
            words += self._jieba.cut(part, guess)
        return list(self._with_latin_as_jieba_has_it(words)) if guess and LATIN.search(text) else words

    def knows(self, word: str) -> bool:
        return self._jieba.has_word(word)

    def may_join(self, left: str, right: str) -> bool:
        return True  # it cuts as fast as it looks words up

    def _with_latin_as_jieba_has_it(self, words: Iterable[str]) -> Iterator[str]:
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
    """How often jieba's dictionary counts these words."""
    dictionary = Path(find_spec("jieba").origin).with_name("dict.txt").read_text("utf-8")
    rows = (line.split(" ", 2) for line in dictionary.splitlines() if line[: line.index(" ")] in words)
    return sum(int(frequency) for _word, frequency, _tag in rows)
