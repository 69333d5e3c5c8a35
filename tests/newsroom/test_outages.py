"""Locks held by another connection, full disks and servers that go away: in words, on the web and in a terminal."""

from __future__ import annotations

import contextlib
import logging
import resource
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from articles.models import Story
from tests import factories
from tests.admin.browserlike import form_data

from .installation import manage

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")


@pytest.fixture
def desk(transactional_db) -> Client:
    """Of an administrator. It shows the page that a browser would get."""
    client = Client(raise_request_exception=False)
    client.force_login(factories.user(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def locked(transactional_db) -> Iterator[None]:
    """Another connection writes, for longer than we wait."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        connection.cursor().execute("SET lock_timeout = '50ms'")
        other = connections.create_connection("default")
        other.set_autocommit(False)
        other.cursor().execute("LOCK TABLE articles_change, articles_story, django_session")
        yield
        other.close()
    connection.close()


@pytest.fixture
def full(transactional_db) -> Iterator[None]:
    """The database cannot grow."""
    connection.cursor().execute("VACUUM")
    connection.cursor().execute("PRAGMA max_page_count = 1")  # SQLite makes it as many as there are
    yield
    connection.close()


def test_editor_reads_that_the_database_is_busy(desk: Client, request: pytest.FixtureRequest):
    url = reverse("admin:articles_story_change", args=(factories.story().pk,))
    form = form_data(desk.get(url))
    request.getfixturevalue("locked")
    answer = desk.post(url, {**form, "headline": "改过", "_save": "1"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "数据库正忙" in answer.text


def test_a_session_that_cannot_be_saved_is_told_too(desk: Client, locked: None):
    answer = desk.post(reverse("admin:login"), {"username": "zhangsan", "password": "wrong"})
    assert (answer.status_code, "数据库正忙" in answer.text) == (503, True)


def test_the_page_is_in_the_language_of_the_reader(desk: Client, locked: None):
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "The database is busy" in desk.post(reverse("admin:login"), {"username": "u", "password": "p"}).text


@sqlite_only
def test_editor_reads_that_the_disk_is_full(desk: Client, request: pytest.FixtureRequest):
    url = reverse("admin:articles_story_change", args=(factories.story().pk,))
    form = form_data(desk.get(url))
    request.getfixturevalue("full")
    answer = desk.post(url, {**form, "body": "第一批清凉包送到了工地。" * 10_000, "_save": "1"})
    assert (answer.status_code, "磁盘已满" in answer.text) == (503, True)
    assert Story.objects.get().version == 1


@pytest.mark.postgres
def test_editor_reads_that_the_server_went_away(desk: Client):
    other = connections.create_connection("default")
    connection.ensure_connection()
    other.cursor().execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    other.close()
    answer = desk.get(reverse("admin:index"))
    connection.close()
    assert (answer.status_code, "无法连接数据库" in answer.text) == (503, True)


def test_the_log_has_one_line(desk: Client, locked: None, caplog: pytest.LogCaptureFixture):
    (handler,) = (each for each in logging.root.handlers if each.filters)
    desk.post(reverse("admin:login"), {"username": "zhangsan", "password": "wrong"})
    record = next(each for each in caplog.records if each.levelno == logging.ERROR)
    assert handler.filter(record)
    assert (record.exc_info, len(handler.format(record).splitlines())) == (None, 1)
    assert str(connection.settings_dict["NAME"]) in record.getMessage()


@pytest.fixture
def folder(tmp_path: Path, installed: Path) -> Path:
    """The state of an installation with an empty archive."""
    return shutil.copytree(installed, tmp_path / "var")


def url(folder: Path, option: str) -> str:
    return f"sqlite:///{folder}/newsroom.sqlite3?{option}"


SEED = str(min(settings.BASE_DIR.glob("seeds/*.txt")))


@pytest.mark.parametrize("arguments", [("import_issues", SEED), ("create_roles",), ("prepare",)])
def test_a_command_says_that_the_database_is_locked(folder: Path, arguments: tuple[str, ...]):
    with contextlib.closing(sqlite3.connect(folder / "newsroom.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = manage(folder, *arguments, url=url(folder, "timeout=1"))
    told = f"数据库 {folder}/newsroom.sqlite3 被占用：另一程序写入的时间太长，等不及了。"
    assert (done.returncode, done.stderr.strip()) == (1, told)


@pytest.mark.parametrize("arguments", [("import_issues", SEED), ("prepare",)])
def test_a_command_says_that_the_disk_is_full(folder: Path, arguments: tuple[str, ...]):
    done = manage(folder, *arguments, url=url(folder, f"init_command={quote('PRAGMA max_page_count=1')}"))
    assert (done.returncode, done.stderr.strip()) == (1, f"磁盘已满，无法写入 {folder}/newsroom.sqlite3。")


def test_a_command_names_the_database_that_it_cannot_write(folder: Path):
    def no_file_grows() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = manage(folder, "import_issues", SEED, preexec_fn=no_file_grows)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert f"数据库 {folder}/newsroom.sqlite3 无法读写" in done.stderr


def test_a_command_names_the_database_that_it_cannot_reach(folder: Path):
    done = manage(folder, "create_roles", url="postgres://nobody@127.0.0.1:1/nowhere")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("无法连接数据库 nowhere：")


ON_TABLES = {
    "check_index": (),
    "create_roles": (),
    "export_stories": ("--format", "csv"),
    "export_table": ("issues", "--format", "csv"),
    "import_issues": (SEED,),
    "one_time_password": ("zhangsan",),
    "rebuild_index": (),
    "reparse": (),
    "search_stories": ("工会",),
    "verify": (),
    "work": (),
}
WITHOUT_TABLES = {"backup", "parse_issues", "prepare"}
"""They read no table, make them, or have words of their own."""


@pytest.mark.thorough
@pytest.mark.parametrize("command", ON_TABLES)
def test_a_command_says_that_the_database_has_no_tables(tmp_path: Path, command: str):
    done = manage(tmp_path, command, *ON_TABLES[command])
    told = f"数据库 {tmp_path}/newsroom.sqlite3 还没有为这个版本建好：请先运行 make run，或 python manage.py migrate。"
    assert (done.returncode, done.stderr.strip()) == (1, told)


def test_each_command_of_the_newsroom_is_asked():
    own = {
        name for name, app in get_commands().items() if str(app).split(".")[0] in {"accounts", "articles", "newsroom"}
    }
    assert own == {*ON_TABLES, *WITHOUT_TABLES}
