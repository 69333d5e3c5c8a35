"""The databases of the benchmarks: each is filled once, and kept as long as what fills it stays the same."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .loading import load_corpus
from .tables import gather_statistics, in_haste

ROOT = Path(__file__).resolve().parent.parent
MADE_BY = ("editors.py", "like.py", "loading.py", "press.py", "tables.py", "wording.py")
KEPT_BY = ("models/index_fields.py", "models/index.py", "search/entries.py", "search/texts.py")
INPUTS = (
    *sorted((ROOT / "seeds").glob("*.txt")),
    *sorted((ROOT / "articles/migrations").glob("*.py")),
    *sorted((ROOT / "articles/search/engines").glob("*.py")),
    *(ROOT / "articles" / name for name in KEPT_BY),
    *(ROOT / "benchmarks" / name for name in MADE_BY),
)
"""The files on which the content of a corpus depends."""


class NotACorpus(Exception):
    """The database has tables that no benchmark made: it may be somebody's work."""


def main(size: int) -> None:
    ensure_corpus(size)


def ensure_corpus(size: int) -> None:
    """Fill the current database with so many stories, unless it has them."""
    if _fingerprint_there() == _fingerprint(size):
        return
    started = perf_counter()
    empty_database()
    call_command("migrate", verbosity=0)
    with in_haste():
        load_corpus(size, lambda stories: print(f"\r{stories} / {size}", end="", flush=True, file=sys.stderr))
    gather_statistics()
    print(f", {perf_counter() - started:.0f} s", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO benchmark_corpus (made_of) VALUES (%s)", [_fingerprint(size)])


def mark_worn() -> None:
    """The current corpus will not stay as it was filled: it is made anew for whoever wants it next."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM benchmark_corpus")


def _fingerprint(size: int) -> str:
    digest = hashlib.sha256(str(size).encode())
    for path in INPUTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fingerprint_there() -> str | None:
    """Of the corpus in the database; empty where it was not finished, None where there is none."""
    if "benchmark_corpus" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT made_of FROM benchmark_corpus")
        return (cursor.fetchone() or ("",))[0]


def empty_database() -> None:
    """Leave nothing but the table that marks a corpus, unfinished. Raises NotACorpus."""
    tables = connection.introspection.table_names()
    if tables and "benchmark_corpus" not in tables:
        raise NotACorpus(f"{connection.settings_dict['NAME']}: this database is not a benchmark's")
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(connection.settings_dict["NAME"] + suffix).unlink(missing_ok=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        cursor.execute("CREATE TABLE benchmark_corpus (made_of varchar(64) NOT NULL)")


# Two corpora in one process


def current_database() -> BaseDatabaseWrapper:
    return connections[DEFAULT_DB_ALIAS]


def sibling_database(name: str) -> BaseDatabaseWrapper:
    """Another database in the same folder, or on the same server, where it is made unless it is there."""
    other, own = current_database().copy(), current_database().settings_dict["NAME"]
    if other.vendor == "sqlite":
        other.settings_dict["NAME"] = str(Path(own).with_name(f"{name}.sqlite3"))
    else:
        other.settings_dict["NAME"] = f"{own}_{name}"
        _create_database(other)
    return other


def _create_database(database: BaseDatabaseWrapper) -> None:
    name = database.settings_dict["NAME"]
    with database._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {database.ops.quote_name(name)}")


@contextmanager
def using_database(database: BaseDatabaseWrapper) -> Iterator[None]:
    before = current_database()
    connections[DEFAULT_DB_ALIAS] = database
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before
