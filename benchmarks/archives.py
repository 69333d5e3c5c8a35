"""Two corpora in one process: the one that is asked is the present database as long as it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


def present() -> BaseDatabaseWrapper:
    return connections[DEFAULT_DB_ALIAS]


def beside(name: str) -> BaseDatabaseWrapper:
    """Another database in the same folder, or on the same server; there it is made, unless it is there."""
    other, own = present().copy(), present().settings_dict["NAME"]
    if other.vendor == "sqlite":
        other.settings_dict["NAME"] = str(Path(own).with_name(f"{name}.sqlite3"))
    else:
        other.settings_dict["NAME"] = f"{own}_{name}"
        _create(other)
    return other


def _create(database: BaseDatabaseWrapper) -> None:
    name = database.settings_dict["NAME"]
    with database._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {database.ops.quote_name(name)}")


@contextmanager
def asking(database: BaseDatabaseWrapper) -> Iterator[None]:
    before = present()
    connections[DEFAULT_DB_ALIAS] = database
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before
