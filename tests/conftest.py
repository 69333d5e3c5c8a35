"""What tests of any part need: which of them this machine can run, and how the browser starts.

`CI_REQUIRE=browser,postgres` turns the skipping of such tests into failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations import RunPython
from django.test import TransactionTestCase
from django.utils import translation

from tests.newsroom.installation import manage

REQUIRED = set(filter(None, os.environ.get("CI_REQUIRE", "").split(",")))
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs, the one first that opens a page in a quarter of the time: it draws no window about it."""

CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--acts", type=int, default=12, help="acts of the desk that are done and undone at random")
    parser.addoption("--rows", type=int, default=60, help="stories that go out as tables and come back")
    parser.addoption("--kills", type=int, default=4, help="workers that are killed while they work")
    parser.addoption("--acts-seed", type=int, default=1, help="the seed by which they are drawn")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that empty the tables at their end come last: the others rely on what the migrations put there.

    On PostgreSQL only those are run that use the database: the others were run on SQLite.
    """
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not uses_database(item)])
        items[:] = filter(uses_database, items)
    items.sort(key=empties_tables)


def uses_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"}.intersection(item.fixturenames)
    return bool(fixtures) or "django_db" in item.keywords or "postgres" in item.keywords


def empties_tables(item: pytest.Item) -> bool:
    marks = item.iter_markers("django_db")
    return any(mark.kwargs.get("transaction") for mark in marks) or "transactional_db" in item.fixturenames


def pytest_runtest_setup(item: pytest.Item) -> None:
    for need, reason in missing().items():
        if item.get_closest_marker(need):
            (pytest.fail if need in REQUIRED else pytest.skip)(reason)


@cache
def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def missing() -> dict[str, str]:
    """What this run lacks, by marker, and why."""
    lacks = {
        "browser": CHROMIUM is None and "no Chromium on this machine",
        "gettext": shutil.which("xgettext") is None and "no gettext on this machine",
        "postgres": connection.vendor != "postgresql" and "needs PostgreSQL: set DATABASE_URL",
        "rjieba": find_spec("rjieba") is None and "no rjieba: pip install -r requirements-rjieba.txt",
        "libreoffice": OFFICE is None and "no LibreOffice here: apt-get install libreoffice-calc libreoffice-writer",
        "redis": not answers("127.0.0.1", 6379) and "no Redis at 127.0.0.1",
        "thorough": "thorough" not in REQUIRED and "takes long: set CI_REQUIRE=thorough",
        "install": "install" not in REQUIRED and "slow, downloads packages: set CI_REQUIRE=install",
    }
    return {need: reason for need, reason in lacks.items() if reason}


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables are made from the models, which is ten times as fast; that migrations make the same has a test."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """With what the first migration puts into the tables."""
    first = import_module("articles.migrations.0001_initial").Migration
    installs = [each for each in first.operations if isinstance(each, RunPython)]
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for install in installs:
            install.code(apps, editor)
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            restore_after_tests()


def restore_after_tests() -> None:
    """Tests that commit leave the tables as they found them: a copy back takes a tenth of the time of Django's flush,
    which makes all permissions anew."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)

    def restore(_case: TransactionTestCase) -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    TransactionTestCase._fixture_teardown = restore


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of a new installation, to be copied: its migrations take ten seconds."""
    folder = tmp_path_factory.mktemp("installed")
    assert not manage(folder, "migrate", "--verbosity=0").returncode
    return folder


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """A request leaves its language to its thread, where the next request sets its own: a test does not."""
    yield
    translation.deactivate()


@pytest.fixture
def jobs_wait(settings: Any) -> None:
    """Jobs wait for a worker, as in earnest: `work_off()` is one."""
    settings.TASKS = {"default": {"BACKEND": "articles.jobs.backends.DatabaseBackend"}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    sandbox = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
