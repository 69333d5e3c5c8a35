"""Whether the text under a line goes on with the subject of the text above it: two stories share few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import sqrt

from .bigrams import Codes, alternate_codes, only_han
from .lines import PrintedLine

WINDOW = 400
"""Chinese characters above and below a line that are compared."""

FEWEST = 40
"""Bigrams: less text shows no subject."""

FEWEST_RECURRING = 6
"""Bigrams that recur: fewer do so by chance."""

BETWEEN = 0.33
"""The share of recurring bigrams that stand on both sides of a line, where it stands as often between two stories as
within one; measured on newspapers.
"""

SAID_AGAIN = 0.5
"""The likeness of a text printed twice: no story says everything again."""


@dataclass(frozen=True, slots=True)
class Cohesion:
    """`turn` goes from 1, where the text below a line turns to another subject, to -1, where it keeps that above.

    `recurrence` is the share of the line's own bigrams that the text above it has, 0 to 1.
    """

    turn: float
    recurrence: float


class Subjects:
    """What the lines of a text speak of."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines

    def cohesion(self, i: int, above: int, below: int) -> Cohesion:
        """Of line i with the text up to line `above`, and of that with the text from line `below` on."""
        end, start = self._starts[above + 1], self._starts[below]
        over, under = self._text[max(0, end - WINDOW) : end], self._text[start : start + WINDOW]
        own = set().union(*alternate_codes(self._han[i]))
        return Cohesion(_turn(over, under), len(_bigrams_of(over).all & own) / len(own) if own else 0.0)

    @cached_property
    def _han(self) -> list[str]:
        """The Chinese characters of each line."""
        return [only_han(line.text) for line in self._lines]

    @cached_property
    def _text(self) -> str:
        return "".join(self._han)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._han), initial=0))


@dataclass(frozen=True, slots=True)
class TextBigrams:
    """The bigrams of a text, and those that recur in it: they show what it speaks of.

    Those that stand at even and at odd places are taken to recur: that takes no counting.
    """

    all: Codes
    recurring: Codes


def shared_subject(above: str, below: str) -> float | None:
    """The share of what recurs in two texts of Chinese characters that both of them have, 0 to 1; None if one of them
    is too short to show a subject, or hardly anything recurs.
    """
    if min(len(above), len(below)) <= FEWEST:
        return None
    over, under = _bigrams_of(above), _bigrams_of(below)
    if min(len(over.all), len(under.all)) < FEWEST:
        return None
    both = over.all & under.all
    recurs = len(both | over.recurring | under.recurring) >= FEWEST_RECURRING
    return _share(over, under, both) if recurs else None


@lru_cache(maxsize=4)
def _turn(above: str, below: str) -> float:
    """Kept, for the lines of one head stand between the same texts."""
    over, under = _bigrams_of(above), _bigrams_of(below)
    if min(len(over.all), len(under.all)) < FEWEST:
        return 0.0
    both = over.all & under.all
    if len(both) >= SAID_AGAIN * sqrt(len(over.all) * len(under.all)):
        return 0.0
    return max(-1.0, 1.0 - _share(over, under, both) / BETWEEN)


def _share(over: TextBigrams, under: TextBigrams, both: Codes) -> float:
    """The share of the recurring bigrams of two texts that stand in both."""
    recurring = len(both) + len((over.recurring | under.recurring) - both)
    return len(both) / recurring if recurring else 0.0


@lru_cache(maxsize=32)
def _bigrams_of(text: str) -> TextBigrams:
    even, odd = map(set, alternate_codes(text))
    return TextBigrams(even | odd, even & odd)
