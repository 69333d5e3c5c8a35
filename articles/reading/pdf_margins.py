"""Running heads and feet: lines at the top and the foot of a page, told by place, numbers and repetition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_blocks import levels
from .pdf_runs import Run

APART = 1.5
FAR_APART = 4.0
"""Times the size: the least white space between a running line and the text; beyond the second it needs no number."""

EDGE = 0.1
"""The share of the height of a page at its top and its foot in which running lines stand."""

SAME_PLACE = 3.0
"""Points."""

MOST_LINES = 2
LONGEST = 60
"""Characters."""

NUMBER = re.compile(
    r"第?\s*\d{1,4}\s*[页版]|^[-—–―·•\s]*\d{1,4}[-—–―·•\s]*$|[-—–―·•]\s*\d{1,4}\s*[-—–―·•]|^\s*\d{1,4}\s*/\s*\d{1,4}\s*$"
)
"""The number of a page."""

SENTENCE_END = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class PageRuns:
    """The runs of a page: its running heads, its text and its feet."""

    heads: tuple[Run, ...]
    text: tuple[Run, ...]
    feet: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    text: str
    base: float
    room: float
    """Between it and the text, in sizes."""

    @property
    def form(self) -> str:
        """The line without its numbers."""
        return re.sub(r"\d+", "0", "".join(self.text.split()))


def parted(pages: Sequence[Sequence[Run]], heights: Sequence[float]) -> list[PageRuns]:
    """The pages with their running lines apart. The masthead of the first page is no running head."""
    tops = [_lines_at(page, height, at_top=True) for page, height in zip(pages, heights, strict=True)]
    feet = [_lines_at(page, height, at_top=False) for page, height in zip(pages, heights, strict=True)]
    found = []
    for n, page in enumerate(pages):
        heads = _running(tops, n) if n else ()
        foot = _running(feet, n)
        rest = {id(run) for run in (*heads, *foot)}
        text = tuple(run for run in page if id(run) not in rest)
        found.append(PageRuns(heads, text, foot) if text else PageRuns((), tuple(page), ()))
    return found


def _lines_at(page: Sequence[Run], height: float, *, at_top: bool) -> list[_Line]:
    """The lines near an edge of the page that may run on every page, from the edge inwards."""
    ordered = list(levels(sorted(page, key=lambda run: -run.base)))
    if not at_top:
        ordered.reverse()
    found: list[_Line] = []
    for level, inner in pairwise(ordered[: MOST_LINES + 1]):
        size = max(run.size for run in level)
        base = level[0].base
        upper, lower = (level, inner) if at_top else (inner, level)
        room = (min(run.base for run in upper) - max(run.top for run in lower)) / size
        text = " ".join(run.text for run in level)
        from_edge = height - base if at_top else base
        if from_edge > EDGE * height or len(text) > LONGEST or SENTENCE_END.search(text):
            break
        found.append(_Line(tuple(level), text, base, room))
    return found


def _running(lines: Sequence[Sequence[_Line]], n: int) -> tuple[Run, ...]:
    """The runs of the running lines of page `n`: all up to the innermost that is certainly one."""
    others = [line for m, of_page in enumerate(lines) if m != n for line in of_page]
    count = 0
    for at, line in enumerate(lines[n], 1):
        is_known = _is_numbered(line) or _is_repeated(line, others)
        if line.room >= (APART if is_known else FAR_APART):
            count = at
    return tuple(run for line in lines[n][:count] for run in line.runs)


def _is_numbered(line: _Line) -> bool:
    return NUMBER.search(line.text) is not None


def _is_repeated(line: _Line, others: Sequence[_Line]) -> bool:
    return any(line.form == other.form and abs(line.base - other.base) <= SAME_PLACE for other in others)
