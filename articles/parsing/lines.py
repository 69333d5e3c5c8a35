"""The printed lines of a text, with their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.parsing.characters import fold


@dataclass(frozen=True, slots=True)
class Line:
    """A line with ink. `start` and `end` are the offsets of its ink, `text` its ink, folded."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """The lines that hold ink. Blank lines say nothing: extraction makes and loses them at will."""
    folded = fold(text)
    offset = 0
    for raw in text.splitlines(keepends=True):
        ink = raw.strip()
        if ink:
            start = offset + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(ink), folded[start : start + len(ink)])
        offset += len(raw)
