"""Whether the text under a line speaks of what the text above it spoke of: two stories share few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
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

NO_HAN = re.compile(r"[^\u4e00-\u9fff][^\u4e00-\u9fff]*")  # no +: patterns are quick that begin with one character

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
    """The pairs of characters at the even places of some text, and at the odd ones.

    Those that recur tell of what it speaks. They are found where one stands at both: it takes no counting.
    """

    even: Pairs
    odd: Pairs
    recurring: Pairs

    def __len__(self) -> int:
        return len(self.even) + len(self.odd) - len(self.recurring)

    def also(self, pairs: Pairs) -> Pairs:
        """Those of the pairs that the text has, too."""
        return (self.even & pairs) | (self.odd & pairs)


class Subjects:
    """What the lines of a text speak of."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def cohesion(self, i: int, above: int, below: int) -> Cohesion:
        """Of line i with the text up to line `above`, and of that with the text from line `below` on."""
        end, start = self._starts[above + 1], self._starts[below]
        over, under = self._text[max(0, end - WINDOW) : end], self._text[start : start + WINDOW]
        own = set().union(*_in_fours(self._lines[i]))
        return Cohesion(_turn(over, under), len(_told(over).also(own)) / len(own) if own else 0.0)

    @cached_property
    def _lines(self) -> list[str]:
        """The Chinese characters of each line."""
        return [_only_han(row.text) for row in self._rows]

    @cached_property
    def _text(self) -> str:
        return "".join(self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._lines), initial=0))


@lru_cache(maxsize=4)
def _turn(above: str, below: str) -> float:
    """The lines of one head stand between the same texts."""
    over, under = _told(above), _told(below)
    if len(over) < FEWEST or len(under) < FEWEST:
        return 0.0
    both = over.also(under.even) | over.also(under.odd)
    if len(both) >= SAID_AGAIN * sqrt(len(over) * len(under)):
        return 0.0
    recurring = len(both) + len((over.recurring | under.recurring) - both)
    return max(-1.0, 1.0 - len(both) / recurring / BETWEEN) if recurring else 1.0


@lru_cache(maxsize=8)
def _told(text: str) -> Told:
    even, odd = map(set, _in_fours(text))
    return Told(even, odd, even & odd)


def pairs(texts: Iterable[str]) -> Pairs:
    """The pairs of Chinese characters in the texts."""
    return set().union(*chain.from_iterable(map(_in_fours, map(_only_han, texts))))


def _only_han(text: str) -> str:
    return NO_HAN.sub("", text)


def _in_fours(text: str) -> tuple[memoryview, memoryview]:
    """The pairs of a text as numbers of four bytes, at the even places and at the odd: a Chinese character has two."""
    data = text.encode("utf-16-le")
    even, odd = data[: len(data) // 4 * 4], data[2 : (len(data) - 2) // 4 * 4 + 2]
    return memoryview(even).cast("I"), memoryview(odd).cast("I")
