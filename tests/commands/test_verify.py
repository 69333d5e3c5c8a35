from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Story
from tests import factories
from tests.newsroom.installation import manage
from tests.verification.damages import change

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")


@pytest.fixture
def story(db, tmp_path: Path) -> Story:
    (tmp_path / "issue.txt").write_text(
        "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息。\n", "utf-8"
    )
    call_command("import_issues", str(tmp_path))
    return Story.objects.get()


def test_it_says_that_nothing_was_found(story: Story, capsys: pytest.CaptureFixture[str]):
    call_command("verify")
    assert "没有发现损坏" in capsys.readouterr().out


def test_damage_has_a_line_with_its_place_and_the_exit_code_1(story: Story, capsys: pytest.CaptureFixture[str]):
    change(story, headline="谁也没有写过的标题")
    with pytest.raises(SystemExit) as ended:
        call_command("verify")
    assert ended.value.code == 1
    assert f"稿件 #{story.pk}：" in capsys.readouterr().out


def test_a_sample_is_checked_as_all_are(story: Story):
    change(story, headline="谁也没有写过的标题")
    with pytest.raises(SystemExit):
        call_command("verify", sample=1)


def test_a_sample_is_no_larger_than_wanted(story: Story, capsys: pytest.CaptureFixture[str]):
    for other in factories.stories(30):
        change(other, headline="谁也没有写过的标题")
    with pytest.raises(SystemExit):
        call_command("verify", sample=10)
    assert capsys.readouterr().out.count("主标题") <= 10


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_it_waits_for_nobody_who_writes(capsys: pytest.CaptureFixture[str]):
    call_command("rebuild_index")
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        call_command("verify")
    assert "没有发现损坏" in capsys.readouterr().out


@pytest.mark.thorough
@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_backup_can_be_verified_without_restoring_it(story: Story, tmp_path: Path):
    nowhere, backup = tmp_path / "var", tmp_path / "backup.sqlite3"
    call_command("rebuild_index")
    call_command("backup", str(backup))
    before = backup.read_bytes()
    done = manage(nowhere, "verify", "--file", str(backup))
    assert (done.returncode, backup.read_bytes()) == (0, before), done.stdout
    with contextlib.closing(sqlite3.connect(backup)) as copy, copy:
        copy.execute("DELETE FROM articles_sourcebytes")
    damaged = manage(nowhere, "verify", "--file", str(backup))
    assert (damaged.returncode, f"源文件 #{story.source_id}" in damaged.stdout) == (1, True)


@sqlite_only
def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(CommandError, match="nothing"):
        call_command("verify", file=tmp_path / "nothing")


@pytest.mark.postgres
def test_a_dump_of_postgresql_is_not_read(tmp_path: Path):
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("verify", file=tmp_path / "backup")
