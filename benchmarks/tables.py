"""Rows gathered by table, and databases that are filled fast."""

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
from articles.search.engines.sqlite import DETAIL as TOKEN_TABLES

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
    """The history rows of a recorded model."""

    def __init__(self, model: type[models.Model]) -> None:
        past = model.history.model
        tracked = {field.attname: field for field in stored_fields(model)}
        self.of_row: dict[str, Any] = {"history_change_reason": None}
        super().__init__(past, {f.column: self._read(f, tracked.get(f.attname)) for f in stored_fields(past)})

    def _read(self, field: models.Field, of_record: models.Field | None) -> ColumnReader:
        if field.primary_key:
            return lambda record: next(self.keys)
        if of_record:
            return column_reader(of_record)
        return lambda record: self.of_row[field.attname]

    def note(self, record: models.Model, change: Change, kind: str = "+") -> None:
        self.of_row |= {
            "history_date": connection.ops.adapt_datetimefield_value(change.at),
            "history_type": kind,
            "change_id": change.pk,
            "history_user_id": change.by_id,
        }
        self.rows.append(tuple(read(record) for read in self.columns.values()))


def execute_all(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def in_haste() -> Iterator[None]:
    """Fill SQLite without its safeguards, indexes and triggers; these are made anew at the end, in one go."""
    if connection.vendor != "sqlite":
        yield
        return
    made = _indexes_and_triggers()
    execute_all(f"PRAGMA {pragma}" for pragma in HASTE)
    execute_all(f'DROP {kind} "{name}"' for name, (kind, _sql) in made.items())
    yield
    there = _indexes_and_triggers()
    execute_all(sql for name, (_kind, sql) in made.items() if name not in there)
    execute_all(["PRAGMA journal_mode=WAL"])


def _indexes_and_triggers() -> dict[str, tuple[str, str]]:
    """Kind and statement of each, by its name, on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL")
        return {name: (kind, sql) for name, kind, sql in cursor.fetchall()}


@contextmanager
def large_index_parts() -> Iterator[None]:
    """Have FTS5 write few large parts of its index, instead of many that it has to merge."""
    if connection.vendor != "sqlite":
        yield
        return
    execute_all(HASH_SIZE.format(table, LARGE) for table in TOKEN_TABLES)
    yield
    execute_all(HASH_SIZE.format(table, DEFAULT) for table in TOKEN_TABLES)


def count_on_from_keys() -> None:
    """Have the next row of every table take a key of its own: PostgreSQL does not notice keys that rows brought along;
    SQLite does."""
    execute_all(connection.ops.sequence_reset_sql(no_style(), apps.get_models()))


def gather_statistics() -> None:
    """Do it once after a filling: SQLite's statistics are those that the migration installs."""
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            install_statistics(apps, editor)
    else:
        execute_all(["VACUUM ANALYZE"])
