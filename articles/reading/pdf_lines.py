"""Lines of a column, and the paragraphs that run over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from articles.reading.pdf_runs import Run, space
from articles.reading.sizes import display_of, is_larger
from articles.reading.values import HintKind

FULL = 2.0
"""Of the size: what a full line may leave free at its end, as no line begins with a full stop."""

NARROWEST = 6.0
"""Of the size: in a narrower column no text runs, there are only names and words under each other."""

INDENT = 0.8
"""Of the size: what begins further in begins a paragraph."""

SAME_SIZE = 0.08
FARTHER = 1.3
"""Of the usual distance of lines: what is further down begins a paragraph."""

OUTLIERS = 0.15
"""The share of the lines that may stand out of a column: marks that hang at its end, what stands before it."""

BROKEN_ENGLISH = re.compile(r"[A-Za-z,;][A-Za-z]")
BULLETS = frozenset("●○◆◇■□▲△▼▽★☆◎•·▶►※➢")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `edges` are those of its column, `leading` the usual distance of lines there, in sizes."""

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
        return right - left >= NARROWEST * self.size and right - self.right < FULL * self.size

    @property
    def is_indented(self) -> bool:
        return self.left - self.edges[0] > INDENT * self.size


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    display: HintKind | None


def paragraphs(parts: Sequence[Sequence[Run]], size: float) -> list[Paragraph]:
    """The paragraphs of a page, from its parts of one column each in the order of reading, and the size of text."""
    grown: list[list[Line]] = []
    for line in (line for part in parts for line in lines(part)):
        if grown and _goes_on(grown[-1][-1], line) and not _ends_kicker(grown[-1][-1], size):
            grown[-1].append(line)
        else:
            grown.append([line])
    return [Paragraph(_joined(held), display_of(held[0].size, size)) for held in grown]


def _ends_kicker(line: Line, size: float) -> bool:
    return is_larger(line.size, size) and line.text.endswith("——")


def lines(part: Sequence[Run]) -> Iterator[Line]:
    rows = list(_rows(part))
    edges = _edge(row[0].left for row in rows), -_edge(-row[-1].right for row in rows)
    steps = [(a[0].base - b[0].base) / a[0].size for a, b in pairwise(rows) if _same_size(a[0].size, b[0].size)]
    leading = median(steps) if steps else 0.0
    for row in rows:
        size = max(run.size for run in row)
        yield Line(_across(row), row[0].left, row[-1].right, row[0].base, size, edges, leading)


def _edge(places: Iterable[float]) -> float:
    """The least place but for outliers."""
    ordered = sorted(places)
    return ordered[int(OUTLIERS * len(ordered))]


def _rows(part: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs that stand side by side, from the top, each row from left to right."""
    row: list[Run] = []
    for run in sorted(part, key=lambda run: (-run.base, run.left)):
        if row and row[0].base - run.base > min(row[0].size, run.size) / 2:
            yield sorted(row, key=lambda run: run.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.left)


def _across(row: Sequence[Run]) -> str:
    gaps = (space(a.right, b.left, b.size, a.text[-1], b.text[0]) + b.text for a, b in pairwise(row))
    return row[0].text + "".join(gaps)


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a paragraph runs from one line into the next, in the same column or over into another."""
    if not _same_size(last.size, line.size) or not last.is_full or line.is_indented or line.text[0] in BULLETS:
        return False
    if last.edges == line.edges and last.base > line.base:
        return last.base - line.base <= FARTHER * line.leading * line.size
    return last.text[-1] not in "。！？”…"


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_SIZE * max(one, other)


def _joined(held: Sequence[Line]) -> str:
    """The lines in one; between Latin letters a space stands for the end of a line."""
    text = held[0].text
    for line in held[1:]:
        text += " " * bool(BROKEN_ENGLISH.match(text[-1] + line.text[0])) + line.text
    return text
