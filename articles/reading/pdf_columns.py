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

INTERRUPTED = 0.9
"""Of the white space that such a line has in its own column: what the other columns leave for it at the least."""

MIDDLE = 0.1
"""Of the width of the part: how far from its middle a line stands at the most that is set in the middle."""

Span = tuple[float, float]
Strip = list[Run]


def parts(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs in parts of one column each, in the order of reading."""
    if not runs:
        return []
    size = median(run.size for run in runs)
    strips = _strips(runs)
    columns = _columns(runs, size)
    if len(columns) > 1:
        n = next((n for n in range(1, len(strips)) if _interrupts(strips, n, size)), None)
        pieces = columns if n is None else [_flat(strips[:n]), strips[n], _flat(strips[n + 1 :])]
        return [part for piece in pieces for part in parts(piece)]
    bands = _bands(strips, size)
    return [list(runs)] if len(bands) == 1 else _joined([parts(band) for band in bands])


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
    for strip in strips:
        if bands and _goes_with(bands[-1], strip, size):
            bands[-1] = bands[-1] + strip
        else:
            bands.append(strip)
    return bands


def _goes_with(band: Strip, strip: Strip, size: float) -> bool:
    if not _gutters(band, size) and not _gutters(strip, size):
        return True
    both = [*band, *strip]
    return bool(_gutters(both, size)) and not _heads(band, both, size) and not _heads(strip, both, size)


def _is_display(strip: Strip, size: float) -> bool:
    return len(strip) == 1 and strip[0].size > LARGER * size


def _heads(strip: Strip, all_columns: Strip, size: float) -> bool:
    """Whether a line of display is set in the middle over all columns."""
    (left, right), (own_left, own_right) = _extent(all_columns), _extent(strip)
    return _is_display(strip, size) and abs(left + right - own_left - own_right) < 2 * MIDDLE * (right - left)


def _interrupts(strips: list[Strip], n: int, size: float) -> bool:
    """Whether a line of display, no wider than a column, stands over all: the other columns leave room for it too."""
    above, below = _flat(strips[:n]), _flat(strips[n + 1 :])
    if not _is_display(strips[n], size):
        return False
    room = _room(above, below, strips[n])
    others = (column for column in _columns(above, size) if not _overlap(column, strips[n]))
    gaps = [gap for column in others if (gap := _room(above, below, column)) is not None]
    return room is not None and bool(gaps) and min(gaps) >= INTERRUPTED * room


def _room(above: Strip, below: Strip, column: Strip) -> float | None:
    """The white space between what is above and what is below in a column; None where either has nothing there."""
    over = [run.base for run in above if _overlap(column, [run])]
    under = [run.top for run in below if _overlap(column, [run])]
    return min(over) - max(under) if over and under else None


def _flat(strips: list[Strip]) -> Strip:
    return [run for strip in strips for run in strip]


def _extent(runs: Sequence[Run]) -> Span:
    return min(run.left for run in runs), max(run.right for run in runs)


def _overlap(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether runs of the one stand over or under the other."""
    (left, right), (start, end) = _extent(one), _extent(other)
    return left < end and start < right
