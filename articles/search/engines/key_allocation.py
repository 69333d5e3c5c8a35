"""Keys as close to each other as they can be, in the order of days: that makes the index of SQLite small.

A day has a block of keys. A story that finds no free key in the block of its day gets one in the next.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from articles.models import IndexEntry

BITS = 13
"""Of a key, which tell the stories of a day apart; above them stands the number of the day."""

MOST_DAYS = 500
"""Days that are searched for a free key, which are more than have ever been full: stories without a date share one."""


def key_fits_day(key: int, day: date) -> bool:
    """Whether the key is of its day, or of a later one where each before that was full."""
    own, used = day.toordinal(), key >> BITS
    if not own < used <= own + MOST_DAYS:
        return used == own
    return all(map(_was_full, range(own, used)))


def _was_full(day: int) -> bool:
    """As far as can be told: stories with the last keys may be gone, and no other is to move because of that."""
    end = day + 1 << BITS
    return IndexEntry.objects.filter(key__gte=end - (1 << BITS - 1), key__lt=end).exists()


class KeyAllocator:
    """Stories of a day get keys in the order in which they come. SQLite has one writer: nobody else takes a key now."""

    def __init__(self) -> None:
        self.free: dict[int, int] = {}

    def __call__(self, _story: int, day: date) -> int:
        ordinal = day.toordinal()
        while (key := self._next(ordinal)) >> BITS != ordinal:
            ordinal += 1
        self.free[ordinal] = key + 1
        return key

    def _next(self, day: int) -> int:
        """Behind the last key of the day; where the day is full, the first one of the next day."""
        if day not in self.free:
            used = IndexEntry.objects.filter(key__gte=day << BITS, key__lt=day + 1 << BITS)
            last = used.aggregate(last=Max("key"))["last"]
            self.free[day] = day << BITS if last is None else last + 1
        return self.free[day]
