"""Many rows at once: ids in batches, new rows as fast as the database takes them, and their history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Value
from django.utils import timezone

from .index_fields import PackedField
from .journal import current, current_id

BATCH = 500
"""Ids of a batch: no more texts are in memory than those of so many stories."""

ColumnReader = Callable[[Any], Any]
"""From a record to what a column holds of it."""

VALUES_AT_ONCE = 999
"""Of a statement that inserts: what any SQLite takes. A table has one statement of as many rows, and one of a row:
Python keeps a hundred statements, each with the values that it was last given."""

PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.FloatField,
    models.BooleanField,
    models.ForeignKey,
)
"""Fields whose values every database takes as they are."""


def in_batches(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(ids)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def insert(records: Iterable[models.Model]) -> None:
    """Write new records of one model, which know their keys then. Only within a transaction.

    `bulk_create` spends most of its time on making the statement, which names each value of each record.
    """
    if records := list(records):
        model = type(records[0])
        _make_ready(records)
        columns = {field.column: column_reader(field) for field in stored_fields(model)}
        rows = [tuple(read(record) for read in columns.values()) for record in records]
        insert_rows(model._meta.db_table, list(columns), rows)


def _make_ready(records: Sequence[models.Model]) -> None:
    """Give them keys, and the time where it is noted."""
    timed = [field for field in stored_fields(type(records[0])) if _is_timed(field)]
    new = [record for record in records if record.pk is None]
    for record, key in zip(new, _next_keys(type(records[0]), len(new)) if new else (), strict=True):
        record.pk = key
    for record in records:
        record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS
        for field in timed:
            field.pre_save(record, add=True)


def _is_timed(field: models.Field) -> bool:
    return isinstance(field, models.DateField) and (field.auto_now or field.auto_now_add)


def _next_keys(model: type[models.Model], number: int) -> Iterable[int]:
    """Keys that nobody else gets: SQLite has one writer, which this transaction is."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, column, number])
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0]
        return range(last + 1, last + 1 + number)


def stored_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that are written: not those that the database makes of others."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def column_reader(field: models.Field) -> ColumnReader:
    value = attrgetter(field.attname)
    if isinstance(field, PLAIN) and not isinstance(field, PackedField):
        return value
    database = connections[DEFAULT_DB_ALIAS]  # `connection` looks it up each time
    return lambda record: field.get_db_prep_save(value(record), database)


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[tuple]) -> None:
    """By COPY on PostgreSQL, and statements of many rows on SQLite: where a table has triggers, it makes ready to undo
    each statement by itself, and copies all pages that it touches.
    """
    name = connection.ops.quote_name
    names = ", ".join(map(name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {name(table)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            rows, row = list(rows), f"({', '.join(['%s'] * len(columns))})"
            statement = f"INSERT INTO {name(table)} ({names}) VALUES "
            at_once = VALUES_AT_ONCE // len(columns)
            rest = len(rows) - len(rows) % at_once
            for start in range(0, rest, at_once):
                values = [*chain.from_iterable(rows[start : start + at_once])]
                cursor.execute(statement + ", ".join([row] * at_once), values)
            cursor.executemany(statement + row, rows[rest:])


def create_recorded(records: Sequence[models.Model]) -> None:
    """Write new records as `insert` does, and their history."""
    if records:
        insert(records)
        _copy_to_history(records, "+")


def update_recorded(records: Sequence[models.Model], fields: Iterable[str]) -> None:
    """Write these fields of records of one model, and their history."""
    if records:
        _update_rows(records, fields)
        _copy_to_history(records, "~")


def _update_rows(records: Sequence[models.Model], fields: Iterable[str]) -> None:
    """`bulk_update` spends most of its time on making the statement, which names each value of each record."""
    options, name = type(records[0])._meta, connection.ops.quote_name
    columns = {field.column: column_reader(field) for field in map(options.get_field, fields)}
    values = ", ".join(f"{name(column)} = %s" for column in columns)
    statement = f"UPDATE {name(options.db_table)} SET {values} WHERE {name(options.pk.column)} = %s"
    rows = [(*(read(record) for read in columns.values()), record.pk) for record in records]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def set_recorded(records: Sequence[models.Model], values: Mapping[str, Any]) -> None:
    """Write the same values to records of one model, and their history."""
    if records:
        rows = type(records[0])._base_manager.filter(pk__among=[record.pk for record in records])
        rows.update(**values)
        for record in records:
            for name, value in values.items():
                setattr(record, name, value)
        _copy_to_history(records, "~")


def delete_recorded(records: Sequence[models.Model]) -> None:
    """Delete records of one model, and write their history. Nothing may point at them."""
    if records:
        _copy_to_history(records, "-")
        keys = [record.pk for record in records]
        type(records[0])._base_manager.filter(pk__among=keys)._raw_delete(DEFAULT_DB_ALIAS)


def _copy_to_history(records: Sequence[models.Model], kind: str) -> None:
    """Write a history row of the open change for each record: the database copies what it was just sent.

    `kind` is that of django-simple-history, whose own way sends each row once more.
    """
    model = type(records[0])
    past, by = model.history.model, current().by
    added = {
        "history_date": timezone.now(),
        "history_type": kind,
        "history_user_id": by and by.pk,
        "change_id": current_id(),
    }
    copied = [field.attname for field in past.tracked_fields]
    values = [Value(value, past._meta.get_field(name)) for name, value in added.items()]
    rows = model._base_manager.filter(pk__among=[record.pk for record in records]).order_by("pk")
    query, params = rows.values_list(*copied, *values).query.sql_with_params()
    columns = {field.attname: field.column for field in past._meta.concrete_fields}
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(columns[name]) for name in (*copied, *added))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quoted(past._meta.db_table)} ({names}) {query}", params)
