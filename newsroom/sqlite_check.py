"""SQLite 3.7.0 to 3.51.2 may lose committed pages where two connections write and checkpoint at the same moment.

https://www.sqlite.org/wal.html#walresetbug. It is mended in 3.51.3, and in 3.44.6 and 3.50.7; 3.52.0 was withdrawn.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connection
from django.utils.translation import gettext_lazy as _

Version = tuple[int, int, int]

WAL_RESET = _(
    "SQLite %(version)s may lose what was committed, very rarely, when two processes write at the same moment. Take "
    "PostgreSQL, by DATABASE_URL, or a Python whose SQLite is 3.51.3 or newer; and keep backups."
)


def may_lose_pages(version: Version) -> bool:
    is_mended = version >= (3, 51, 3) and version != (3, 52, 0)
    is_mended |= (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    return version >= (3, 7, 0) and not is_mended


def sqlite_warning() -> str:
    """What to tell whoever runs the system; empty where there is nothing to fear."""
    if connection.vendor != "sqlite" or not may_lose_pages(sqlite3.sqlite_version_info):
        return ""
    return WAL_RESET % {"version": sqlite3.sqlite_version}


def check_sqlite(**_how: Any) -> list[CheckMessage]:
    warning = sqlite_warning()
    return [Warning(warning, id="newsroom.W001")] if warning else []
