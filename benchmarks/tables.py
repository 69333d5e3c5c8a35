"""The rows of many pages, gathered by table, and databases that are filled in haste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from articles.models import Change
from articles.models.bulk import ColumnReader, column_reader, insert_rows, stored_fields
from articles.models.sqlite_statistics import install_statistics
from articles.search.engines.sqlite import DETAIL as GRAMS

HASTE = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000")

HASH_SIZE = "INSERT INTO {0} ({0}, rank) VALUES ('hashsize', {1})"
LARGE, DEFAULT = 2**28, 2**20
"""Bytes that FTS5 gathers before it writes them."""


class Table:
    """The rows of one model. Keys are counted here: a record knows its own before it is written."""

    def __init__(self, model: type[models.Model], columns: Mapping[str, ColumnReader] | None = None) -> None:
        self.model = model
        self.columns = columns or {field.column: column_reader(field) for field in stored_fields(model)}
        self.keys = count(1)
        self.rows: list[tuple] = []

    def add(self, record: models.Model) -> models.Model:
        if record.pk is None:
            record.pk = next(self.keys)
        self.rows.append(tuple(read(record) for read in self.columns.values()))
        return record

    def flush(self) -> None:
        if self.rows:
            insert_rows(self.model._meta.db_table, list(self.columns), self.rows)
        self.rows = []


class History(Table):
    """The history rows of a recorded model, each of the act that `during` names."""

    def __init__(self, model: type[models.Model]) -> None:
        past = model.history.model
        tracked = {field.attname: field for field in stored_fields(model)}
        self.acts: dict[str, Any] = {"history_change_reason": None}
        super().__init__(past, {f.column: self._read(f, tracked.get(f.attname)) for f in stored_fields(past)})

    def _read(self, field: models.Field, of_record: models.Field | None) -> ColumnReader:
        if field.primary_key:
            return lambda record: next(self.keys)
        if of_record:
            return column_reader(of_record)
        return lambda record: self.acts[field.attname]

    def note(self, record: models.Model, change: Change, kind: str = "+") -> None:
        self.acts |= {
            "history_date": connection.ops.adapt_datetimefield_value(change.at),
            "history_type": kind,
            "change_id": change.pk,
            "history_user_id": change.by_id,
        }
        self.rows.append(tuple(read(record) for read in self.columns.values()))


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def in_haste() -> Iterator[None]:
    """SQLite without its safeguards, indexes and triggers; these are made anew at the end, in one go."""
    if connection.vendor != "sqlite":
        yield
        return
    made = _hung_on_tables()
    run(f"PRAGMA {pragma}" for pragma in HASTE)
    run(f'DROP {kind} "{name}"' for name, (kind, _sql) in made.items())
    yield
    there = _hung_on_tables()
    run(sql for name, (_kind, sql) in made.items() if name not in there)
    run(["PRAGMA journal_mode=WAL"])


def _hung_on_tables() -> dict[str, tuple[str, str]]:
    """Kind and statement of each index and trigger of SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL")
        return {name: (kind, sql) for name, kind, sql in cursor.fetchall()}


@contextmanager
def gathering() -> Iterator[None]:
    """FTS5 writes few large parts of its index, instead of many that it has to merge."""
    if connection.vendor != "sqlite":
        yield
        return
    run(HASH_SIZE.format(table, LARGE) for table in GRAMS)
    yield
    run(HASH_SIZE.format(table, DEFAULT) for table in GRAMS)


def settle() -> None:
    """Tell PostgreSQL which keys are taken, and let it go through its tables, as it does by itself in a while; SQLite
    goes by what the migration tells it."""
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            install_statistics(apps, editor)
    else:
        run([*connection.ops.sequence_reset_sql(no_style(), apps.get_models()), "VACUUM ANALYZE"])
