"""How the blocks of a page stand to each other: what is below what, in which column, under which headline.

Blocks are known by their indexes. Thresholds are times the size of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import combinations
from statistics import median

from .pdf_blocks import BULLETS, LEVEL, MAX_FREE_END, MIN_INDENT, PageBlock, room_before

HEAD_GAP = 3.0
"""The widest gap between a headline and what belongs to it, and within a column."""

COLUMN_GAP = 4.0
"""The widest gap between columns."""

INDENT = 2.5
"""How far the left edges of blocks of one column differ at most."""

CLOSING = "。！？”…"


class Edge(Enum):
    """How a block begins and ends: within a paragraph, with one, or as both do."""

    OPEN = auto()
    CLOSED = auto()
    UNKNOWN = auto()


class Layout:
    """`above` of each block are bits: what is read before it. Pictures and captions are looked through.

    `begins` is the upper edge of a block, or of the picture above it; `goes_on` the block in which its column goes on
    below, if any, and `last` the last of these.
    """

    def __init__(self, blocks: Sequence[PageBlock], size: float) -> None:
        self.size = size
        self.count = len(blocks)
        numbers = {id(block): n for n, block in enumerate(blocks)}
        self.below = [[numbers[id(b)] for b in reached(block, numbers, "below")] for block in blocks]
        self.above = [sum({1 << numbers[id(b)] for b in reached(block, numbers, "above")}) for block in blocks]
        self.is_display = [block.is_display for block in blocks]
        self.sizes = [block.size for block in blocks]
        self.left = [block.left for block in blocks]
        self.right = [block.right for block in blocks]
        self.top = [block.top for block in blocks]
        self.base = [block.base for block in blocks]
        self.begins = [_begin(block, numbers, HEAD_GAP * size) for block in blocks]
        self.usual_gap = self._usual_gap()
        self.starts = [_start(block, size) for block in blocks]
        self._ends = [_end(block) for block in blocks]
        self._free = [(block.right - block.rows[-1].right) / size for block in blocks]
        self._room = [room_before(block.rows[0].runs[0].text) for block in blocks]
        self.headlines = [n for n in range(self.count) if self.is_display[n]]
        for n, columns in self._headed().items():
            for b in columns:
                self.above[b] |= 1 << n
                self.below[n].append(b)
        self.goes_on = [self._goes_on(n) for n in range(self.count)]
        self.last = list(range(self.count))
        for n in sorted(range(self.count), key=lambda n: self.top[n]):
            on = self.goes_on[n]
            self.last[n] = n if on is None else self.last[on]
        for n in sorted(self.headlines, key=lambda n: self.top[n]):
            columns = [self.last[b] for b in self.below[n] if self.is_near(n, b)]
            self.last[n] = min(columns, key=lambda b: self.base[b], default=n)

    def _usual_gap(self) -> float:
        """Between a paragraph and what is right below it: that in the middle, where paragraphs stand apart."""
        texts = (n for n in range(self.count) if not self.is_display[n])
        gaps = [self.base[n] - self.top[b] for n in texts for b in self.below[n] if not self.is_display[b]]
        return max(median(gaps), 0.0) if gaps else 0.0

    def end(self, n: int, following: int | None = None) -> Edge:
        """How a block ends, if another comes next."""
        room = MAX_FREE_END if following is None else self._room[following]
        return Edge.CLOSED if self._free[n] >= room else self._ends[n]

    def are_level(self, one: int, other: int) -> bool:
        """Whether they begin on one level."""
        return self.is_level(self.begins[one], self.begins[other])

    def is_level(self, one: float, other: float) -> bool:
        return abs(one - other) <= LEVEL * self.size

    def is_right_of(self, one: int, other: int) -> bool:
        return self.left[one] >= self.right[other] - self.size

    def is_in_column(self, one: int, other: int) -> bool:
        return abs(self.left[one] - self.left[other]) <= INDENT * self.size

    def stands_between(self, n: int, one: int, other: int) -> bool:
        """Whether a block stands between the columns of two, where the second begins."""
        slack = LEVEL * self.size
        is_between = self.right[one] - slack <= self.left[n] and self.right[n] <= self.left[other] + slack
        return is_between and self.base[n] <= self.top[other] <= self.top[n] + slack

    def ends_over(self, n: int, headline: int) -> bool:
        """Whether a column reaches down to the level of a headline elsewhere, and nothing else begins above that.

        At the foot of a column, a headline is none of a zone.
        """
        if not self.below[headline]:
            return False
        last, level = self.last[n], self.top[headline]
        below = max((self.top[b] for b in self.below[last]), default=level)
        return self.base[last] >= level - self.size and below <= level + 2 * self.size

    def _headed(self) -> dict[int, list[int]]:
        """The columns that each headline heads beside those right under it: where two might, the fitting one does."""
        under = {n: [b for b in self.below[n] if self.may_head(n, b)] for n in self.headlines}
        beside = {n: self._beside(n, columns) for n, columns in under.items() if columns}
        for one, other in combinations(sorted(beside, key=lambda n: self.left[n]), 2):
            shared = sorted({*beside[one]} & {*beside[other]}, key=lambda b: self.left[b])
            if shared:
                rest = {n: [b for b in (*under[n], *beside[n]) if b not in shared] for n in (one, other)}
                parted = min(
                    range(len(shared) + 1),
                    key=lambda k: (
                        self._misfit(one, rest[one] + shared[:k]) + self._misfit(other, rest[other] + shared[k:])
                    ),
                )
                beside[one] = [b for b in beside[one] if b not in shared[parted:]]
                beside[other] = [b for b in beside[other] if b not in shared[:parted]]
        return beside

    def _misfit(self, n: int, columns: Sequence[int]) -> float:
        """How far a headline is from the middle and from the left edge of columns, whichever is nearer."""
        left, right = min(self.left[b] for b in columns), max(self.right[b] for b in columns)
        return min(abs(left + right - self.left[n] - self.right[n]) / 2, abs(left - self.left[n]))

    def _beside(self, n: int, under: Sequence[int]) -> list[int]:
        """The columns that begin on the level of those under a headline, next to them, with nothing above but it."""
        level = max(self.begins[b] for b in under)
        others = [
            b
            for b in range(self.count)
            if not self.is_display[b] and b not in under and self.is_level(self.begins[b], level)
        ]
        left, right = min(self.left[b] for b in under), max(self.right[b] for b in under)
        found = []
        for b in sorted((b for b in others if self.right[b] <= left), key=lambda b: -self.left[b]):
            if left - self.right[b] > COLUMN_GAP * self.size or not self._has_room_over(b, n):
                break
            left = self.left[b]
            found.append(b)
        for b in sorted((b for b in others if self.left[b] >= right), key=lambda b: self.left[b]):
            if self.left[b] - right > COLUMN_GAP * self.size or not self._has_room_over(b, n):
                break
            right = self.right[b]
            found.append(b)
        return found

    def may_head(self, n: int, b: int) -> bool:
        """Whether a block is text near enough to belong to the headline above it, or to the column."""
        return not self.is_display[b] and self.is_near(n, b)

    def is_near(self, n: int, b: int) -> bool:
        return self.base[n] - self.begins[b] < HEAD_GAP * self.size

    def _has_room_over(self, b: int, n: int) -> bool:
        """Whether nothing stands over a column beside a headline."""
        lowest = self.top[n] - LEVEL * self.size
        return all(self.base[a] >= lowest for a in range(self.count) if self.above[b] >> a & 1)

    def _goes_on(self, n: int) -> int | None:
        if self.is_display[n]:
            return None
        for b in self.below[n]:
            if self.may_head(n, b) and self.is_in_column(n, b):
                return None if any(self.are_level(h, b) for h in self.headlines) else b
        return None


def reached(block: PageBlock, numbers: dict[int, int], way: str) -> Iterator[PageBlock]:
    """The blocks with these ids right above or below one; others are looked through."""
    for other in getattr(block, way):
        if id(other) in numbers:
            yield other
        else:
            yield from reached(other, numbers, way)


def skipped(block: PageBlock, numbers: dict[int, int]) -> Iterator[PageBlock]:
    """What is looked through above a block: pictures and their captions."""
    for other in block.above:
        if id(other) not in numbers:
            yield other
            yield from skipped(other, numbers)


def _begin(block: PageBlock, numbers: dict[int, int], near: float) -> float:
    """The upper edge of a block, or of the picture right above it."""
    pictures = (b for b in block.above if id(b) not in numbers and b.base - block.top < near)
    return max([block.top, *(_begin(b, numbers, near) for b in pictures)])


def _start(block: PageBlock, size: float) -> Edge:
    first = block.rows[0]
    if first.runs[0].text[0] in BULLETS or first.left - block.left > MIN_INDENT * size:
        return Edge.CLOSED
    return Edge.OPEN if len(block.rows) > 1 else Edge.UNKNOWN


def _end(block: PageBlock) -> Edge:
    last = block.rows[-1]
    return Edge.UNKNOWN if len(block.rows) == 1 or last.runs[-1].text[-1] in CLOSING else Edge.OPEN
