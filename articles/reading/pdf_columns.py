"""The order in which the parts of a page are read: from top to bottom, and where there are columns, column by column.

A page is cut where white space goes through it: down the gutters into columns, else across into bands, and so on in
each part (a recursive XY cut). Bands are as high as their columns go down without a line across them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from articles.reading.pdf_runs import Run

GUTTER = 0.8
"""Of the size of the text: the narrowest white space between columns."""

NARROWEST_COLUMN = 3.0
"""Of the size of the text: what is narrower (bullets, numbers) is no column."""

LARGER = 1.2
"""Of the size of the text: a line of its own that is larger than this stands over all columns."""

INTERRUPTED = 1.5
"""Of the size of such a line: the least white space that columns leave for it."""

Span = tuple[float, float]
Strip = list[Run]


def parts(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs in parts of one column each, in the order of reading."""
    if not runs:
        return []
    size = median(run.size for run in runs)
    strips = _strips(runs)
    columns = _columns(runs, size)
    if len(columns) > 1 and not _are_interrupted(strips, size):
        return [part for column in columns for part in parts(column)]
    bands = _bands(strips, size)
    if len(bands) == 1:
        return [list(runs)]
    return _joined([parts(band) for band in bands])


def _joined(bands: list[list[list[Run]]]) -> list[list[Run]]:
    """The parts of all bands; bands of one column each, one under the other, are one part."""
    found: list[list[Run]] = []
    single = False
    for band in bands:
        if single and len(band) == 1:
            found[-1] = found[-1] + band[0]
        else:
            found += band
        single = len(band) == 1
    return found


def _columns(runs: Sequence[Run], size: float) -> list[list[Run]]:
    """The runs between gutters, from left to right. One row of text has none: it is read across."""
    edges = [] if _is_one_row(runs) else [right for _left, right in _gutters(runs, size)]
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in runs:
        columns[sum(run.left >= edge for edge in edges)].append(run)
    return columns


def _is_one_row(runs: Sequence[Run]) -> bool:
    return max(run.base for run in runs) - min(run.base for run in runs) < min(run.size for run in runs) / 2


def _gutters(runs: Sequence[Run], size: float) -> list[Span]:
    """The white spaces from top to bottom that are wide enough, with a column on either side."""
    columns: list[Span] = []
    for left, right in sorted((run.left, run.right) for run in runs):
        if columns and left - columns[-1][1] < GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    least = NARROWEST_COLUMN * size
    return [(a[1], b[0]) for a, b in pairwise(columns) if min(a[1] - a[0], b[1] - b[0]) >= least]


def _strips(runs: Sequence[Run]) -> list[Strip]:
    """The runs between white spaces across the part, from the top."""
    strips: list[Strip] = []
    foot = 0.0
    for run in sorted(runs, key=lambda run: -run.top):
        if strips and run.top > foot:
            strips[-1].append(run)
            foot = min(foot, run.base)
        else:
            strips.append([run])
            foot = run.base
    return strips


def _bands(strips: list[Strip], size: float) -> list[Strip]:
    """Strips one under the other that have gutters in common, or none, in bands."""
    bands: list[Strip] = []
    for n, strip in enumerate(strips):
        parted = not bands or not _goes_with(bands[-1], strip, size)
        if parted or _stands_over_all(strip, bands[-1], _flat(strips[n + 1 :]), size):
            bands.append(strip)
        else:
            bands[-1] = bands[-1] + strip
    return bands


def _goes_with(band: Strip, strip: Strip, size: float) -> bool:
    gutters = bool(_gutters(band, size))
    return bool(_gutters([*band, *strip], size)) if gutters else not _gutters(strip, size)


def _are_interrupted(strips: list[Strip], size: float) -> bool:
    """Whether a line of display stands over all columns, though it is no wider than one."""
    return any(
        _stands_over_all(strip, _flat(strips[:n]), _flat(strips[n + 1 :]), size) for n, strip in enumerate(strips)
    )


def _stands_over_all(strip: Strip, band: Strip, below: Strip, size: float) -> bool:
    """Whether a line of display is that of all columns: it is as if they had been interrupted for it."""
    if not _is_one_row(strip) or len(strip) > 1 or not band or strip[0].size <= LARGER * size:
        return False
    others = (column for column in _columns(band, size) if not _overlap(column, strip))
    gaps = [min(run.base for run in column) - _top(below, column) for column in others if _overlap(column, below)]
    return bool(gaps) and min(gaps) > INTERRUPTED * strip[0].size


def _flat(strips: list[Strip]) -> Strip:
    return [run for strip in strips for run in strip]


def _overlap(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether runs of the one stand over or under runs of the other."""
    left, right = min(run.left for run in one), max(run.right for run in one)
    return any(run.left < right and left < run.right for run in other)


def _top(runs: Sequence[Run], column: Sequence[Run]) -> float:
    """Where the first of the runs stands that are in the column."""
    return max(run.top for run in runs if _overlap(column, [run]))
