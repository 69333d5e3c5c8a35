from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import records
from articles.models import Action, Story, change
from tests import factories

from .browserlike import form_data

pytestmark = pytest.mark.django_db


def url_of(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))


def edited_meanwhile(story: Story, **values: object) -> None:
    with change(Action.EDIT, by=factories.user("li")):
        records.edit(story.pk, values)


def meet(desk: Client, story: Story, theirs: dict[str, object], mine: dict[str, object]) -> HttpResponse:
    """Open the form, let another person save, then save."""
    data = {**form_data(desk.get(url_of(story))), **mine, "_save": "1"}
    edited_meanwhile(story, **theirs)
    return desk.post(url_of(story), data)


def test_who_comes_second_is_told_of_the_conflict(desk):
    response = meet(desk, factories.story(), {"headline": "先到"}, {"headline": "后到"})
    assert response.status_code == 409


def test_a_conflict_writes_nothing(desk):
    story = factories.story()
    meet(desk, story, {"headline": "先到"}, {"headline": "后到"})
    assert Story.objects.get().headline == "先到"


def test_a_conflict_writes_no_tag_either(desk):
    story = factories.story()
    row = {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": factories.tag().pk, "taggings-0-state": "confirmed"}
    meet(desk, story, {"headline": "先到"}, {"headline": "后到", **row})
    assert not story.taggings.exists()


def test_both_texts_stand_side_by_side(desk):
    page = meet(desk, factories.story(), {"headline": "先到者的标题"}, {"headline": "后到者的标题"}).content.decode()
    assert "先到者的标题" in page
    assert "后到者的标题" in page


def test_the_conflict_names_who_was_first(desk):
    assert "li" in str(
        meet(desk, factories.story(), {"headline": "先"}, {"headline": "后"}).context["last"].history_user
    )


def test_saving_again_from_the_conflict_writes_what_this_person_typed(desk):
    story = factories.story()
    page = meet(desk, story, {"headline": "先到"}, {"headline": "后到", "body": "后到的正文\r\n第二段"})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    after = Story.objects.get()
    assert (after.headline, after.body) == ("后到", "后到的正文\n第二段")


def test_saving_again_keeps_what_only_the_other_person_changed(desk):
    story = factories.story()
    theirs = {"body": "先到的正文\n第二段", "incomplete": True, "credits": [{"role": "editor", "name": "张三"}]}
    page = meet(desk, story, theirs, {"headline": "后到"})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    after = Story.objects.get()
    assert after.headline == "后到"
    assert {name: getattr(after, name) for name in theirs} == theirs


def test_saving_again_keeps_the_tags_that_were_chosen(desk):
    story = factories.story()
    row = {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": factories.tag("高温").pk, "taggings-0-state": "confirmed"}
    page = meet(desk, story, {"headline": "先到"}, {"headline": "后到", **row})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    assert story.taggings.get().tag.name == "高温"


def test_an_untouched_form_has_no_conflict(desk):
    story = factories.story()
    url = url_of(story)
    data = form_data(desk.get(url))
    edited_meanwhile(story, notes="核对过")
    response = desk.post(url, {**data, "notes": "核对过", "_save": "1"})
    assert response.status_code == 302
