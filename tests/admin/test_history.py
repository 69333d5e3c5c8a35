from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from articles import records
from articles.desk import decisions
from articles.models import Action, Publication, Story, change
from tests import factories

pytestmark = pytest.mark.django_db


def edited(story: Story, editor: object, **values: object) -> Story:
    with change(Action.EDIT, by=editor):
        return records.edit(story.pk, values)


def history(desk: Client, story: Story) -> str:
    return desk.get(reverse("admin:articles_story_history", args=(story.pk,))).content.decode()


def version_url(story: Story) -> str:
    return reverse("admin:articles_story_simple_history", args=(story.pk, story.history.last().history_id))


def test_the_history_says_who_changed_what(desk, editor):
    page = history(desk, edited(factories.story(headline="旧标题"), editor, headline="新标题"))
    assert "zhang" in page
    assert "<del>旧标题</del> → <ins>新标题</ins>" in page


def test_the_history_leads_to_the_change(desk, editor):
    story = edited(factories.story(), editor, headline="新标题")
    change_id = story.history.first().change_id
    assert reverse("admin:articles_change_change", args=(change_id,)) in history(desk, story)


def test_the_history_is_silent_on_bookkeeping(desk, editor):
    page = history(desk, edited(factories.story(), editor, headline="新标题"))
    assert page.count("<del>") == 1


def test_the_history_tells_of_tags(desk, editor):
    story = factories.story()
    decisions.add_tags([story], [factories.tag("高温")], by=editor)
    assert "高温" in history(desk, story)


def test_an_old_version_can_be_read(desk, editor):
    story = edited(factories.story(headline="旧标题"), editor, headline="新标题")
    assert "旧标题" in desk.get(version_url(story)).content.decode()


def test_an_old_version_shows_credits_as_lines(desk):
    story = factories.story(credits=[{"role": "reporter", "name": "张三"}], warnings=["joined"])
    assert "记者 张三" in desk.get(version_url(story)).content.decode()


def test_an_old_version_is_not_written_by_posting_to_it(desk, editor):
    story = edited(factories.story(headline="旧标题"), editor, headline="新标题")
    assert desk.post(version_url(story), {"headline": "旧标题"}).status_code == 403
    assert Story.objects.get().headline == "新标题"


@pytest.mark.parametrize("record", ["publication", "issue"])
def test_other_records_are_not_written_that_way_either(desk, record):
    made = getattr(factories, record)()
    row = made.history.get().history_id
    url = reverse(f"admin:articles_{record}_simple_history", args=(made.pk, row))
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"name": "x", "number": "x"}).status_code == 403


@pytest.mark.parametrize("place", ["x/history", "0/history/0", "x/history/1", "1/history/x"])
def test_a_version_that_is_none_is_not_found(desk, place):
    assert desk.get(f"/admin/articles/story/{place}/").status_code == 404


def test_a_change_names_what_it_wrote(desk, editor):
    story = edited(factories.story(), editor, headline="新标题")
    url = reverse("admin:articles_change_change", args=(story.history.first().change_id,))
    assert "新标题" in desk.get(url).content.decode()


def test_a_publication_that_is_saved_has_a_history(desk, editor):
    data = {"name": "工人通讯", "kind": "newspaper", "level": "", "home": "", "section_names": ""}
    desk.post(reverse("admin:articles_publication_add"), data)
    row = Publication.objects.get().history.get()
    assert row.change.by == editor
