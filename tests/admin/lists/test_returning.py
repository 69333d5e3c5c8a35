"""The page on which an edited table comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Change, Department, ReturnedTable, Story, Tag
from tests import factories

pytestmark = pytest.mark.django_db

UPLOAD = reverse("admin:articles_story_return")


def editor(*more: str) -> Client:
    member = factories.user(is_staff=True)
    names = ("view_story", "change_story", "change_tagging", "change_placing", *more)
    member.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(member)
    return client


def bring(client: Client, text: str) -> HttpResponse:
    table = SimpleUploadedFile("稿件.csv", text.encode())
    return client.post(UPLOAD, {"table": table}, follow=True)


def preview_url() -> str:
    return reverse("admin:articles_story_return_preview", args=(ReturnedTable.objects.get().token,))


def confirm(client: Client, **form: Any) -> HttpResponse:
    return client.post(
        preview_url(),
        {"confirm": "1", **form},
        follow=True,
    )


def test_who_may_not_edit_may_not_bring():
    reader = editor()
    User.objects.get().user_permissions.set(Permission.objects.filter(codename="view_story"))
    assert reader.get(UPLOAD).status_code == 403
    assert bring(reader, "id\n1\n").status_code == 403


def test_preview_shows_what_differs_by_character_and_writes_nothing():
    story = factories.story(headline="清凉包送到工地")
    page = bring(editor(), f"记录号,主标题\n{story.pk},清凉包送到车间\n")
    assert "清凉包送到<del>工地</del><ins>车间</ins>" in page.content.decode()
    story.refresh_from_db()
    assert story.headline == "清凉包送到工地"


def test_confirmed_table_is_one_change_that_can_be_taken_back():
    stories = factories.stories(3)
    client = editor("undo_change")
    rows = "".join(f"{story.pk},新{n}\n" for n, story in enumerate(stories))
    bring(client, f"记录号,主标题\n{rows}")
    before = Change.objects.count()
    confirm(client)
    assert Change.objects.count() == before + 1
    assert sorted(Story.objects.values_list("headline", flat=True)) == ["新0", "新1", "新2"]
    assert not ReturnedTable.objects.exists()
    undo = reverse("admin:articles_change_undo", args=(Change.objects.latest("pk").pk,))
    client.post(undo)
    assert sorted(Story.objects.values_list("headline", flat=True)) == ["第1篇", "第2篇", "第3篇"]


def test_table_that_is_cancelled_is_gone():
    story = factories.story()
    client = editor()
    bring(client, f"记录号,主标题\n{story.pk},新\n")
    client.post(preview_url(), {"cancel": "1"})
    assert not ReturnedTable.objects.exists()
    story.refresh_from_db()
    assert story.headline != "新"


def test_nobody_else_sees_the_table():
    story = factories.story()
    bring(editor(), f"记录号,主标题\n{story.pk},新\n")
    other = editor().get(preview_url())
    assert other.status_code == 404


def test_tags_are_made_by_those_who_may():
    story = factories.story()
    for client, made in ((editor(), False), (editor("add_tag"), True)):
        bring(client, f"记录号,标签\n{story.pk},新词\n")
        confirm(client, tag="新词")
        assert Tag.objects.filter(name="新词").exists() is made


def test_story_of_another_department_is_refused():
    paper = factories.publication()
    story = factories.story(issue=factories.issue(publication=paper))
    client = editor()
    Department.objects.create(name="采编").members.add(User.objects.get())
    page = bring(client, f"记录号,主标题\n{story.pk},新\n")
    assert page.context["found"].refused == 1
    confirm(client)
    story.refresh_from_db()
    assert story.headline != "新"


def test_story_in_the_bin_is_refused():
    story = factories.story(binned_at="2024-06-17T08:00:00+00:00")
    assert bring(editor(), f"记录号,主标题\n{story.pk},新\n").context["found"].refused == 1


def test_columns_that_do_not_come_back_are_named():
    story = factories.story()
    page = bring(editor(), f"记录号,期号,备查\n{story.pk},7,x\n")
    assert page.context["fixed_heads"] == ["期号"]
    assert list(page.context["unknown_heads"]) == ["备查"]


@pytest.mark.parametrize("text", ["", "主标题\n题\n", "记录号,记录号\n1,1\n"])
def test_what_is_no_table_is_told_at_once(text):
    page = bring(editor(), text)
    assert page.context["form"].errors["table"]
    assert not ReturnedTable.objects.exists()


def test_list_leads_there():
    assert UPLOAD in editor().get(reverse("admin:articles_story_changelist")).content.decode()
