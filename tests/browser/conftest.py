from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from playwright.sync_api import Page

from articles.importing.imports import import_paths
from articles.models import DigestStyle, Place, Tag, vocabulary
from articles.models.digest import load_digest_styles
from articles.pipeline import SourceOptions

PASSWORD = "correct horse battery"
EXPECTED = ("409 (Conflict)", "503 (Service Unavailable)")
"""What a browser counts as an error, and a page or a test means."""


@pytest.fixture(scope="session")
def copy_of_issues() -> sqlite3.Connection:
    """Where the database with the five issues is kept, once a test has made it: a copy takes a tenth of the time."""
    return sqlite3.connect(":memory:", check_same_thread=False)


@pytest.fixture
def issues(transactional_db, copy_of_issues: sqlite3.Connection) -> Path:
    """A database with the places, the tags and the five issues; the tests before may have emptied it."""
    connection.ensure_connection()
    if connection.vendor == "sqlite" and copy_of_issues.execute("SELECT 1 FROM sqlite_master").fetchone():
        copy_of_issues.backup(connection.connection)
        return settings.BASE_DIR / "seeds"
    vocabulary.load_vocabulary(Place, Tag)
    load_digest_styles(DigestStyle)
    import_paths([settings.BASE_DIR / "seeds"], SourceOptions())
    if connection.vendor == "sqlite":
        connection.connection.backup(copy_of_issues)
    return settings.BASE_DIR / "seeds"


@pytest.fixture
def desk(page: Page, live_server, issues: Path) -> Iterator[Page]:
    """A browser, logged in, with no page open. At the end it has nothing to complain of: no script failed, no policy
    broke."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    client = Client()
    client.force_login(User.objects.create_superuser("zhang", password=PASSWORD))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    yield page
    assert [said for said in complaints if not any(word in said for word in EXPECTED)] == []
