"""China's places down to the county by GB/T 2260 code, with those that were before and what became of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from articles.data import read_text


class Level(StrEnum):
    PROVINCE = "省级"
    PREFECTURE = "地级"
    COUNTY = "县级"


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one name. Years are those in which the name and the code held; `until` is None while they do.

    `parent` is the code of the place above it (110101 stands directly under 110000). `successor` is the code that the
    whole place went to, its own where only the name changed, None where it was parted among several.
    """

    code: str
    name: str
    full_name: str
    level: Level
    parent: str | None
    since: int
    until: int | None = None
    successor: str | None = None


class Gazetteer:
    """`current` holds the places of today by code, `former` those whose name or code is no longer in use."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        in_use = {row["代码"] for row in rows if row["状态"] == "在用"}
        places = [_place(row, in_use) for row in rows]
        self.current = {place.code: place for place in places if place.until is None}
        self.former = tuple(place for place in places if place.until is not None)

    def lineage(self, code: str) -> tuple[str, ...]:
        """The code and those of the places above it, nearest first; nothing for a code that is not in use."""
        return tuple(self._upwards(code))

    def within(self, code: str, region: str) -> bool:
        """Whether the place is the region or lies in it."""
        return region in self.lineage(code)

    def today(self, place: Place) -> Place | None:
        """The one place of today that a former one became; None where it was parted."""
        seen: set[str] = set()
        code = place.successor
        while code and code not in self.current and code not in seen:
            seen.add(code)
            code = self._moved.get(code)
        return self.current.get(code) if code else None

    def _upwards(self, code: str) -> Iterator[str]:
        place = self.current.get(code)
        while place:
            yield place.code
            place = self.current.get(place.parent) if place.parent else None

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Where each code that is no longer in use went; a change of name alone is no move."""
        return {p.code: p.successor for p in self.former if p.successor and p.successor != p.code}


@cache
def gazetteer() -> Gazetteer:
    """The table, read at its first use."""
    return Gazetteer(list(csv.DictReader(read_text("areacodes.csv").lstrip("\ufeff").splitlines())))


def province_of(code: str) -> str:
    return code[:2] + "0000"


def _place(row: dict[str, str], in_use: set[str]) -> Place:
    until = row["变更/弃用时间"]
    return Place(
        code=row["代码"],
        name=row["名称"],
        full_name=_full_name(row),
        level=Level(row["级别"]),
        parent=_parent(row["代码"], in_use),
        since=int(row["启用时间"]),
        until=int(until) if until else None,
        successor=_successor(row),
    )


def _full_name(row: dict[str, str]) -> str:
    """Province, prefecture and name as they were then; the same name once."""
    chain = dict.fromkeys((row["一级行政区"], row["二级行政区"].replace("直辖", ""), row["名称"]))
    return "".join(chain)


def _parent(code: str, in_use: set[str]) -> str | None:
    above = (code[:4] + "00", province_of(code))
    return next((up for up in above if up != code and up in in_use), None)


def _successor(row: dict[str, str]) -> str | None:
    """The only code that the place ended in. A code with a year got a part of it earlier, and does not count."""
    if row["状态"] == "变更":
        return row["代码"]
    whole = [code for code in row["新代码"].split(";") if code and "[" not in code]
    return whole[0] if len(whole) == 1 else None
