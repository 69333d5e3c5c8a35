"""A whole import taken back from its page, and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.importing.batches import BATCH_SIZE
from articles.importing.imports import import_paths
from articles.jobs.running import work_off
from articles.models import Action, Change, ImportRun, Job, Source, Story
from articles.permissions import UNDO_OF_OTHERS
from articles.pipeline import SourceOptions
from articles.verification import verify
from tests import editing
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db

PAGE = "{0}号工地送清凉\n第{0}个工地的工人收到了清凉包。市总工会的干部把毛巾、茶叶和药品送到了班组。\n"


@pytest.fixture
def run(tmp_path: Path, editor) -> ImportRun:
    return imported(tmp_path, editor, 3)


def imported(folder: Path, editor, number: int) -> ImportRun:
    for n in range(number):
        (folder / f"{n}.txt").write_text(PAGE.format("一二三四五六七八九十"[n % 10] * (1 + n // 10)), "utf-8")
    import_paths([folder], SourceOptions(), by=editor)
    return ImportRun.objects.latest("pk")


def url(run: ImportRun) -> str:
    return reverse("admin:articles_importrun_undo", args=[run.pk])


def page(desk: Client, run: ImportRun) -> str:
    return desk.get(reverse("admin:articles_importrun_change", args=[run.pk])).content.decode()


def take_back(desk: Client, run: ImportRun) -> str:
    return desk.post(url(run), follow=True).content.decode()


def live() -> tuple[int, int]:
    return Source.objects.live().count(), Story.objects.live().count()


def test_the_question_says_how_much_goes(desk, run):
    assert "3 个源文件、3 篇稿件进回收站" in desk.get(url(run)).content.decode()


def test_sources_and_stories_go_to_the_bin_and_come_back(desk, run):
    before = live()
    assert "导入已撤销：3 个源文件、3 篇稿件进了回收站" in take_back(desk, run)
    assert live() == (0, 0)
    assert "导入已恢复：3 个源文件、3 篇稿件" in take_back(desk, run)
    assert live() == before


def test_what_somebody_worked_on_stays_and_is_named(desk, editor, run):
    story = Story.objects.earliest("pk")
    editing.edit(story, by=editor, headline="改过的标题")
    assert "改过的标题" in desk.get(url(run)).content.decode()
    said = take_back(desk, run)
    assert list(Story.objects.live()) == [story]
    assert "保持原样：《改过的标题》：导入后有人改过" in said


def test_an_import_of_several_changes_goes_as_a_whole(desk, editor, tmp_path):
    run = imported(tmp_path, editor, BATCH_SIZE + 2)
    assert run.changes.filter(action=Action.IMPORT).count() == 2
    take_back(desk, run)
    assert live() == (0, 0)
    assert Change.objects.filter(action=Action.UNDO).count() == 2
    take_back(desk, run)
    assert live()[0] == BATCH_SIZE + 2


def test_files_of_an_import_that_was_taken_back_can_be_imported_again(desk, editor, run, tmp_path):
    take_back(desk, run)
    again = imported(tmp_path, editor, 3)
    assert (again.lines.filter(outcome="imported").count(), live()) == (3, (3, 3))
    assert "《0.txt》：文件后来又导入过" in take_back(desk, run)
    assert live() == (3, 3)


def test_the_page_offers_what_there_is_to_take_back(desk, run):
    assert "撤销这一批导入" in page(desk, run)
    take_back(desk, run)
    assert "撤销这一批导入" not in page(desk, run)
    assert "撤回这次撤销" in page(desk, run)


def test_an_import_that_brought_nothing_offers_nothing(desk):
    assert url(run := ImportRun.objects.create()) not in page(desk, run)


@pytest.mark.parametrize(("role", "status"), [("编辑", 403), ("主编", 200)])
def test_the_import_of_somebody_else_is_taken_back_by_who_may(run, role: str, status: int):
    assert desk_of(role).get(url(run)).status_code == status


def test_who_cannot_see_all_of_an_import_cannot_take_it_back(run):
    Story.objects.filter(pk=Story.objects.earliest("pk").pk).update(visibility="internal")
    client = desk_of("主编")
    chief = User.objects.get(pk=client.session["_auth_user_id"])
    chief.groups.first().permissions.remove(*Permission.objects.filter(codename__contains="internal"))
    assert client.get(url(run)).status_code == 403


def test_who_may_not_undo_for_others_any_more_takes_nothing_back(run, jobs_wait):
    client = desk_of("主编")
    chief = User.objects.get(pk=client.session["_auth_user_id"])
    before = live()
    client.post(url(run))
    chief.groups.first().permissions.remove(Permission.objects.get(codename=UNDO_OF_OTHERS))
    work_off()
    assert (Job.objects.get().state, live()) == (Job.State.FAILED, before)


def test_what_is_taken_back_stays_consistent(desk, run):
    take_back(desk, run)
    assert list(verify()) == []
    take_back(desk, run)
    assert list(verify()) == []
