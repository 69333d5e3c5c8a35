"""Joining the runs of columns to lines, and the lines to paragraphs. Thresholds are times the size of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .pdf_blocks import BULLETS, MIN_INDENT, is_same_size, room_before
from .pdf_columns import ColumnRows
from .pdf_glyphs import is_wide
from .pdf_runs import Run, space_between
from .sizes import is_larger, size_hint
from .values import HintKind

MIN_TEXT_WIDTH = 6.0
"""A narrower column has no running text, only names and words one below the other."""

MAX_LEADING = 1.3
"""Times the usual distance of lines: a line further down begins a paragraph."""

MAX_HEADLINE_LEADING = 1.8
MOST_OF_ROOM = 0.7
"""Times the size, and times the width that a headline has: what its first line takes at least."""

BROKEN_ENGLISH = re.compile(r"[A-Za-z,;][A-Za-z]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text. `edges` are those of its column, `leading` is the usual distance of its lines, in sizes.

    `column_indents` says that the column has lines with an indent, as paragraphs begin.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    edges: tuple[float, float]
    leading: float
    column_indents: bool

    def has_no_room_for(self, following: TextLine) -> bool:
        """Whether the next line had to begin where it does."""
        left, right = self.edges
        room = room_before(following.text) * self.size
        return right - left >= MIN_TEXT_WIDTH * self.size and right - self.right < room

    @property
    def is_one_sign(self) -> bool:
        """Whether it may be part of a text that is set from top to bottom."""
        return len(self.text) == 1 and is_wide(self.text)

    @property
    def is_indented(self) -> bool:
        return self.left - self.edges[0] > MIN_INDENT * self.size


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`starts` are the offsets in the text at which its lines begin."""

    text: str
    display: HintKind | None
    lines: tuple[TextLine, ...]
    starts: tuple[int, ...]


def paragraphs(parts: Sequence[ColumnRows], size: float) -> list[Paragraph]:
    """The paragraphs of a page, from its parts of one column each in reading order, and the size of text."""
    grouped: list[list[TextLine]] = []
    for line in (line for part in parts for line in text_lines(part)):
        last = grouped[-1][-1] if grouped else None
        ends_kicker = last is not None and is_larger(last.size, size) and last.text.endswith("——")
        goes_on = last and (_goes_on_headline if is_larger(line.size, size) else _continues)(last, line)
        if goes_on and not ends_kicker:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [_paragraph(lines, size) for lines in grouped]


def text_lines(part: ColumnRows) -> Iterator[TextLine]:
    """The lines of a part that is one column, from the top."""
    steps = [(a.base - b.base) / a.size for a, b in pairwise(part.rows) if is_same_size(a.size, b.size)]
    leading = median(steps) if steps else 0.0
    indents = any(row.left - part.edges[0] > MIN_INDENT * row.size for row in part.rows)
    for row in part.rows:
        yield TextLine(_row_text(row.runs), row.left, row.right, row.base, row.size, part.edges, leading, indents)


def _row_text(row: Sequence[Run]) -> str:
    gaps = (space_between(a.right, b.left, b.size, a.text[-1], b.text[0]) + b.text for a, b in pairwise(row))
    return row[0].text + "".join(gaps)


def _continues(last: TextLine, line: TextLine) -> bool:
    """Whether the paragraph of one line goes on in the next, in the same column or another."""
    if not is_same_size(last.size, line.size) or line.text[0] in BULLETS:
        return False
    if last.is_one_sign and line.is_one_sign and last.left == line.left:
        return 0 < last.base - line.base <= MAX_HEADLINE_LEADING * line.size
    if line.is_indented:
        return False
    if not last.has_no_room_for(line):
        return False
    if last.edges == line.edges and last.base > line.base:
        return last.base - line.base <= MAX_LEADING * line.leading * line.size
    return line.column_indents or last.text[-1] not in "。！？”…"


def _goes_on_headline(last: TextLine, line: TextLine) -> bool:
    """Whether a headline goes on in the next line: after a full one, or centred under one that takes most of its room.

    The next line is right below, or at the top of the next column.
    """
    if not is_same_size(last.size, line.size) or last.base - line.base > MAX_HEADLINE_LEADING * line.size:
        return False
    off_centre = abs(last.left + last.right - line.left - line.right) / 2
    is_centred = off_centre < MIN_INDENT * line.size and line.right - line.left <= last.right - last.left
    is_long = last.right - last.left >= MOST_OF_ROOM * (last.edges[1] - last.edges[0])
    return last.has_no_room_for(line) or (last.base > line.base and is_centred and is_long)


def _paragraph(lines: Sequence[TextLine], size: float) -> Paragraph:
    """Of these lines; between Latin letters a line end becomes a space."""
    text, starts = "", []
    for line in lines:
        text += " " * bool(text and BROKEN_ENGLISH.match(text[-1] + line.text[0]))
        starts.append(len(text))
        text += line.text
    return Paragraph(text, size_hint(lines[0].size, size), tuple(lines), tuple(starts))
