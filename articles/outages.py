"""Outages: failures of the database or the disk, which no program mends and an operator has to hear of in words.

Recognised by the codes of the drivers, never by their messages, and without importing a driver.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from enum import StrEnum


class Outage(StrEnum):
    LOCKED = "locked"
    FULL = "full"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"


NO_SPACE = {errno.ENOSPC, errno.EDQUOT}

SQLITE = {
    5: Outage.LOCKED,  # SQLITE_BUSY: another connection holds the lock
    6: Outage.LOCKED,  # SQLITE_LOCKED
    8: Outage.UNREADABLE,  # SQLITE_READONLY
    10: Outage.UNREADABLE,  # SQLITE_IOERR
    11: Outage.UNREADABLE,  # SQLITE_CORRUPT
    13: Outage.FULL,  # SQLITE_FULL
    14: Outage.UNREADABLE,  # SQLITE_CANTOPEN
    26: Outage.UNREADABLE,  # SQLITE_NOTADB
}
"""By SQLite's primary result codes: https://www.sqlite.org/rescode.html"""

POSTGRESQL = {
    "40P01": Outage.LOCKED,  # deadlock_detected
    "55P03": Outage.LOCKED,  # lock_not_available, as after lock_timeout
    "57014": Outage.LOCKED,  # query_canceled, as after statement_timeout
    "53100": Outage.FULL,  # disk_full
    "08": Outage.UNREACHABLE,  # connection exceptions
    "53": Outage.UNREACHABLE,  # insufficient resources, as too_many_connections
    "57": Outage.UNREACHABLE,  # operator intervention, as admin_shutdown
    "58": Outage.UNREADABLE,  # system errors, as io_error
}
"""By SQLSTATE, or by its class: https://www.postgresql.org/docs/current/errcodes-appendix.html"""


def outage_of(error: BaseException) -> Outage | None:
    """The outage behind an exception, or behind one that caused it; None where the program is at fault."""
    return next(filter(None, map(_of_one, _with_causes(error))), None)


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _of_one(error: BaseException) -> Outage | None:
    if isinstance(error, OSError):
        return Outage.FULL if error.errno in NO_SPACE else None
    if hasattr(error, "sqlite_errorcode"):
        return SQLITE.get(error.sqlite_errorcode & 0xFF)
    if state := getattr(error, "sqlstate", None):
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2])
    is_of_psycopg = hasattr(error, "sqlstate")  # without a state: no server answered
    return Outage.UNREACHABLE if is_of_psycopg and type(error).__name__ == "OperationalError" else None
