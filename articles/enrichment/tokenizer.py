"""Chinese words, by jieba with the union vocabulary: the only module that knows jieba."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from articles.data import entries

if TYPE_CHECKING:
    from jieba import Tokenizer

WINDOW = 12
"""Characters looked at on each side of a seam: longer than nearly every word, short enough to be quick."""

PIECE = re.compile(r".{1,1000}(?<=[\s，。、；：！？,;:!?])|.{1,1000}", re.DOTALL)
"""A text is cut piece by piece, each to the end of a clause, which no word crosses: jieba takes the square of the time
for a long run of unknown characters.
"""

HAN = re.compile(r"[\u4e00-\u9fff]+")


class Words:
    """The dictionary, loaded at its first use: a second of time and some 70 MB.

    `cache_folder` keeps the loaded dictionary for the next process; it must belong to the application alone, for
    jieba trusts what it finds there. Without one nothing is written.
    """

    def __init__(self, cache_folder: Path | None = None) -> None:
        self.cache_folder = cache_folder

    def cut(self, text: str) -> list[str]:
        """The text in words; together they are the text again."""
        return [word for piece in PIECE.findall(text) for word in self._tokenizer.lcut(piece)]

    def knows(self, word: str) -> bool:
        """Whether the word stands in the dictionary."""
        return bool(self._tokenizer.FREQ.get(word))

    def across(self, left: str, right: str) -> bool:
        """Whether a dictionary word begins in the end of `left` and ends in the beginning of `right`.

        Words that jieba would only guess (its hidden Markov model makes some out of any two characters) do not count.
        """
        left, right = left.rstrip()[-WINDOW:], right.lstrip()[:WINDOW]
        end = 0
        for word in self._tokenizer.lcut(left + right, HMM=False):
            begin, end = end, end + len(word)
            if end > len(left):
                return begin < len(left) and HAN.fullmatch(word) is not None
        return False

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = _new_tokenizer(self.cache_folder)
        for line in entries("union_terms.txt"):
            word, frequency, tag = line.split()
            tokenizer.add_word(word, int(frequency), tag)
        return tokenizer


def _new_tokenizer(cache_folder: Path | None) -> Tokenizer:
    """A tokenizer of our own: the global one of jieba may be changed by others."""
    jieba = _import_jieba()
    tokenizer = jieba.Tokenizer()
    if cache_folder is None:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    else:
        cache_folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(cache_folder)
        tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"
        tokenizer.initialize()
    return tokenizer


def _import_jieba() -> ModuleType:
    """Import jieba without its warnings (old escapes, pkg_resources) and without its progress lines on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    return jieba
