"""Bigrams, pairs of neighbouring characters: what a text speaks of, where no dictionary is asked for its words."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import add

HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")

Codes = set[int]
"""Bigrams as numbers: sets of those are made in half the time."""


def bigrams(characters: Sequence[str]) -> Iterator[str]:
    """Each character with the one after it: 工会报 has 工会 and 会报. The characters may come as strings in a list."""
    return map(add, characters, characters[1:])


def han_bigrams(text: str) -> frozenset[str]:
    """The bigrams of Chinese characters with nothing between them."""
    return frozenset(chain.from_iterable(map(bigrams, HAN_RUN.findall(text))))


def only_han(text: str) -> str:
    """The Chinese characters of a text."""
    return "".join(HAN_RUN.findall(text))


def bigram_codes(texts: Iterable[str]) -> Codes:
    """The bigrams of the Chinese characters of each text, over whatever else stands between them."""
    return set().union(*chain.from_iterable(map(alternate_codes, map(only_han, texts))))


def alternate_codes(han: str) -> tuple[array[int], array[int]]:
    """The bigrams of a text of Chinese characters, in two halves: those at its even places and those at its odd ones.

    A Chinese character has two bytes in UTF-16, so that a bigram is a number of four bytes and nothing need be cut.
    """
    data = han.encode("utf-16-le")
    even, odd = data[: len(data) // 4 * 4], data[2 : (len(data) - 2) // 4 * 4 + 2]
    return array("I", even), array("I", odd)
