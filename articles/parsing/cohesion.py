"""Whether the text under a line goes on with the subject of the text above it: two stories share few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import sqrt

from .bigrams import Codes, alternate_codes
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


@dataclass(frozen=True, slots=True)
class TextBigrams:
    """The bigrams of a text, and those that recur in it: they show what it speaks of.

    Those that stand at even and at odd places are taken to recur: that takes no counting.
    """

    all: Codes
    recurring: Codes


class HanText:
    """A text of Chinese characters, and the bigrams of its parts: it is cut into them once."""

    def __init__(self, characters: str) -> None:
        self._even, self._odd = alternate_codes(characters)
        self._length = len(characters)

    def bigrams(self, start: int = 0, end: int | None = None) -> TextBigrams:
        """Those of the characters from one place to another, of all where none is said."""
        end = self._length if end is None else end
        found = set(self._even[(start + 1) // 2 : end // 2])
        odd = self._odd[start // 2 : max(0, end - 1) // 2].tolist()
        recurring = found.intersection(odd)
        found.update(odd)
        return TextBigrams(found, recurring)

    def codes(self, start: int, end: int) -> Codes:
        """The same, whether they recur or not."""
        found = set(self._even[(start + 1) // 2 : end // 2])
        found.update(self._odd[start // 2 : max(0, end - 1) // 2])
        return found


class Subjects:
    """What the lines of a text speak of."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines
        self._between: tuple[int, int] | None = None

    def cohesion(self, i: int, above: int, below: int) -> Cohesion:
        """Of line i with the text up to line `above`, and of that with the text from line `below` on."""
        between = self._starts[above + 1], self._starts[below]
        if between != self._between:  # the lines of one head stand between the same texts
            self._between, self._compared = between, self._compare(*between)
        over, turn = self._compared
        own = self._text.codes(self._starts[i], self._starts[i + 1])
        return Cohesion(turn, len(over.all & own) / len(own) if own else 0.0)

    def _compare(self, end: int, start: int) -> tuple[TextBigrams, float]:
        """The text before a place, and how it turns to that from another on."""
        over = self._text.bigrams(max(0, end - WINDOW), end)
        return over, _turn(over, self._text.bigrams(start, min(start + WINDOW, self._starts[-1])))

    @cached_property
    def _han(self) -> list[str]:
        """The Chinese characters of each line."""
        return [line.han for line in self._lines]

    @cached_property
    def _text(self) -> HanText:
        return HanText("".join(self._han))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._han), initial=0))


def shared_subject(over: TextBigrams, under: TextBigrams) -> float | None:
    """The share of what recurs in two texts that both of them have, 0 to 1; None if one of them is too short to show a
    subject, or hardly anything recurs.
    """
    if min(len(over.all), len(under.all)) < FEWEST:
        return None
    both = over.all & under.all
    recurring = len(both.union(over.recurring, under.recurring))
    return len(both) / recurring if recurring >= FEWEST_RECURRING else None


def _turn(over: TextBigrams, under: TextBigrams) -> float:
    if min(len(over.all), len(under.all)) < FEWEST:
        return 0.0
    both = over.all & under.all
    if len(both) >= SAID_AGAIN * sqrt(len(over.all) * len(under.all)):
        return 0.0
    recurring = len(both.union(over.recurring, under.recurring))
    return max(-1.0, 1.0 - len(both) / recurring / BETWEEN) if recurring else 1.0
