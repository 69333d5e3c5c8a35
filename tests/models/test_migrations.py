"""The migrations make what the models say: the other tests make their tables from the models."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models import DigestStyle, Place, Tag
from tests.newsroom.installation import manage

pytestmark = pytest.mark.django_db(transaction=True)

MADE = {
    "sqlite": (
        "SELECT type, name FROM sqlite_master",
        "SELECT made.name, column.name, column.type, column.[notnull]"
        " FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS column",
    ),
    "postgresql": (
        "SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT 'constraint', conname FROM pg_constraint",
        "SELECT table_name, column_name, udt_name, character_maximum_length, is_nullable"
        " FROM information_schema.columns WHERE table_schema = 'public'",
    ),
}
"""Tables, columns, indexes, triggers and constraints, by the kind of database."""

OF_DJANGO = re.compile(r"(?:^|public\.)(?:auth|django)_")
"""What Django's own migrations made: its keys grew since, and they did not."""


@pytest.fixture
def migrated(tmp_path: Path, installed: Path) -> Iterator[BaseDatabaseWrapper]:
    """Another database, that the migrations made."""
    if connection.vendor == "sqlite":
        name = str(installed / "newsroom.sqlite3")
    else:
        name = f"{connection.settings_dict['NAME']}_migrated"
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}"')
        assert not manage(tmp_path, "migrate", "--verbosity=0", url=url).returncode
    other = type(connections["default"])({**connection.settings_dict, "NAME": name})
    yield other
    other.close()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def rows(of: BaseDatabaseWrapper, query: str) -> list[tuple[Any, ...]]:
    with of.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def made(of: BaseDatabaseWrapper) -> set[tuple[Any, ...]]:
    found = {row for query in MADE[of.vendor] for row in rows(of, query)}
    return {row for row in found if not any(OF_DJANGO.search(str(part)) for part in row)}


def test_the_migrations_make_the_tables_of_the_models(migrated: BaseDatabaseWrapper):
    assert made(migrated) == made(connection)
    assert len(made(migrated)) > 300


def test_the_migrations_bring_the_first_records(migrated: BaseDatabaseWrapper):
    for model in (Place, Tag, DigestStyle):
        assert rows(migrated, f"SELECT COUNT(*) FROM {model._meta.db_table}") > [(2,)]
