"""Characters that stand side by side on a page: the pieces that columns and lines are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.reading.pdf_glyphs import Glyph, is_wide

WIDEST_SPACE = 0.9
"""Of the size: a wider gap may be that between columns."""

SPACES = {2: 0.35, 1: 0.3, 0: 0.15}
"""Of the size: what is a space at the least between two Chinese characters, one and a Latin one, two Latin ones. Gaps
below come from setting lines to one width, and from setting figures off."""

SEEN = 0.18
"""Of the size: the same between two Chinese characters, where pdfium sees a space."""

SAME_LINE = 0.4
"""Of the size: how far the feet of characters in one line differ."""

HEIGHT = 0.7
"""Of the size: what of a line is certainly ink, so that lines set close do not touch."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base + HEIGHT * self.size


def runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """The runs in the order of the file. White space at their ends is dropped; in them a gap is one space."""
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not _goes_on(held[-1], glyph):
            yield _run(held)
            held = []
        if held or not glyph.text.isspace():
            held.append(glyph)
    if held:
        yield _run(held)


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) <= SAME_LINE * size and -size <= gap <= WIDEST_SPACE * size


def _run(held: list[Glyph]) -> Run:
    while held[-1].text.isspace():
        held = held[:-1]
    text = held[0].text + "".join(_gap(a, b) + b.text for a, b in pairwise(held))
    return Run(text, held[0].left, held[-1].right, held[0].base, max(glyph.size for glyph in held))


def _gap(last: Glyph, glyph: Glyph) -> str:
    between_wide = is_wide(last.text) and is_wide(glyph.text)
    if glyph.spaced and between_wide and glyph.left - last.right > SEEN * glyph.size:
        return " "
    return space(last.right, glyph.left, glyph.size, last.text, glyph.text)


def space(end: float, start: float, size: float, left: str, right: str) -> str:
    """What stands in the gap between two characters: a space, where the gap is wide enough for one to be seen."""
    if left.isspace() or right.isspace():
        return ""
    return " " if start - end > size * SPACES[is_wide(left) + is_wide(right)] else ""
