"""Titles that are shaped like one another: the crossheads of an essay, the names of the parts of a feature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .rows import Row

LENGTHS = range(6, 61)
"""Characters of a line that may be one of a series."""

BEGINNING = re.compile(r"[^\d,。]{3}")
"""What the lines of a series have in common at their front: 把握内涵, 把握重点."""

Shape = tuple[str, object]


def in_series(rows: Sequence[Row]) -> frozenset[int]:
    """The starts of lines without a sentence end that begin or end like another, or have their comma where it has."""
    shapes = {row.start: set(_shapes(row.text)) for row in rows if _may_be_title(row)}
    times = Counter(shape for found in shapes.values() for shape in found)
    return frozenset(start for start, found in shapes.items() if any(times[shape] > 1 for shape in found))


def _may_be_title(row: Row) -> bool:
    return row.claim is None and not row.ends and not row.leads and len(row.text) in LENGTHS


def _shapes(text: str) -> Iterator[Shape]:
    if BEGINNING.match(text):
        yield "begins", text[:3]
    yield "ends", text[-4:]
    if "," in text:
        yield "comma", (text.index(","), len(text))
