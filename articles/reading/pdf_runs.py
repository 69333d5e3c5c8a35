"""Runs of characters side by side on a page, of which columns and lines are made. Thresholds are times the size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .pdf_glyphs import Glyph, is_wide

MAX_SPACE = 0.9
"""A wider gap may be one between columns."""

MIN_SPACE = {2: 0.35, 1: 0.3, 0: 0.15}
"""The narrowest space, by how many of the characters around it are Chinese. Narrower gaps come from justified lines
and from figures set off.
"""

MIN_SEEN_SPACE = 0.18
"""The same between two Chinese characters, if pdfium sees a space there."""

SAME_LINE = 0.4
"""How far the baselines of characters in one line differ at most."""

INK_HEIGHT = 0.7
"""The height of a line that is certainly ink: lines set close do not touch."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one line, with positions in points. `base` is the baseline."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base + INK_HEIGHT * self.size


def runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """The runs in the order of the file, without white space at their ends; a gap within is one space."""
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not _continues(held[-1], glyph):
            yield _run(held)
            held = []
        if held or not glyph.text.isspace():
            held.append(glyph)
    if held:
        yield _run(held)


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) <= SAME_LINE * size and -size <= gap <= MAX_SPACE * size


def _run(held: list[Glyph]) -> Run:
    while held[-1].text.isspace():
        held = held[:-1]
    text = held[0].text + "".join(_gap(a, b) + b.text for a, b in pairwise(held))
    return Run(text, held[0].left, held[-1].right, held[0].base, max(glyph.size for glyph in held))


def _gap(last: Glyph, glyph: Glyph) -> str:
    between_wide = is_wide(last.text) and is_wide(glyph.text)
    if glyph.spaced and between_wide and glyph.left - last.right > MIN_SEEN_SPACE * glyph.size:
        return " "
    return space_between(last.right, glyph.left, glyph.size, last.text, glyph.text)


def space_between(end: float, start: float, size: float, left: str, right: str) -> str:
    """A space if the gap between two characters is wide enough for one to be seen, else nothing."""
    if left.isspace() or right.isspace():
        return ""
    return " " if start - end > size * MIN_SPACE[is_wide(left) + is_wide(right)] else ""
