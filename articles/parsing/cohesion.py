"""Whether the text under a line speaks of what the text above it spoke of: two stories share few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import sqrt

from articles.parsing.rows import Row

WINDOW = 400
"""Chinese characters above and below a line that are compared."""

FEWEST = 40
"""Pairs of characters: less text says nothing of its subject."""

BETWEEN = 0.33
"""The share of recurring pairs that stand on both sides of a line, where it stands as often between two stories as
within one; measured on newspapers.
"""

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


@dataclass(frozen=True, slots=True)
class Told:
    """The pairs of characters of some text, and those that recur in it: they tell of what it speaks."""

    pairs: Pairs
    recurring: Pairs


def cohesion(rows: Sequence[Row], i: int, above: int, below: int) -> Cohesion:
    """Of line i with the text up to line `above`, and of that with the text from line `below` on."""
    over = "".join(reversed(_within(rows[k].text for k in range(above, -1, -1))))[-WINDOW:]
    under = "".join(_within(rows[k].text for k in range(below, len(rows))))[:WINDOW]
    own = pairs((rows[i].text,))
    return Cohesion(_turn(over, under), len(own & _told(over).pairs) / len(own) if own else 0.0)


@lru_cache(maxsize=4)
def _turn(above: str, below: str) -> float:
    """The lines of one head stand between the same texts."""
    over, under = _told(above), _told(below)
    if len(over.pairs) < FEWEST or len(under.pairs) < FEWEST:
        return 0.0
    both = over.pairs & under.pairs
    if len(both) >= SAID_AGAIN * sqrt(len(over.pairs) * len(under.pairs)):
        return 0.0
    recurring = len(both) + len((over.recurring | under.recurring) - both)
    return max(-1.0, 1.0 - len(both) / recurring / BETWEEN) if recurring else 1.0


def _within(texts: Iterable[str]) -> list[str]:
    """The Chinese characters of the first texts, as far as the window reaches."""
    found: list[str] = []
    length = 0
    for text in map(_only_han, texts):
        found.append(text)
        length += len(text)
        if length >= WINDOW:
            break
    return found


@lru_cache(maxsize=64)
def _only_han(text: str) -> str:
    """Lines that stand near each other are compared with the same texts."""
    return NO_HAN.sub("", text)


@lru_cache(maxsize=8)
def _told(text: str) -> Told:
    """Those that recur are found where one stands at an even place and again at an odd one: it takes no counting."""
    even, odd = map(set, _in_fours(text))
    return Told(even | odd, even & odd)


def pairs(texts: Iterable[str]) -> Pairs:
    """The pairs of Chinese characters in the texts."""
    return set().union(*chain.from_iterable(map(_in_fours, map(_only_han, texts))))


def _in_fours(text: str) -> tuple[memoryview, memoryview]:
    """The pairs of a text as numbers of four bytes, at the even places and at the odd: a Chinese character has two."""
    data = text.encode("utf-16-le")
    even, odd = data[: len(data) // 4 * 4], data[2 : (len(data) - 2) // 4 * 4 + 2]
    return memoryview(even).cast("I"), memoryview(odd).cast("I")
