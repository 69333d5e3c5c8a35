from __future__ import annotations

import sqlite3

import pytest
from django.db import connection

from newsroom.sqlite_check import check_sqlite, may_lose_pages


@pytest.mark.parametrize(("version", "lost"), [
    ((3, 6, 23), False),
    ((3, 7, 0), True),
    ((3, 40, 1), True),
    ((3, 44, 5), True),
    ((3, 44, 6), False),
    ((3, 45, 0), True),
    ((3, 50, 6), True),
    ((3, 50, 7), False),
    ((3, 51, 0), True),
    ((3, 51, 2), True),
    ((3, 51, 3), False),
    ((3, 52, 0), True),
    ((3, 53, 0), False),
])  # fmt: skip
def test_versions_that_may_lose_pages(version, lost):
    assert may_lose_pages(version) == lost


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
def test_the_check_names_the_way_out(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    (warning,) = check_sqlite()
    assert "DATABASE_URL" in str(warning.msg)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert check_sqlite() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
def test_postgresql_has_nothing_to_fear():
    assert check_sqlite() == []
