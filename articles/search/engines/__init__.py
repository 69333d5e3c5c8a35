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
    """An engine keeps tokens: which entries have a character, or two side by side. By these it names candidates: the
    entries that have a longer word, or may."""

    ENTRY_KEYS: Mapping[str, str]
    """The name of the key of an entry in a query of stories, by the table that was joined to find candidates."""

    def create_statements(self) -> Iterator[str]:
        """SQL that makes what no model can declare. Whatever of it is there is made anew, except for what was
        indexed."""

    def drop_statements(self) -> Iterator[str]:
        """SQL that removes what does not go with the tables."""

    def key_allocator(self) -> Callable[[int, date], int]:
        """Gives a key to a story that has none, by its id and day."""

    def key_fits_day(self, key: int, day: date) -> bool:
        """Whether a story of that day may have the key."""

    def clear(self) -> None:
        """Remove all tokens: every entry will be new to the engine."""

    def update(self, removed: Iterable[IndexEntry], added: Iterable[IndexEntry]) -> None:
        """Follow the table of entries. Those `added` may have been there before, and the engine did not know them."""

    def not_indexed(self, entries: Iterable[IndexEntry]) -> Iterable[IndexEntry]:
        """Those of which the engine lacks tokens."""

    def count_tokens(self, entry: IndexEntry) -> int:
        """How many tokens the engine should have of an entry."""

    def count_all_tokens(self) -> int:
        """How many it has. Where it lacks none of any entry, and has as many as it should, it has none too many."""

    def candidate_stories(self, expression: Expression) -> Q | None:
        """Of stories: true of all that the expression is true of; None where the engine can rule out none."""

    def candidate_entries(self, expression: Expression, remaining: Q) -> QuerySet | None:
        """The keys of the candidates for the expression, as far as `remaining` is true of their `entry`; None where the
        engine is no help in excluding these."""

    def count_entries(self, expression: Expression, remaining: Q, *, only_live: bool, most: int | None) -> int | None:
        """How many entries the expression is true of, where no stories need be looked at; one more than `most`, where
        there are more. `remaining` is what is left to ask of the `entry` of the candidates. None where the engine does
        not know."""

    def is_exact(self, expression: Expression) -> bool:
        """Whether the expression is true of each candidate."""


_ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql}


def engine(vendor: str | None = None) -> Engine:
    """That of the present database."""
    return _ENGINES[vendor or connection.vendor]
