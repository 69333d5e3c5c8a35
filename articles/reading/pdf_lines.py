"""Joining the runs of columns to lines, and the lines to paragraphs. Thresholds are times the size of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .pdf_runs import Run, space_between
from .sizes import is_larger, size_hint
from .values import HintKind

MAX_FREE_END = 2.0
"""What a full line may leave free at its end, as no line begins with a full stop."""

MIN_TEXT_WIDTH = 6.0
"""A narrower column has no running text, only names and words one below the other."""

MIN_INDENT = 0.8
"""A line with a larger indent begins a paragraph."""

SAME_SIZE = 0.08
MAX_LEADING = 1.3
"""Times the usual distance of lines: a line further down begins a paragraph."""

OUTLIERS = 0.15
"""The share of the lines that may extend beyond the column, as hanging punctuation and marks before it do."""

BROKEN_ENGLISH = re.compile(r"[A-Za-z,;][A-Za-z]")
BULLETS = frozenset("●○◆◇■□▲△▼▽★☆◎•·▶►※➢")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text. `edges` are those of its column, `leading` is the usual distance of its lines, in sizes."""

    text: str
    left: float
    right: float
    base: float
    size: float
    edges: tuple[float, float]
    leading: float

    @property
    def is_full(self) -> bool:
        left, right = self.edges
        return right - left >= MIN_TEXT_WIDTH * self.size and right - self.right < MAX_FREE_END * self.size

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


def paragraphs(parts: Sequence[Sequence[Run]], size: float) -> list[Paragraph]:
    """The paragraphs of a page, from its parts of one column each in reading order, and the size of text."""
    grouped: list[list[TextLine]] = []
    for line in (line for part in parts for line in text_lines(part)):
        last = grouped[-1][-1] if grouped else None
        ends_kicker = last is not None and is_larger(last.size, size) and last.text.endswith("——")
        if last and _continues(last, line) and not ends_kicker:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [_paragraph(lines, size) for lines in grouped]


def text_lines(part: Sequence[Run]) -> Iterator[TextLine]:
    """The lines of a part that is one column, from the top."""
    rows = list(_rows(part))
    edges = _edge(row[0].left for row in rows), -_edge(-row[-1].right for row in rows)
    steps = [(a[0].base - b[0].base) / a[0].size for a, b in pairwise(rows) if _same_size(a[0].size, b[0].size)]
    leading = median(steps) if steps else 0.0
    for row in rows:
        size = max(run.size for run in row)
        yield TextLine(_row_text(row), row[0].left, row[-1].right, row[0].base, size, edges, leading)


def _edge(positions: Iterable[float]) -> float:
    """The lowest of the positions, without outliers."""
    ordered = sorted(positions)
    return ordered[int(OUTLIERS * len(ordered))]


def _rows(part: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs side by side, from the top, each row from left to right."""
    row: list[Run] = []
    for run in sorted(part, key=lambda run: (-run.base, run.left)):
        if row and row[0].base - run.base > min(row[0].size, run.size) / 2:
            yield sorted(row, key=lambda run: run.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.left)


def _row_text(row: Sequence[Run]) -> str:
    gaps = (space_between(a.right, b.left, b.size, a.text[-1], b.text[0]) + b.text for a, b in pairwise(row))
    return row[0].text + "".join(gaps)


def _continues(last: TextLine, line: TextLine) -> bool:
    """Whether the paragraph of one line goes on in the next, in the same column or another."""
    if not _same_size(last.size, line.size) or not last.is_full or line.is_indented or line.text[0] in BULLETS:
        return False
    if last.edges == line.edges and last.base > line.base:
        return last.base - line.base <= MAX_LEADING * line.leading * line.size
    return last.text[-1] not in "。！？”…"


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_SIZE * max(one, other)


def _paragraph(lines: Sequence[TextLine], size: float) -> Paragraph:
    """Of these lines; between Latin letters a line end becomes a space."""
    text, starts = "", []
    for line in lines:
        text += " " * bool(text and BROKEN_ENGLISH.match(text[-1] + line.text[0]))
        starts.append(len(text))
        text += line.text
    return Paragraph(text, size_hint(lines[0].size, size), tuple(lines), tuple(starts))
