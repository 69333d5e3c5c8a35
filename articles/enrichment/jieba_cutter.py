"""Words by jieba, the reference: the only module that imports it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable
from pathlib import Path

with warnings.catch_warnings():  # its old escapes, and pkg_resources
    warnings.simplefilter("ignore")
    import jieba

jieba.setLogLevel(logging.CRITICAL)  # it tells stderr how its loading goes


class JiebaCutter:
    def __init__(self, terms: Iterable[tuple[str, int, str]], cache_folder: Path | None) -> None:
        self._tokenizer = _loaded(cache_folder)
        for term in terms:
            self._tokenizer.add_word(*term)

    def cut(self, text: str, *, guess: bool) -> list[str]:
        return self._tokenizer.lcut(text, HMM=guess)

    def knows(self, word: str) -> bool:
        return bool(self._tokenizer.FREQ.get(word))

    def may_join(self, left: str, right: str) -> bool:
        begun = [left[at:] + right[:1] for at in range(len(left))]
        return any(self._leads_into(word, right[1:]) for word in begun if word in self._tokenizer.FREQ)

    def _leads_into(self, begun: str, right: str) -> bool:
        """Whether a word so begun ends in the text. jieba knows the beginnings of words, too, with no frequency."""
        for end in range(len(right) + 1):
            frequency = self._tokenizer.FREQ.get(begun + right[:end])
            if frequency is None:
                return False
            if frequency:
                return True
        return False


def _loaded(cache_folder: Path | None) -> jieba.Tokenizer:
    """A tokenizer of our own: the global one of jieba may be changed by others."""
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
