from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page

from articles.importing.imports import import_paths
from articles.models import DigestStyle, Place, Tag, vocabulary
from articles.models.digest import load_digest_styles
from articles.pipeline import SourceOptions

PASSWORD = "correct horse battery"
EXPECTED = ("409 (Conflict)",)
"""What a browser counts as an error and a page means."""


@pytest.fixture
def issues(transactional_db) -> Path:
    """A database with the places, the tags and the five issues; the tests before may have emptied it."""
    vocabulary.load_vocabulary(Place, Tag)
    load_digest_styles(DigestStyle)
    import_paths([settings.BASE_DIR / "seeds"], SourceOptions())
    return settings.BASE_DIR / "seeds"


@pytest.fixture
def desk(page: Page, live_server, issues: Path) -> Iterator[Page]:
    """A browser, logged in. At the end of the test it has nothing to complain of: no script failed, no policy broke."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    User.objects.create_superuser("zhang", password=PASSWORD)
    page.goto(f"{live_server.url}/admin/")
    page.locator("#id_username").fill("zhang")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("input[type=submit]").click()
    yield page
    assert [said for said in complaints if not any(word in said for word in EXPECTED)] == []
