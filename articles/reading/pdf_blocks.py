"""Blocks of a page: lines of one size under each other that nothing stands beside in their column.

A row is what stands side by side in a column. It sees what is above it as somebody would who looks up from it: not
through other rows, nor through pictures. Thresholds are times the size of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from .pdf_runs import Run
from .sizes import is_larger

MIN_GUTTER = 0.8
"""The narrowest white space between columns."""

MIN_COLUMN = 3.0
"""What is narrower (bullets, numbers) is no column."""

BULLET_GAP = 2.5
"""How far the text may be from its bullet or number."""

ROW_GAP = 4.0
"""The widest gap in a row, where rows above or below run across it."""

NEAR, NEAR_HEADLINE = 2.2, 4.0
"""How far above or below other rows show whether a gap is one between columns; the same for lines of headlines."""

OVERLAP = 0.2
"""The least width that two rows share if one stands above the other."""

SAME_SIZE = 0.08
SAME_STEP = 1.12
USUAL = 0.85
"""Times the usual distance of rows; and the share of the distances that are such: a row further down begins a block."""

MAX_STEP = 2.2
"""The distance of rows in a block at most."""

MAX_FREE_END = 2.0
"""What a full row leaves free at its end at most, where no long word follows."""

UNBROKEN = re.compile(r"(?:[!-~]+|.)[，。、；：！？”’》）]*")
"""What stands at the beginning of a row and is not parted: none begins with a closing mark."""

MIN_INDENT = 0.8
"""A row with a larger indent begins a paragraph."""

BULLETS = frozenset("●○◆◇■□▲△▼▽★☆◎•·▶►※➢")

LAST_WORDS = 3.0
"""What the last words of a paragraph take at least: they are under its first row, which has an indent."""

LEVEL = 0.8
"""How far the upper edges of what is level may differ."""


@dataclass(frozen=True, slots=True)
class BlockRow:
    """Runs side by side, from left to right. Without any it is a picture."""

    runs: tuple[Run, ...]
    left: float
    right: float
    top: float
    base: float
    size: float


@dataclass(slots=True, eq=False)
class PageBlock:
    """`above` are the blocks that its first row sees, `below` those that see its last one."""

    rows: list[BlockRow]
    above: list[PageBlock] = field(default_factory=list)
    below: list[PageBlock] = field(default_factory=list)
    is_display: bool = False

    @property
    def left(self) -> float:
        return min(row.left for row in self.rows)

    @property
    def right(self) -> float:
        return max(row.right for row in self.rows)

    @property
    def top(self) -> float:
        return self.rows[0].top

    @property
    def base(self) -> float:
        return self.rows[-1].base

    @property
    def size(self) -> float:
        return self.rows[0].size

    @property
    def is_picture(self) -> bool:
        return not self.rows[0].runs


def blocks_of(runs: Sequence[Run], pictures: Iterable[BlockRow], size: float) -> list[PageBlock]:
    """The blocks of a page, from the top; `size` is that of the text of the document."""
    rows = sorted([*rows_of(runs, size), *pictures], key=lambda row: -row.base)
    above, below = _seen(rows, size)
    near = [[m for m in above[n] if _step(rows[m], row) <= MAX_STEP] for n, row in enumerate(rows)]
    follows = {
        n: seen[0]
        for n, seen in enumerate(near)
        if len(seen) == 1
        and all(b == n or seen[0] not in near[b] for b in below[seen[0]])
        and _may_follow(rows[seen[0]], rows[n])
    }
    most = _longest_step([_step(rows[m], rows[n]) for n, m in follows.items() if not is_larger(rows[n].size, size)])
    blocks: list[PageBlock] = []
    of: list[PageBlock] = []
    for n, row in enumerate(rows):
        if n in follows and (is_larger(row.size, size) or _step(rows[follows[n]], row) <= most):
            of.append(of[follows[n]])
            of[n].rows.append(row)
        else:
            of.append(PageBlock([row], is_display=is_larger(row.size, size)))
            blocks.append(of[n])
            of[n].above = list(dict.fromkeys(of[m] for m in above[n]))
            for block in of[n].above:
                block.below.append(of[n])
    return blocks


def _may_follow(last: BlockRow, row: BlockRow) -> bool:
    return bool(last.runs and row.runs) and is_same_size(last.size, row.size)


def _longest_step(steps: list[float]) -> float:
    """Within a block: paragraphs may part a little, and zones rarely follow each other in a column."""
    if not steps:
        return MAX_STEP
    usual = sorted(steps)[int(USUAL * len(steps))]
    return max(SAME_STEP * median(steps), (1 + SAME_SIZE) * usual)


def _step(last: BlockRow, row: BlockRow) -> float:
    return (last.base - row.base) / row.size


def _seen(rows: Sequence[BlockRow], size: float) -> tuple[list[list[int]], list[list[int]]]:
    """Which rows each sees above it, and below it, by their indexes: not past shorter rows in between."""
    least = OVERLAP * size
    above: list[list[int]] = []
    below: list[list[int]] = [[] for _ in rows]
    before: list[int] = []
    skyline: list[tuple[float, float, int]] = []
    for n, row in enumerate(rows):
        right_edge = row.right if is_larger(row.size, size) else max(row.right, row.left + LAST_WORDS * row.size)
        seen: set[int] = set()
        rest = []
        for left, right, m in skyline:
            if min(right, right_edge) - max(left, row.left) < least:
                rest.append((left, right, m))
                continue
            seen.add(m)
            rest += [(a, b, m) for a, b in ((left, row.left), (right_edge, right)) if b - a >= least]
        skyline = [*rest, (row.left, right_edge, n)]
        past = 0
        for m in seen:
            past |= before[m]
        before.append(past | sum(1 << m for m in seen))
        above.append(sorted(m for m in seen if not past >> m & 1))
        for m in above[n]:
            below[m].append(n)
    return above, below


def rows_of(runs: Sequence[Run], size: float) -> Iterator[BlockRow]:
    """The rows of all columns: runs side by side with no gutter between them."""
    ordered = sorted(runs, key=lambda run: -run.base)
    bases = [-run.base for run in ordered]
    for level in levels(ordered):
        row = [level[0]]
        for run in level[1:]:
            if _is_gutter(row[-1], run, ordered, bases, size):
                yield _row(row)
                row = []
            row.append(run)
        yield _row(row)


def levels(ordered: Sequence[Run]) -> Iterator[list[Run]]:
    """What has one baseline, from left to right."""
    level: list[Run] = []
    for run in ordered:
        if level and level[0].base - run.base > min(level[0].size, run.size) / 2:
            yield sorted(level, key=lambda run: run.left)
            level = []
        level.append(run)
    if level:
        yield sorted(level, key=lambda run: run.left)


def _is_gutter(one: Run, other: Run, ordered: Sequence[Run], bases: Sequence[float], text_size: float) -> bool:
    """Whether two columns part between runs of one level: the rows above or below do, too."""
    size, gap = max(one.size, other.size), other.left - one.right
    is_bullet = one.right - one.left < MIN_COLUMN * size and gap < BULLET_GAP * size
    if is_bullet or gap < MIN_GUTTER * min(size, text_size):
        return False
    if not is_same_size(one.size, other.size):
        return True
    near = (NEAR_HEADLINE if is_larger(size, text_size) else NEAR) * size
    start, end = bisect_left(bases, -one.base - near), bisect_left(bases, -one.base - size / 2)
    above = _crossing(one, other, ordered[start:end])
    start, end = bisect_right(bases, -one.base + size / 2), bisect_right(bases, -one.base + near)
    below = _crossing(one, other, ordered[start:end])
    if gap > ROW_GAP * size and (above, below) != (None, None):
        return True
    return False in (above, below)


def _crossing(one: Run, other: Run, others: Iterable[Run]) -> bool | None:
    """Whether any of them runs across the gap between two runs; None if none is near."""
    near = [run for run in others if run.left < other.right and run.right > one.left]
    slack = OVERLAP * one.size
    across = any(run.left < one.right + slack and run.right > other.left - slack for run in near)
    return across if near else None


def _row(runs: Sequence[Run]) -> BlockRow:
    size = max(run.size for run in runs)
    return BlockRow(tuple(runs), runs[0].left, runs[-1].right, max(run.top for run in runs), runs[0].base, size)


def room_before(text: str) -> float:
    """What a full row leaves free at its end at most, if this comes next."""
    word = UNBROKEN.match(text)
    return max(MAX_FREE_END, sum(0.5 if sign <= "~" else 1.0 for sign in word[0])) if word else MAX_FREE_END


def is_same_size(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_SIZE * max(one, other)
