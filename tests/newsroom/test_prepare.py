from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.roles import ROLES
from articles.models import ImportRun, IndexState, Source
from articles.search.index import index_status
from articles.search.rebuilding import begin_rebuild

pytestmark = pytest.mark.django_db

PASSWORD = r"\b(?:\w{4}-){4}\w{4}\b"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """An issue of one's own, imported before."""
    path = tmp_path / "issue.txt"
    path.write_text("县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n", "utf-8")
    call_command("import_issues", str(path))
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def prepare() -> str:
        capsys.readouterr()
        call_command("prepare")
        return capsys.readouterr().out

    return prepare


def test_first_time_imports_the_seeds_and_makes_an_administrator(said):
    (password,) = re.findall(PASSWORD, said())
    assert Source.objects.count() == len(list((settings.BASE_DIR / "seeds").iterdir()))
    assert Client().post("/admin/login/", {"username": "admin", "password": password}).status_code == 302


def test_first_time_makes_the_roles_and_leaves_them_alone_from_then_on(said, issue: Path):
    said()
    assert {group.name for group in Group.objects.all()} == set(ROLES)
    Group.objects.exclude(name="编辑").delete()
    Group.objects.get().permissions.clear()
    said()
    assert not Group.objects.get().permissions.exists()


def test_a_role_that_a_setting_names_wrongly_is_told(capsys, settings, issue: Path):
    settings.SECOND_FACTOR_ROLES = ["管理人员"]
    call_command("prepare")
    assert "“管理人员”" in capsys.readouterr().err


def test_second_time_says_and_does_nothing(said, issue: Path):
    said()
    assert said() == ""


def test_database_with_an_issue_gets_no_seeds(said, issue: Path):
    said()
    assert [source.name for source in Source.objects.all()] == [issue.name]


def test_first_import_that_was_broken_off_is_completed(said):
    seeds = sorted((settings.BASE_DIR / "seeds").iterdir())
    call_command("import_issues", str(seeds[0]))
    ImportRun.objects.update(finished_at=None)
    said()
    assert {source.name for source in Source.objects.all()} == {seed.name for seed in seeds}


def test_installation_with_an_administrator_gets_no_other(said, issue: Path):
    User.objects.create_superuser("chief")
    assert not re.findall(PASSWORD, said())
    assert [user.username for user in User.objects.all()] == ["chief"]


def test_index_of_another_version_is_made_anew(said, issue: Path):
    said()
    IndexState.objects.update(version=0)
    assert "索引" in said()
    assert index_status().is_whole


def test_an_index_of_which_the_making_was_broken_off_is_completed(said, issue: Path):
    said()
    begin_rebuild()
    said()
    assert index_status().is_whole


def test_changed_static_files_are_collected_anew(said, issue: Path):
    said()
    (settings.VAR / "static.sha256").write_text("of other files")
    (settings.STATIC_ROOT / "left over").touch()
    said()
    assert not (settings.STATIC_ROOT / "left over").exists()
    assert (settings.STATIC_ROOT / "articles/frame.css").exists()


def test_static_files_that_cannot_be_written_are_named(issue: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = settings.VAR / "blocked"
    blocked.touch()
    monkeypatch.setattr("newsroom.management.commands.prepare.STATIC_STAMP", blocked / "stamp")
    with pytest.raises(CommandError, match="blocked"):
        call_command("prepare")
