"""How many rows a list has, as far as that is cheap to know: exactly, or “10,000+”, which promises no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

AT_MOST = 10_000
"""Rows are counted one by one up to this number; lists of more are not chosen as a whole."""


@dataclass(frozen=True, slots=True)
class BoundedCount:
    number: int
    has_more: bool = False

    @classmethod
    def of(cls, number: int) -> BoundedCount:
        """`number` was counted up to one more than AT_MOST."""
        return cls(min(number, AT_MOST), has_more=number > AT_MOST)

    def at_least(self, number: int) -> BoundedCount:
        return BoundedCount(max(self.number, number), self.has_more)

    def __bool__(self) -> bool:
        return self.number > 0

    def __add__(self, other: BoundedCount) -> BoundedCount:
        return BoundedCount(self.number + other.number, self.has_more or other.has_more)

    def __str__(self) -> str:
        return f"{self.number:,}" + "+" * self.has_more


def bounded_counts(*tables: QuerySet) -> list[BoundedCount]:
    """In one query."""
    return [BoundedCount.of(number) for number in count_up_to(*((AT_MOST + 1, rows) for rows in tables))]


def count_up_to(*tables: tuple[int, QuerySet]) -> list[int]:
    """How many rows each has, none counted beyond its limit, in one query."""
    if not tables:
        return []
    parts = [_limited(rows, limit) for limit, rows in tables]
    counts = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _params in parts)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [param for _sql, params in parts for param in params])
        return list(cursor.fetchone())


def _limited(rows: QuerySet, limit: int) -> tuple[str, tuple[Any, ...]]:
    """Distinct rows keep their order: PostgreSQL gathers all there are, unless they come in the order of an index."""
    keyed = rows if rows._fields else rows.values("pk")
    try:
        return (keyed if keyed.query.distinct else keyed.order_by())[:limit].query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 1 WHERE 1 = 0", ()
