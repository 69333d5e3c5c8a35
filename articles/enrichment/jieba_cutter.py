"""Word segmentation by jieba, the reference. The only module that imports it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable
from pathlib import Path

with warnings.catch_warnings():  # of old escapes, and pkg_resources
    warnings.simplefilter("ignore")
    import jieba

jieba.setLogLevel(logging.CRITICAL)  # else it reports its loading on stderr


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
        prefixes = [left[start:] + right[:1] for start in range(len(left))]
        return any(self._can_complete(prefix, right[1:]) for prefix in prefixes if prefix in self._tokenizer.FREQ)

    def _can_complete(self, prefix: str, right: str) -> bool:
        """Whether a word with this prefix ends in `right`. jieba lists the prefixes of words too, with frequency 0."""
        for end in range(len(right) + 1):
            frequency = self._tokenizer.FREQ.get(prefix + right[:end])
            if frequency is None:
                return False
            if frequency:
                return True
        return False


def _loaded(cache_folder: Path | None) -> jieba.Tokenizer:
    """A tokenizer of our own: other code may change the global one of jieba."""
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
