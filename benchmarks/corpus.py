"""The database of a benchmark: made once, and kept as long as what makes it stays the same."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.db import connection

from .loading import load
from .tables import in_haste, settle

ROOT = Path(__file__).resolve().parent.parent
MAKERS = ("desk.py", "literal.py", "loading.py", "press.py", "tables.py", "wording.py")
KEEPERS = ("models/index_fields.py", "models/index.py", "search/entries.py", "search/texts.py")
MADE_OF = (
    *sorted((ROOT / "seeds").glob("*.txt")),
    *sorted((ROOT / "articles/migrations").glob("*.py")),
    *sorted((ROOT / "articles/search/engines").glob("*.py")),
    *(ROOT / "articles" / name for name in KEEPERS),
    *(ROOT / "benchmarks" / name for name in MAKERS),
)


class NotOurs(Exception):
    """The database holds tables, and no corpus: it may be somebody's work."""


def main(size: int) -> None:
    make(size)


def make(size: int) -> None:
    """A corpus of so many stories in the present database, unless it is there."""
    if _mark() == _fingerprint(size):
        return
    started = perf_counter()
    empty()
    call_command("migrate", verbosity=0)
    with in_haste():
        load(size, lambda stories: print(f"\r{stories} / {size}", end="", flush=True, file=sys.stderr))
    settle()
    print(f", {perf_counter() - started:.0f} s", file=sys.stderr)
    _set_mark(_fingerprint(size))


def _fingerprint(size: int) -> str:
    digest = hashlib.sha256(str(size).encode())
    for path in MADE_OF:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _mark() -> str | None:
    """What the corpus in the database was made of; empty where it was not finished, None where there is none."""
    if "benchmark_corpus" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT made_of FROM benchmark_corpus")
        return (cursor.fetchone() or ("",))[0]


def _set_mark(made_of: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO benchmark_corpus (made_of) VALUES (%s)", [made_of])


def empty() -> None:
    """Nothing but an unfinished corpus. Raises NotOurs."""
    tables = connection.introspection.table_names()
    if tables and "benchmark_corpus" not in tables:
        raise NotOurs(f"{connection.settings_dict['NAME']}: this database is not a benchmark's")
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(connection.settings_dict["NAME"] + suffix).unlink(missing_ok=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        cursor.execute("CREATE TABLE benchmark_corpus (made_of varchar(64) NOT NULL)")
