"""Values of the filters by which a small archive shows as many lines as a large one, as far as it has so many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from articles.models import Story

from .story_list import DEEP, NAMES, Asked, Desk, Filters

BIN = "bin"

Chosen = dict[str, Any]


class Alike:
    """Of the present database: which stories each value of each filter leaves."""

    def __init__(self, desk: Desk) -> None:
        self.live = set(Story.objects.live().values_list("pk", flat=True))
        self.left = {name: {value: _left(desk, name, value) for value in desk.values(name)} for name in NAMES}
        self.totals: dict[tuple[str, ...], list[tuple[int, Chosen]]] = {}

    def values(self, asked: Asked, lines: int, size: int) -> Chosen:
        """Those whose page of `size` lines has as many lines as wanted, or hardly more or fewer; of these such that
        leave most stories."""

        def unlike(choice: tuple[int, Chosen]) -> tuple[int, int]:
            total, _values = choice
            return abs(_shown(total, asked.position, size) - lines), -total

        return min(self._choices(asked.filters), key=unlike)[1]

    def _choices(self, filters: Filters) -> list[tuple[int, Chosen]]:
        names = tuple(name for name, _how in filters)
        if names not in self.totals:
            self.totals[names] = list(self._counted(names))
        return self.totals[names]

    def _counted(self, names: tuple[str, ...]) -> Iterator[tuple[int, Chosen]]:
        for values in product(*(self.left[name] for name in names)):
            sets = [self.left[name][value] for name, value in zip(names, values, strict=True)]
            found = set.intersection(*sets, *([] if BIN in names else [self.live]))
            yield len(found), dict(zip(names, values, strict=True))


def _left(desk: Desk, name: str, value: Any) -> set[int]:
    everywhere = {} if name == BIN else {BIN: "all"}
    return set(desk.changelist({name: value, **everywhere}).queryset.values_list("pk", flat=True))


def _shown(total: int, position: str, size: int) -> int:
    """Behind the middle a page is what is left; where nothing is, it is the last one."""
    behind = total - total // 2 - 1 if position == DEEP else total
    return min(size, behind if behind > 0 else total)
