"""The index of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from articles.models import IndexEntry

from ..expression import Expression

ENTRY = ""
KEY = "entry__key"
TABLE = ""

DAY_SHIFT = 36
"""Ids of stories fit below."""


def create() -> Iterator[str]:
    return iter(())


def drop() -> Iterator[str]:
    return iter(())


def keys() -> Callable[[int, date], int]:
    return lambda story, day: day.toordinal() << DAY_SHIFT | story


def forget() -> None:
    """There is nothing that the entries do not say."""


def write(gone: Iterable[IndexEntry], new: Iterable[IndexEntry]) -> None:
    """PostgreSQL does it by itself."""


def unmarked(entries: Iterable[IndexEntry]) -> Iterable[IndexEntry]:
    return ()


def named(expression: Expression) -> Q | None:
    return None


def rows(expression: Expression, *, only_live: bool) -> QuerySet | None:
    return None


def is_exact(expression: Expression) -> bool:
    return False
