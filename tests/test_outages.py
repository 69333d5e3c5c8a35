from __future__ import annotations

import errno
import sqlite3

import psycopg
import pytest

from articles.outages import Outage, outage_of


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorcode = getattr(sqlite3, name)
    return error


@pytest.mark.parametrize(
    ("name", "outage"),
    [
        ("SQLITE_BUSY", Outage.LOCKED),
        ("SQLITE_BUSY_SNAPSHOT", Outage.LOCKED),
        ("SQLITE_FULL", Outage.FULL),
        ("SQLITE_IOERR_WRITE", Outage.UNREADABLE),
        ("SQLITE_CANTOPEN", Outage.UNREADABLE),
        ("SQLITE_NOTADB", Outage.UNREADABLE),
    ],
)
def test_sqlite_is_known_by_its_result_code(name, outage):
    assert outage_of(sqlite_error(name)) is outage


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (psycopg.errors.LockNotAvailable(), Outage.LOCKED),
        (psycopg.errors.DeadlockDetected(), Outage.LOCKED),
        (psycopg.errors.DiskFull(), Outage.FULL),
        (psycopg.errors.TooManyConnections(), Outage.UNREACHABLE),
        (psycopg.errors.AdminShutdown(), Outage.UNREACHABLE),
        (psycopg.errors.IoError(), Outage.UNREADABLE),
        (psycopg.OperationalError("connection failed"), Outage.UNREACHABLE),
    ],
)
def test_postgresql_is_known_by_its_sqlstate(error, outage):
    assert outage_of(error) is outage


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_known_on_any_path(number):
    assert outage_of(OSError(number, "")) is Outage.FULL


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error("SQLITE_ERROR"),
        psycopg.errors.UndefinedTable(),
        psycopg.InterfaceError("the cursor is closed"),
        FileNotFoundError(errno.ENOENT, ""),
        RuntimeError("database is locked"),
    ],
)
def test_a_fault_of_the_program_is_no_outage(error):
    assert outage_of(error) is None


def test_an_outage_is_known_by_what_it_caused():
    with pytest.raises(RuntimeError) as caught:
        try:
            raise sqlite_error("SQLITE_FULL")
        except sqlite3.Error:
            raise RuntimeError from OSError(errno.ENOSPC, "")
    assert outage_of(caught.value) is Outage.FULL
