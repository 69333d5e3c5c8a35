"""Lines that stand in a row and are alike: verse, tables, lists of facts, questions of an interview."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from .rows import Row

LONGEST_VERSE = 24
"""Characters: few lines of a poem or a table are longer."""

SHORTEST_RUN = 6
"""Lines: a headline with all that may belong to it has fewer."""

HEAD_BELOW = 2
"""Lines at the end of a run that may be the headline and the author of what comes next."""

FACT = re.compile(r"[\u4e00-\u9fff]{2,6}:\S")
"""How a fact is set out: 单位:某县总工会."""

FEWEST_FACTS = 2
FEWEST_DIGITS = 5
FEWEST_PAIRED = 3
LONGEST_PAIRED = 14
"""Characters of a line that ends in a dash and is the first of a crosshead's two."""


def in_runs(rows: Sequence[Row]) -> Mapping[int, list[str]]:
    """For the starts of lines, the names of the features that they have by their neighbours' form."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    features = (
        ("verse", _verse(rows)),
        ("table", _tables(rows)),
        ("fact", _facts(rows)),
        ("paired", _paired(rows)),
    )
    for name, lines in features:
        for row in lines:
            found[row.start].append(name)
    return found


def _runs(rows: Sequence[Row], alike: Callable[[Row], bool]) -> Iterator[list[Row]]:
    for is_alike, run in groupby(rows, alike):
        if is_alike:
            yield list(run)


def _verse(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines inside a long run of short ones; its first may be the headline."""
    for run in _runs(rows, _is_short):
        if len(run) >= SHORTEST_RUN:
            yield from run[1:] if run[-1] is rows[-1] else run[1:-HEAD_BELOW]


def _is_short(row: Row) -> bool:
    return row.claim is None and not row.ends and not row.leads and not row.bullet and len(row.text) <= LONGEST_VERSE


def _tables(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of a run of figures, and the heading over it."""
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        if _is_figures(row) and (_is_figures(above) or _is_figures(below)):
            yield row
            if above.claim is None and not above.ends and not _is_figures(above):
                yield above


def _is_figures(row: Row) -> bool:
    if row.claim is not None or row.ends:
        return False
    digits = sum(map(str.isdigit, row.text))
    return digits >= FEWEST_DIGITS and 2 * digits >= len(row.text)


def _is_fact(row: Row) -> bool:
    return row.claim is None and not row.ends and FACT.match(row.text) is not None


def _facts(rows: Sequence[Row]) -> Iterator[Row]:
    for run in _runs(rows, _is_fact):
        if len(run) >= FEWEST_FACTS:
            yield from run


def _paired(rows: Sequence[Row]) -> Iterator[Row]:
    """Short lines that end in a dash, where there are several: each is the first line of a crosshead."""
    dashed = [row for row in rows if row.claim is None and row.text[-1] == "—" and len(row.text) <= LONGEST_PAIRED]
    if len(dashed) >= FEWEST_PAIRED:
        yield from dashed
