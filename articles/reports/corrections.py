"""What differs between a notice as it was sent and the same days as they are counted now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .notice_json import all_rows


@dataclass(frozen=True, slots=True)
class UnitCorrection:
    """Pieces and points of a unit then and now; the name is that of today, if there is one."""

    name: str
    then: tuple[str, str]
    now: tuple[str, str]


@dataclass(frozen=True, slots=True)
class UseCorrection:
    """One use of a story for a unit: its points then and now; None where it was not counted. `story` is its key."""

    unit: str
    story: int
    headline: str
    medium: str
    day: str
    then: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Corrections:
    units: tuple[UnitCorrection, ...]
    uses: tuple[UseCorrection, ...]

    def __bool__(self) -> bool:
        return bool(self.units or self.uses)


def corrections(then: Mapping[str, Any], now: Mapping[str, Any]) -> Corrections:
    """Both are figures of `notice_json.py`, with titles."""
    return Corrections(tuple(_units(then, now)), tuple(_uses(then, now)))


def _units(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[UnitCorrection]:
    before, after = ({row["id"]: row for row in all_rows(figures)} for figures in (then, now))
    for key, row in {**before, **after}.items():
        was, is_now = (_numbers(rows.get(key)) for rows in (before, after))
        if was != is_now:
            yield UnitCorrection(row["name"], was, is_now)


def _numbers(row: Mapping[str, Any] | None) -> tuple[str, str]:
    return (row["pieces"], row["points"]) if row else ("0", "0")


def _uses(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[UseCorrection]:
    """A unit or medium that is called otherwise today is the same one."""
    before, after = _titles(then), _titles(now)
    for key, (unit, title) in {**before, **after}.items():
        was, is_now = (titles[key][1]["points"] if key in titles else None for titles in (before, after))
        if was != is_now:
            yield UseCorrection(unit, title["story"], title["headline"], title["medium"], title["day"], was, is_now)


def _titles(figures: Mapping[str, Any]) -> dict[tuple[Any, ...], tuple[str, Mapping[str, Any]]]:
    """By unit, story, medium and day."""
    return {
        (unit["id"], title["story"], title["medium_id"], title["day"]): (unit["unit"], title)
        for unit in figures["titles"]
        for title in unit["titles"]
    }
