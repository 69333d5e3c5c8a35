"""The keys of index entries: in their order stories stand in the order of their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.db.models import Max

from articles.models import IndexEntry

SEATS = 16
"""Bits of a key that tell the stories of a day apart on SQLite, where an index is the smaller the closer the keys are.
What does not find a seat in its day sits with the next."""

ROOM_FOR_IDS = 36
"""Bits of a key that hold the id of the story, elsewhere."""

Keys = Callable[[int, date], int]


def keys() -> Keys:
    """Gives keys to stories that have none, by their id and day."""
    return _Seats().take if connection.vendor == "sqlite" else _by_id


def is_of(key: int, day: date) -> bool:
    bits = SEATS if connection.vendor == "sqlite" else ROOM_FOR_IDS
    return key >> bits == day.toordinal()


def _by_id(story: int, day: date) -> int:
    return day.toordinal() << ROOM_FOR_IDS | story


class _Seats:
    """Stories of a day sit in the order in which they come. SQLite has one writer: nobody else takes a seat now."""

    def __init__(self) -> None:
        self.free: dict[int, int] = {}

    def take(self, _story: int, day: date) -> int:
        ordinal = day.toordinal()
        while (key := self._next(ordinal)) >> SEATS != ordinal:
            ordinal += 1
        self.free[ordinal] = key + 1
        return key

    def _next(self, ordinal: int) -> int:
        if ordinal not in self.free:
            taken = IndexEntry.objects.filter(key__gte=ordinal << SEATS, key__lt=ordinal + 1 << SEATS)
            last = taken.aggregate(last=Max("key"))["last"]
            self.free[ordinal] = ordinal << SEATS if last is None else last + 1
        return self.free[ordinal]
