"""What each database does its own way to find words: one small interface, an engine for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from django.db import connection
from django.db.models import Q, QuerySet

from articles.models import IndexEntry

from ..expression import Expression
from . import postgresql, sqlite


class Engine(Protocol):
    """An engine keeps which entries have a character, or two side by side, and so which have a longer word, or may."""

    KEYS: Mapping[str, str]
    """How a story that is `named` calls the key of its entry, by the table that it was looked up in."""

    def create(self) -> Iterator[str]:
        """Statements for what no model can say. Whatever of it is there is made anew, except for what was indexed."""

    def drop(self) -> Iterator[str]:
        """Statements that take away what does not go with the tables."""

    def keys(self) -> Callable[[int, date], int]:
        """Gives keys to stories that have none, by their id and day."""

    def is_of(self, key: int, day: date) -> bool:
        """Whether a story of that day may have the key."""

    def forget(self) -> None:
        """All that it knows: every entry will be new to it."""

    def write(self, gone: Iterable[IndexEntry], new: Iterable[IndexEntry]) -> None:
        """Follow the table of entries, of which some went and others came, or were there and it did not know them."""

    def unmarked(self, entries: Iterable[IndexEntry]) -> Iterable[IndexEntry]:
        """Those that the engine does not know by all that they say."""

    def marks(self, entry: IndexEntry) -> int:
        """By how many marks it should know an entry."""

    def all_marks(self) -> int:
        """How many it has. Where it has none too few of each entry, and as many as it should, it has none too many."""

    def named(self, expression: Expression) -> Q | None:
        """Of stories: true of no fewer than the expression is; None where the engine can rule out none."""

    def holding(self, expression: Expression, left: Q) -> QuerySet | None:
        """The keys of the entries that it names for the expression, as far as `left` is true of their `entry`; None
        where it is no help in barring these."""

    def count(self, expression: Expression, left: Q, *, only_live: bool, most: int | None) -> int | None:
        """How many entries it is true of, where no stories need be looked at; one more than `most`, where there are
        more. `left` is what is to be asked of the `entry` of what the engine names. None where it does not know."""

    def is_exact(self, expression: Expression) -> bool:
        """Whether `named` has what the expression is true of, and nothing else."""


_ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql}


def engine(vendor: str | None = None) -> Engine:
    """That of the present database."""
    return _ENGINES[vendor or connection.vendor]
