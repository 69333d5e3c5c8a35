"""The parts of a page in reading order: from top to bottom, and column by column where there are columns.

A page is cut along the white space that goes through it: at gutters into columns, else across into bands, and each part
again in the same way (a recursive XY cut). A band reaches as far down as its columns do without a line across them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .pdf_runs import Run

MIN_GUTTER = 0.8
"""Times the size of the text: the narrowest white space between columns."""

MIN_COLUMN = 3.0
"""Times the size of the text: what is narrower (bullets, numbers) is no column."""

MIN_DISPLAY = 1.2
"""Times the size of the text: a single line that is larger may be set over all columns."""

MIN_ROOM = 0.9
"""Times the white space around such a line in its own column: what the other columns leave free beside it."""

MAX_OFF_CENTRE = 0.1
"""Times the width of the part: how far from its middle a centred line is at most."""

Extent = tuple[float, float]
"""Left and right edge, in points."""

Strip = list[Run]


def parts_in_reading_order(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs in parts of one column each, in reading order."""
    if not runs:
        return []
    size = median(run.size for run in runs)
    strips = _strips(runs)
    columns = _columns(runs, size)
    if len(columns) > 1:
        n = next((n for n in range(1, len(strips)) if _interrupts(strips, n, size)), None)
        pieces = columns if n is None else [_flat(strips[:n]), strips[n], _flat(strips[n + 1 :])]
        return [part for piece in pieces for part in parts_in_reading_order(piece)]
    bands = _bands(strips, size)
    return [list(runs)] if len(bands) == 1 else _joined([parts_in_reading_order(band) for band in bands])


def _joined(bands: list[list[list[Run]]]) -> list[list[Run]]:
    """The parts of all bands. Successive bands of one column are one part."""
    found: list[list[Run]] = []
    was_single = False
    for band in bands:
        if was_single and len(band) == 1:
            found[-1] = found[-1] + band[0]
        else:
            found += band
        was_single = len(band) == 1
    return found


def _columns(runs: Sequence[Run], size: float) -> list[list[Run]]:
    """The runs between gutters, from left to right. A single row of text has no gutters: it is read across."""
    is_row = max(run.base for run in runs) - min(run.base for run in runs) < min(run.size for run in runs) / 2
    edges = [] if is_row else [right for _left, right in _gutters(runs, size)]
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in runs:
        columns[sum(run.left >= edge for edge in edges)].append(run)
    return columns


def _gutters(runs: Sequence[Run], size: float) -> list[Extent]:
    """White spaces from top to bottom that are wide enough and have a column on either side."""
    columns: list[Extent] = []
    for left, right in sorted((run.left, run.right) for run in runs):
        if columns and left - columns[-1][1] < MIN_GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    least = MIN_COLUMN * size
    return [(a[1], b[0]) for a, b in pairwise(columns) if min(a[1] - a[0], b[1] - b[0]) >= least]


def _strips(runs: Sequence[Run]) -> list[Strip]:
    """The runs between horizontal white spaces, from the top."""
    strips: list[Strip] = []
    bottom = 0.0
    for run in sorted(runs, key=lambda run: -run.top):
        if strips and run.top > bottom:
            strips[-1].append(run)
            bottom = min(bottom, run.base)
        else:
            strips.append([run])
            bottom = run.base
    return strips


def _bands(strips: list[Strip], size: float) -> list[Strip]:
    """Bands of successive strips that have gutters in common, or none."""
    bands: list[Strip] = []
    for strip in strips:
        if bands and _belongs_to(bands[-1], strip, size):
            bands[-1] = bands[-1] + strip
        else:
            bands.append(strip)
    return bands


def _belongs_to(band: Strip, strip: Strip, size: float) -> bool:
    if not _gutters(band, size) and not _gutters(strip, size):
        return True
    both = [*band, *strip]
    if _is_centred_display(band, both, size) or _is_centred_display(strip, both, size):
        return False
    return bool(_gutters(both, size))


def _is_display(strip: Strip, size: float) -> bool:
    return len(strip) == 1 and strip[0].size > MIN_DISPLAY * size


def _is_centred_display(strip: Strip, all_columns: Strip, size: float) -> bool:
    """Whether it is a display line centred over all columns."""
    (left, right), (own_left, own_right) = _extent(all_columns), _extent(strip)
    return _is_display(strip, size) and abs(left + right - own_left - own_right) < 2 * MAX_OFF_CENTRE * (right - left)


def _interrupts(strips: list[Strip], n: int, size: float) -> bool:
    """Whether strip `n` is a display line over all columns: it is in one of them, and the others leave room for it."""
    above, below = _flat(strips[:n]), _flat(strips[n + 1 :])
    if not _is_display(strips[n], size):
        return False
    room = _room(above, below, strips[n])
    others = (column for column in _columns(above, size) if not _share_column(column, strips[n]))
    gaps = [gap for column in others if (gap := _room(above, below, column)) is not None]
    return room is not None and bool(gaps) and min(gaps) >= MIN_ROOM * room


def _room(above: Strip, below: Strip, column: Strip) -> float | None:
    """The height of the white space between what is above and below in a column; None if either has nothing there."""
    over = [run.base for run in above if _share_column(column, [run])]
    under = [run.top for run in below if _share_column(column, [run])]
    return min(over) - max(under) if over and under else None


def _flat(strips: list[Strip]) -> Strip:
    return [run for strip in strips for run in strip]


def _extent(runs: Sequence[Run]) -> Extent:
    return min(run.left for run in runs), max(run.right for run in runs)


def _share_column(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether parts of the one are above or below the other."""
    (left, right), (start, end) = _extent(one), _extent(other)
    return left < end and start < right
