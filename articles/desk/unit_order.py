"""供稿单位 in the order of the areas that they are named for, or of the strokes of their names (笔画)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from articles.display.strokes import stroke_key
from articles.models import Place, Unit
from articles.records.registers import amend

BEHIND = "999999"
"""The place of units that are named for no area."""


def arrange_by_area(units: Iterable[Unit]) -> int:
    """Those named for no area stay behind, in their order. Within an open change. Returns how many moved."""
    units = list(units)
    codes = _codes(units)
    return _arrange(units, lambda unit: (codes.get(unit.pk, BEHIND), unit.position, unit.name))


def arrange_by_strokes(units: Iterable[Unit]) -> int:
    """By the strokes of the first character of the name, then of the next. Within an open change. Returns how many
    moved."""
    return _arrange(units, lambda unit: stroke_key(unit.name))


def _arrange(units: Iterable[Unit], key: Callable[[Unit], Any]) -> int:
    """Number the units anew, each group by itself."""
    groups: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=key):
        groups[unit.group_id].append(unit)
    moved = []
    for of_group in groups.values():
        for position, unit in enumerate(of_group, 1):
            if unit.position != position:
                unit.position = position
                moved.append(unit)
    amend(moved, ["position"])
    return len(moved)


def _codes(units: Iterable[Unit]) -> dict[int, str]:
    """The code of the area of each unit. Of areas of one name that in the city, or else the province, of most units."""
    known: dict[str, list[str]] = defaultdict(list)
    for name, code in Place.objects.values_list("name", "code"):
        known[name].append(code)
    found = {unit.pk: codes for unit in units if (codes := _areas(unit.name, known))}
    certain = [codes[0] for codes in found.values() if len(codes) == 1]
    cities, provinces = Counter(code[:4] for code in certain), Counter(code[:2] for code in certain)
    return {key: max(codes, key=lambda code: (cities[code[:4]], provinces[code[:2]])) for key, codes in found.items()}


def _areas(name: str, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """What may be meant by the last of the areas with which a name begins: 渝北区 in 重庆市渝北区总工会."""
    areas: Sequence[str] = ()
    while length := next((length for length in range(len(name), 1, -1) if name[:length] in known), 0):
        areas, name = known[name[:length]], name[length:]
    return areas
