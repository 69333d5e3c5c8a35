"""Keys as close to each other as they can be: the index of SQLite is the smaller the closer they are."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from articles.models import IndexEntry

BITS = 13
"""Of a key, which tell the stories of a day apart. What does not find a seat in its day sits with the next."""

MOST_DAYS = 500
"""Days that are looked at for free seats, which are more than have ever been full: stories without a date share one."""


def is_of(key: int, day: date) -> bool:
    """Whether the story sits in its day, or in a later one, and each before that has been full."""
    own, sits_in = day.toordinal(), key >> BITS
    if not own < sits_in <= own + MOST_DAYS:
        return sits_in == own
    return all(map(_has_been_full, range(own, sits_in)))


def _has_been_full(ordinal: int) -> bool:
    """As far as can be told: who sat in the last seats may be gone, and nobody is to move because of that."""
    end = ordinal + 1 << BITS
    return IndexEntry.objects.filter(key__gte=end - (1 << BITS - 1), key__lt=end).exists()


class Seats:
    """Stories of a day sit in the order in which they come. SQLite has one writer: nobody else takes a seat now."""

    def __init__(self) -> None:
        self.free: dict[int, int] = {}

    def __call__(self, _story: int, day: date) -> int:
        ordinal = day.toordinal()
        while (key := self._next(ordinal)) >> BITS != ordinal:
            ordinal += 1
        self.free[ordinal] = key + 1
        return key

    def _next(self, ordinal: int) -> int:
        if ordinal not in self.free:
            taken = IndexEntry.objects.filter(key__gte=ordinal << BITS, key__lt=ordinal + 1 << BITS)
            last = taken.aggregate(last=Max("key"))["last"]
            self.free[ordinal] = ordinal << BITS if last is None else last + 1
        return self.free[ordinal]
