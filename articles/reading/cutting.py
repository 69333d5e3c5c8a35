"""A story cut out of the picture of a page: the area that its lines span, and what of others lies within, covered.

Edges are in ten-thousandths of the width and the height of the page, from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .values import LineBox

WHOLE = 10_000
MARGIN = 60
"""What is left around the lines."""


class Area(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        return self.left >= self.right or self.top >= self.bottom

    def within(self, other: Area) -> Area:
        """The part in the other; empty where there is none."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def without(self, other: Area) -> Iterator[Area]:
        """What is left of it beside the other: four areas at most."""
        common = self.within(other)
        if common.is_empty:
            yield self
            return
        beside = (
            Area(self.left, self.top, self.right, common.top),
            Area(self.left, common.bottom, self.right, self.bottom),
            Area(self.left, common.top, common.left, common.bottom),
            Area(common.right, common.top, self.right, common.bottom),
        )
        yield from (area for area in beside if not area.is_empty)


@dataclass(frozen=True, slots=True)
class Cutting:
    """What is cut out of a page, from 1, and the areas of it that are covered."""

    page: int
    area: Area
    covered: tuple[Area, ...] = ()


def cut_out(own: Iterable[LineBox], others: Iterable[LineBox]) -> list[Cutting]:
    """For each page on which the story has lines. Pictures and rules between them stay; lines of others are covered,
    but never a part of the story's own.
    """
    by_page: dict[int, list[Area]] = {}
    for box in own:
        by_page.setdefault(box.page, []).append(_area_of(box))
    others_by_page: dict[int, list[Area]] = {page: [] for page in by_page}
    for box in others:
        if box.page in others_by_page:
            others_by_page[box.page].append(_area_of(box))
    return [
        Cutting(page, area, tuple(_covered(area, areas, others_by_page[page])))
        for page, areas in sorted(by_page.items())
        for area in [_around(areas)]
    ]


def _area_of(box: LineBox) -> Area:
    return Area(box.left, box.top, box.right, box.bottom)


def _around(areas: Iterable[Area]) -> Area:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(
        max(0, min(lefts) - MARGIN),
        max(0, min(tops) - MARGIN),
        min(WHOLE, max(rights) + MARGIN),
        min(WHOLE, max(bottoms) + MARGIN),
    )


def _covered(area: Area, own: Iterable[Area], others: Iterable[Area]) -> Iterator[Area]:
    for other in others:
        left = [other.within(area)]
        if left[0].is_empty:
            continue
        for each in own:
            left = [rest for part in left for rest in part.without(each)]
        yield from left
