from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Place, Story, Tag
from articles.models.vocabulary import load_vocabulary
from newsroom import backups
from tests import factories

from .installation import manage

pytestmark = pytest.mark.django_db(transaction=True)

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup"


@pytest.fixture
def story() -> Story:
    return factories.printed_story()


def test_it_tells_how_much_was_copied_and_what_is_not_in_it(file: Path, story: Story, capsys):
    call_command("backup", str(file))
    said = capsys.readouterr().out
    assert str(file) in said
    assert str(settings.VAR / "secret_key") in said


@sqlite_only
def test_a_backup_holds_every_row(file: Path, story: Story):
    done = backups.back_up(file)
    with contextlib.closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT headline FROM articles_story").fetchall() == [(story.headline,)]
        tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        counts = [copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables.fetchall()]
    assert (done.tables, done.rows) == (len(counts), sum(counts))


@sqlite_only
def test_a_backup_is_one_file(file: Path, story: Story):
    backups.back_up(file)
    with contextlib.closing(sqlite3.connect(file)) as copy:
        copy.execute("CREATE TABLE written (x)")
        assert [path.name for path in file.parent.iterdir()] == [file.name]


@sqlite_only
def test_a_backup_waits_for_nobody_and_holds_what_was_saved(file: Path, story: Story):
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE articles_story SET headline = '还没有保存'")
        backups.back_up(file)
        other.execute("ROLLBACK")
    with contextlib.closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT headline FROM articles_story").fetchall() == [(story.headline,)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_its_owner_can_ever_read_it(file: Path, story: Story, monkeypatch: pytest.MonkeyPatch):
    name = f"_copy_{connection.vendor}"
    copy = getattr(backups, name)
    seen = []

    def watched(draft: Path):
        seen.append((draft.stat().st_mode & 0o777, draft.stat().st_size))
        return copy(draft)

    monkeypatch.setattr(backups, name, watched)
    before = os.umask(0)
    backups.back_up(file)
    os.umask(before)
    assert seen == [(0o600, 0)]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_stays(file: Path, story: Story):
    file.write_text("older")
    with pytest.raises(CommandError, match="--overwrite"):
        call_command("backup", str(file))
    assert file.read_text() == "older"


def test_a_file_that_is_there_is_replaced_if_wanted(file: Path, story: Story):
    file.write_text("older")
    call_command("backup", str(file), overwrite=True)
    assert file.stat().st_size > 1000


@sqlite_only
def test_the_database_is_never_replaced_by_its_copy(story: Story):
    with pytest.raises(backups.BackupError):
        backups.back_up(Path(connection.settings_dict["NAME"]), overwrite=True)
    assert Story.objects.exists()


def test_a_copy_with_other_rows_is_no_backup(file: Path, story: Story, monkeypatch: pytest.MonkeyPatch):
    name = f"_copy_{connection.vendor}"
    copy = getattr(backups, name)

    def losing(draft: Path):
        counts, copied = copy(draft)
        table = next(table for table in copied if table.endswith("articles_story"))
        return counts, {**copied, table: 0}

    monkeypatch.setattr(backups, name, losing)
    file.write_text("older")
    with pytest.raises(backups.BackupError, match="articles_story"):
        backups.back_up(file, overwrite=True)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_text() == "older"


@sqlite_only
@pytest.mark.parametrize("content", [None, b""])
def test_no_database_is_made_where_none_is(file: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch):
    nothing = file.with_name("nothing.sqlite3")
    if content is not None:
        nothing.write_bytes(content)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(nothing))
    with pytest.raises(backups.BackupError, match=r"nothing\.sqlite3"):
        backups.back_up(file)
    assert nothing.exists() == (content is not None)
    assert not file.exists()


def test_a_folder_that_is_not_there_is_named(file: Path, story: Story):
    with pytest.raises(backups.BackupError, match="nowhere"):
        backups.back_up(file / "nowhere")


@pytest.mark.thorough
def test_an_installation_restored_from_its_backup_is_the_same(tmp_path: Path, installed: Path):
    """The way that docs/operators.md tells."""
    folder, restored = shutil.copytree(installed, tmp_path / "var"), tmp_path / "restored"
    manage(folder, "import_issues", str(settings.BASE_DIR / "seeds"))
    assert not manage(folder, "backup", str(tmp_path / "backup.sqlite3")).returncode
    restored.mkdir()
    (tmp_path / "backup.sqlite3").rename(restored / "newsroom.sqlite3")
    search = ("search_stories", "--format", "jsonl", "--limit", "100", "工会")
    assert manage(restored, *search).stdout == manage(folder, *search).stdout != ""
    assert not manage(restored, "verify").returncode


@pytest.mark.postgres
def test_a_dump_restored_is_the_same(file: Path, tmp_path: Path):
    load_vocabulary(Place, Tag)  # tests of transactions before this one emptied the tables
    call_command("rebuild_index")
    call_command("import_issues", str(min(settings.BASE_DIR.glob("seeds/*.txt"))))
    story = Story.objects.exclude(headline="")[0]
    backups.back_up(file)
    name = f"{connection.settings_dict['NAME']}_restored"
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
        subprocess.run(["pg_restore", "--exit-on-error", f"--dbname={url}", file], check=True)
        found = manage(tmp_path, "search_stories", "--format", "jsonl", story.headline, url=url).stdout
        check = manage(tmp_path, "verify", url=url)
        cursor.execute(f'DROP DATABASE "{name}"')
    assert story.headline in found
    assert not check.returncode


@pytest.mark.postgres
def test_no_password_is_in_the_command(story: Story, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "secret: of the desk")
    conninfo, environment = backups._connection_of_clients()
    assert "secret" not in conninfo
    assert environment["PGPASSWORD"] == "secret: of the desk"


@pytest.mark.postgres
@pytest.mark.parametrize("version", [None, "pg_dump (PostgreSQL) 9.6.24"])
def test_a_client_that_is_missing_or_too_old_is_named(file: Path, version: str | None, monkeypatch, tmp_path: Path):
    folder = tmp_path / "bin"
    folder.mkdir()
    if version:
        (folder / "pg_dump").write_text(f"#!/bin/sh\necho '{version}'\n")
        (folder / "pg_dump").chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(backups.BackupError, match="pg_dump"):
        backups.back_up(file)
    assert not file.exists()
