"""Whether the text under a line speaks of what the text above it spoke of: two stories share few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import sqrt

from articles.parsing.rows import Row

WINDOW = 300
"""Characters above and below a line that are compared."""

FEWEST = 40
"""Pairs of characters: less text says nothing of its subject."""

BETWEEN = 0.06
"""The likeness at which a line stands as often between two stories as within one; measured on newspapers."""

SAID_AGAIN = 0.5
"""The likeness of a text printed twice: no story says everything again."""

NO_HAN = re.compile(r"[^\u4e00-\u9fff]+")

Pairs = set[int]
"""Pairs of characters as numbers: sets of those are made in half the time."""


@dataclass(frozen=True, slots=True)
class Cohesion:
    """`turn` goes from 1, where the text below a line turns to another subject, to -1, where it goes on with the one
    above; `told` is the share of the line's own pairs of characters that the text above it has.
    """

    turn: float
    told: float


def cohesion(rows: Sequence[Row], i: int, below: int) -> Cohesion:
    """Of line i with the text above it, and with that from line `below` on."""
    over = _in_window(rows[k].text[-WINDOW:] for k in range(i - 1, -1, -1))
    own = pairs((rows[i].text,))
    return Cohesion(_turn(over, rows, below), len(own & over) / len(own) if own else 0.0)


def _turn(over: Pairs, rows: Sequence[Row], below: int) -> float:
    if len(over) < FEWEST:
        return 0.0
    under = _in_window(rows[k].text[:WINDOW] for k in range(below, len(rows)))
    if len(under) < FEWEST:
        return 0.0
    likeness = len(over & under) / sqrt(len(over) * len(under))
    return max(-1.0, 1.0 - likeness / BETWEEN) if likeness < SAID_AGAIN else 0.0


def _in_window(texts: Iterable[str]) -> Pairs:
    return pairs(_within(texts))


def _within(texts: Iterable[str]) -> Iterator[str]:
    """The first texts, as far as the window reaches."""
    length = 0
    for text in texts:
        yield text
        length += len(text)
        if length >= WINDOW:
            return


def pairs(texts: Iterable[str]) -> Pairs:
    """The pairs of Chinese characters in the texts."""
    return set().union(*chain.from_iterable(map(_in_fours, texts)))


@lru_cache(maxsize=64)
def _in_fours(text: str) -> tuple[memoryview, memoryview]:
    """The pairs of a text as numbers of four bytes, at the even places and at the odd: a Chinese character has two.

    Lines that stand near each other are compared with the same texts.
    """
    bare = NO_HAN.sub("", text).encode("utf-16-le")
    even, odd = bare[: len(bare) // 4 * 4], bare[2 : (len(bare) - 2) // 4 * 4 + 2]
    return memoryview(even).cast("I"), memoryview(odd).cast("I")
