"""The printed lines of a text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .characters import normalised
from .rules.bullets import SHAPES

BULLET_INSIDE = re.compile(rf"[。!?][”)]*(?=[{SHAPES}]\S)")
"""What stands before a brief that is printed on in the line of another: …投入使用。△某县……"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with ink. `start` and `end` are the offsets of its ink, `text` its ink, folded."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """The lines that hold ink. Blank lines say nothing: extraction makes and loses them at will.

    A bullet after the end of a sentence begins a line, though it is printed in the same.
    """
    folded = normalised(text)
    for start, end in pairwise(_bounds(text, folded)):
        raw = text[start:end]
        ink = raw.strip()
        if ink:
            begin = start + len(raw) - len(raw.lstrip())
            yield Line(begin, begin + len(ink), folded[begin : begin + len(ink)])


def _bounds(text: str, folded: str) -> list[int]:
    printed = accumulate(map(len, text.splitlines(keepends=True)), initial=0)
    bullets = [match.end() for match in BULLET_INSIDE.finditer(folded)]
    return sorted({*printed, *bullets}) if bullets else list(printed)
