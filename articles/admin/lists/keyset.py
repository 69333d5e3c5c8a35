"""Pages of a list by the keys of their rows: the page after a row lies in an index, and is found there however deep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


@dataclass(frozen=True, slots=True)
class Order:
    """Columns that are never null; the last of them tells every two rows apart."""

    columns: tuple[str, ...]
    descending: bool = False

    def terms(self, *, backward: bool = False) -> list[str]:
        sign = "-" if self.descending != backward else ""
        return [sign + column for column in self.columns]

    def beyond(self, key: tuple[Any, ...], *, backward: bool = False) -> Q:
        """What comes after the row with this key; before it, going backward."""
        return _beyond(self.columns, key, "lt" if self.descending != backward else "gt")


def _beyond(columns: tuple[str, ...], key: tuple[Any, ...], past: str) -> Q:
    """The bound of the first column stands by itself: it is where a database enters the index."""
    column, value = columns[0], key[0]
    if len(columns) == 1:
        return Q(**{f"{column}__{past}": value})
    rest = _beyond(columns[1:], key[1:], past)
    return Q(**{f"{column}__{past}e": value}) & (Q(**{f"{column}__{past}": value}) | rest)


@dataclass(frozen=True, slots=True)
class Position:
    """After the row with the key, or before it; without a key at the start, or at the end."""

    key: tuple[Any, ...] = ()
    backward: bool = False


START, END = Position(), Position(backward=True)


@dataclass(frozen=True, slots=True)
class KeyPage:
    """The keys of its rows, in order, and whether there are rows before and after."""

    keys: list[tuple[Any, ...]]
    has_earlier: bool
    has_later: bool

    @property
    def is_whole(self) -> bool:
        return not self.has_earlier and not self.has_later


def within(rows: QuerySet, bound: Q) -> QuerySet:
    """The rows in the bound. It is asked for before all else: of several bounds of a column, as a period has some,
    SQLite enters the index by the first, and reads all that lies between that and the others."""
    found, before = rows.filter(bound), len(rows.query.where.children)
    asked = found.query.where.children
    found.query.where.children = [*asked[before:], *asked[:before]]
    return found


def find_page(rows: QuerySet, order: Order, position: Position, size: int) -> KeyPage:
    """Whoever goes back to the start sees a whole page there, not what rows are left before the last page.

    Where all rows after a page were taken out of the list, its last page is shown.
    """
    there = within(rows, order.beyond(position.key, backward=position.backward)) if position.key else rows
    terms = order.terms(backward=position.backward)
    keys = list(there.order_by(*terms).values_list(*order.columns)[: size + 1])
    has_more, keys = len(keys) > size, keys[:size]
    if not position.backward and position.key and not keys:
        return find_page(rows, order, END, size)
    if not position.backward:
        return KeyPage(keys, has_earlier=bool(position.key), has_later=has_more)
    if position.key and len(keys) < size:
        return find_page(rows, order, START, size)
    return KeyPage(keys[::-1], has_earlier=has_more, has_later=bool(position.key))


@dataclass(frozen=True, slots=True)
class PagedRows:
    """The rows of a list: how its pages are found, and how it is counted."""

    rows: QuerySet

    def page(self, order: Order, position: Position, size: int) -> KeyPage:
        return find_page(self.rows, order, position, size)

    def to_count(self) -> tuple[QuerySet, bool]:
        """The rows of the list, or some of them, and whether there may be others."""
        return self.rows, False
