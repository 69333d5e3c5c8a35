"""A copy of the whole database in one file.

The rows of each table are counted in the snapshot that is copied, and again in the copy, before anybody relies on it.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _
from psycopg import pq
from psycopg.conninfo import make_conninfo

Counts = Mapping[str, int]
"""Rows by table."""

SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"

POSTGRESQL_TABLES = r"""
    SELECT format('%I.%I', nspname, relname)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
"""

COPY = re.compile(rb"COPY (\S+) \(")
END_OF_COPY = b"\\.\n"
PIECE = 65_536
"""Bytes of a dump that are in memory at a time."""


class BackupError(Exception):
    """Why there is no backup, for an operator."""


@dataclass(frozen=True, slots=True)
class Backup:
    tables: int
    rows: int


def back_up(path: Path, *, overwrite: bool = False) -> Backup:
    """Copy the database to a file that only this user can read. Raises BackupError; then no new file is there."""
    copy = _copy_sqlite if connection.vendor == "sqlite" else _copy_postgresql
    with _written_beside(path, overwrite=overwrite) as draft:
        counts, copied = copy(draft)
        if not counts:
            raise BackupError(_("The database %s has no tables: there is nothing to back up.") % _database())
        if wrong := [table for table in sorted({*counts, *copied}) if counts.get(table) != copied.get(table)]:
            raise BackupError(_("The copy differs from the database in the tables %s.") % ", ".join(wrong))
    return Backup(len(counts), sum(counts.values()))


def _database() -> str:
    return str(connection.settings_dict["NAME"])


@contextmanager
def _written_beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A new file for this user alone. At the end it takes the place of the path; after an error it is removed."""
    if path.exists() and not (overwrite and path.is_file()):
        raise BackupError(_("%s is there already; --overwrite replaces a file.") % path)
    if path.exists() and connection.vendor == "sqlite" and path.samefile(_database()):
        raise BackupError(_("%s is the database itself.") % path)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield draft
        with draft.open("r+b") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        trouble = getattr(error, "strerror", None) or error
        raise BackupError(_("%(path)s was not written: %(trouble)s") % {"path": path, "trouble": trouble}) from error
    finally:
        draft.unlink(missing_ok=True)


def _copy_sqlite(draft: Path) -> tuple[Counts, Counts]:
    """By SQLite's online backup, which lets others write meanwhile."""
    path = Path(_database())
    if not path.is_file():
        raise BackupError(_("There is no database %s.") % path)
    with closing(_opened(path)) as database, closing(_opened(draft)) as copy:
        database.execute("BEGIN")  # the count and the copy read the same snapshot
        counts = _count_sqlite(database)
        database.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
    with closing(_opened(draft)) as copy:
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise BackupError(_("The copy is damaged, as the database may be: %s") % found)
        return counts, _count_sqlite(copy)


def _opened(path: Path) -> sqlite3.Connection:
    """A database that is there: none is made."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _count_sqlite(database: sqlite3.Connection) -> Counts:
    tables = [name for (name,) in database.execute(SQLITE_TABLES)]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def _copy_postgresql(draft: Path) -> tuple[Counts, Counts]:
    """By pg_dump, in the snapshot of our own transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        conninfo, environment = _connection_of_clients()
        command = [_client("pg_dump"), "--format=custom", f"--snapshot={snapshot}", f"--dbname={conninfo}"]
        with draft.open("wb") as file:
            done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, env=environment)
        if done.returncode:
            raise BackupError(done.stderr.decode(errors="replace").strip())
        counts = _count_postgresql(cursor)
    return counts, _count_dump(draft)


def _connection_of_clients() -> tuple[str, dict[str, str]]:
    """How a client program connects: by a string without the password, as other users may read a command; and by its
    environment, which they may not.
    """
    keywords = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    given = {name: value for name, value in connection.get_connection_params().items() if name in keywords}
    password = given.pop("password", None)
    return make_conninfo(**given), {**os.environ, **({"PGPASSWORD": password} if password else {})}


def _client(name: str) -> str:
    """The path of a client program that is no older than the server, whose dumps an older one refuses to write."""
    path, needed = shutil.which(name), connection.pg_version // 10_000
    if path is None:
        told = {"name": name, "needed": needed}
        raise BackupError(_("%(name)s is missing: install the client of PostgreSQL %(needed)d or newer.") % told)
    said = subprocess.run([path, "--version"], stdout=subprocess.PIPE, text=True).stdout
    version = re.search(r"\d+", said)
    if version is None or int(version[0]) < needed:
        told = {"said": said.strip(), "needed": needed}
        raise BackupError(_("%(said)s is older than the server: install the client of PostgreSQL %(needed)d.") % told)
    return path


def _count_postgresql(cursor: CursorWrapper) -> Counts:
    cursor.execute(POSTGRESQL_TABLES)
    counts = {}
    for (table,) in cursor.fetchall():
        cursor.execute(f"SELECT count(*) FROM {table}")
        counts[table] = cursor.fetchone()[0]
    return counts


def _count_dump(path: Path) -> Counts:
    """The rows in a dump. pg_restore writes a table as `COPY name (…) FROM stdin;`, a line a row, and `\\.` below."""
    command = [_client("pg_restore"), "--data-only", "--file=-", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as restore:
        counts, table, is_new_line = {}, "", True
        for piece in iter(partial(restore.stdout.readline, PIECE), b""):  # of a line, which may be long
            if not table and (copy := COPY.match(piece)):
                table = copy[1].decode()
                counts[table] = 0
            elif table and is_new_line and piece == END_OF_COPY:
                table = ""
            elif table:
                counts[table] += piece.endswith(b"\n")
            is_new_line = piece.endswith(b"\n")
    if restore.returncode:
        raise BackupError(_("pg_restore cannot read the copy."))
    return counts
