"""Where lines that are not the same lie in another text, by the characters that are together in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

TOGETHER = 4
"""Characters that must be the same in a row, once in each text: fewer meet by chance."""

Stretch = tuple[int, int]
Trace = Callable[[int, int], list[Stretch]]
"""From the start and end of a stretch in the old text to those in the new that are the same."""


class Ink:
    """The characters of a text that are not white space, and where they stand."""

    def __init__(self, text: str) -> None:
        self.places = [place for place, character in enumerate(text) if not character.isspace()]
        self.text = "".join(text.split())

    @cached_property
    def once(self) -> dict[str, int]:
        """Where each row of characters begins that is there once."""
        rows = [self.text[n : n + TOGETHER] for n in range(len(self.text) - TOGETHER + 1)]
        numbers = Counter(rows)
        return {row: n for n, row in enumerate(rows) if numbers[row] == 1}


def trace(old: str, new: str) -> Trace:
    """Nothing is looked at before something is asked for."""
    inks: list[Ink] = []

    def stretches(start: int, end: int) -> list[Stretch]:
        if not inks:
            inks.extend((Ink(old), Ink(new)))
        before, after = inks
        rows = Ink(old[start:end]).text
        found = (rows[n : n + TOGETHER] for n in range(len(rows) - TOGETHER + 1))
        begins = sorted(after.once[row] for row in found if row in before.once and row in after.once)
        return _together(after.places, begins)

    return stretches


def _together(places: list[int], begins: list[int]) -> list[Stretch]:
    """Rows that overlap are one stretch."""
    stretches: list[Stretch] = []
    for n in begins:
        start, end = places[n], places[n + TOGETHER - 1] + 1
        if stretches and start < stretches[-1][1]:
            start, _ = stretches.pop()
        stretches.append((start, end))
    return stretches
