"""China's places down to the county by GB/T 2260 code, with former ones and what became of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from articles.data import read_text


class PlaceLevel(StrEnum):
    PROVINCE = "省级"
    PREFECTURE = "地级"
    COUNTY = "县级"


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one name. Name and code were in use from the year `since`; `until` is None if they are today.

    `parent` is the code of the place above it (110101 is directly under 110000). `successor` is the code that the
    whole place became: its own if only the name changed, None if it was divided among several.
    """

    code: str
    name: str
    full_name: str
    level: PlaceLevel
    parent: str | None
    since: int
    until: int | None = None
    successor: str | None = None


class Gazetteer:
    """The table of places: `current` ones by code, and `former` ones, whose name or code is no longer in use."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        in_use = {row["代码"] for row in rows if row["状态"] == "在用"}
        places = [_place(row, in_use) for row in rows]
        self.current = {place.code: place for place in places if place.until is None}
        self.former = tuple(place for place in places if place.until is not None)

    def lineage(self, code: str) -> tuple[str, ...]:
        """The code and those of the places above it, nearest first; empty for a code that is not in use."""
        codes, place = [], self.current.get(code)
        while place:
            codes.append(place.code)
            place = self.current.get(place.parent) if place.parent else None
        return tuple(codes)

    def within(self, code: str, region: str) -> bool:
        """Whether the place is the region, or is in it."""
        return region in self.lineage(code)

    def today(self, place: Place) -> Place | None:
        """The current place that a former one became; None if it was divided."""
        seen: set[str] = set()
        code = place.successor
        while code and code not in self.current and code not in seen:
            seen.add(code)
            code = self._moved.get(code)
        return self.current.get(code) if code else None

    @cached_property
    def _moved(self) -> dict[str, str]:
        """The successors of codes that are no longer in use; a change of name alone is none."""
        return {p.code: p.successor for p in self.former if p.successor and p.successor != p.code}


@cache
def gazetteer() -> Gazetteer:
    """The table, read at first use."""
    return Gazetteer(list(csv.DictReader(read_text("areacodes.csv").lstrip("\ufeff").splitlines())))


def province_of(code: str) -> str:
    return code[:2] + "0000"


def _place(row: dict[str, str], in_use: set[str]) -> Place:
    until = row["变更/弃用时间"]
    return Place(
        code=row["代码"],
        name=row["名称"],
        full_name=_full_name(row),
        level=PlaceLevel(row["级别"]),
        parent=_parent(row["代码"], in_use),
        since=int(row["启用时间"]),
        until=int(until) if until else None,
        successor=_successor(row),
    )


def _full_name(row: dict[str, str]) -> str:
    """Province, prefecture and name as they were then, without repetition."""
    chain = dict.fromkeys((row["一级行政区"], row["二级行政区"].replace("直辖", ""), row["名称"]))
    return "".join(chain)


def _parent(code: str, in_use: set[str]) -> str | None:
    above = (code[:4] + "00", province_of(code))
    return next((up for up in above if up != code and up in in_use), None)


def _successor(row: dict[str, str]) -> str | None:
    """The only code that the place became. Codes with a year got a part of it earlier, and do not count."""
    if row["状态"] == "变更":
        return row["代码"]
    whole = [code for code in row["新代码"].split(";") if code and "[" not in code]
    return whole[0] if len(whole) == 1 else None
