from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Change, Story, Tagging
from tests import factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db

LIST = "admin:articles_story_changelist"
State = Tagging.State


def act(desk: Client, action: str, stories: Sequence[Story], part: str = "story", **more: object) -> HttpResponse:
    selected = [story.pk for story in stories]
    data = {"action": action, "_selected_action": selected, "index": "0", "select_across": "0", **more}
    return desk.post(reverse(f"admin:articles_{part}_changelist"), data)


def test_adding_tags_asks_which(desk):
    response = act(desk, "tag_selected", factories.stories(3))
    assert response.status_code == 200
    assert response.context["number"] == 3


def test_fifty_stories_are_tagged_at_once(desk, editor):
    tag = factories.tag()
    assert act(desk, "tag_selected", factories.stories(50), tags=[tag.pk], apply="1").status_code == 302
    assert Tagging.objects.filter(tag=tag, state=State.CONFIRMED, by=editor).count() == 50


def test_the_desk_says_how_many_were_tagged_with_what(desk):
    url, tag = reverse("admin:articles_story_changelist"), factories.tag("试行一号")
    act(desk, "tag_selected", factories.stories(2), tags=[tag.pk], apply="1")
    assert "已给 2 篇稿件添加标签“试行一号”" in desk.get(url).content.decode()


def test_the_page_between_folds_a_long_list(desk):
    assert "<details>" in act(desk, "tag_selected", factories.stories(6)).content.decode()


def test_the_page_between_sends_the_selection_again(desk):
    stories = factories.stories(3)
    sent = form_data(act(desk, "tag_selected", stories), "action_form")
    assert sent["action"] == "tag_selected"
    assert set(map(int, sent["_selected_action"])) == {story.pk for story in stories}


def test_adding_no_tag_asks_again(desk):
    response = act(desk, "tag_selected", factories.stories(2), apply="1")
    assert response.context["form"].errors


@pytest.mark.parametrize("tags", [["x"], ["99999999999999999999"]])
def test_a_tag_that_is_none_is_asked_again(desk, tags):
    assert act(desk, "tag_selected", factories.stories(2), tags=tags, apply="1").context["form"].errors


def test_a_selection_of_all_goes_through_the_page_between(desk):
    factories.stories(105)
    tag = factories.tag()
    act(desk, "tag_selected", Story.objects.all()[:1], tags=[tag.pk], apply="1", select_across="1")
    assert Tagging.objects.filter(tag=tag).count() == 105


def test_suggested_tags_of_the_selection_are_confirmed(desk):
    first, second = factories.stories(2)
    factories.suggested(first, "高温")
    factories.suggested(second, "产改")
    act(desk, "confirm_tags_of_selected", [first])
    assert Tagging.objects.filter(state=State.CONFIRMED).get().story == first


@pytest.mark.parametrize(
    "action, status", [("check_selected", "checked"), ("archive_selected", "archived"), ("reopen_selected", "pending")]
)
def test_a_status_is_set(desk, action, status):
    stories = factories.stories(2, status="pending" if status != "pending" else "checked")
    act(desk, action, stories)
    assert set(Story.objects.values_list("status", flat=True)) == {status}


def test_excluding_asks_for_the_reason(desk):
    response = act(desk, "exclude_selected", factories.stories(2), apply="1")
    assert response.context["form"].errors
    assert not Story.objects.filter(status="excluded").exists()


def test_excluded_stories_have_the_reason_given(desk):
    act(desk, "exclude_selected", factories.stories(2), apply="1", reason="duplicate")
    assert set(Story.objects.values_list("status", "reason")) == {("excluded", "duplicate")}


def test_the_way_to_the_bin_is_asked_for(desk):
    stories = factories.stories(2)
    assert act(desk, "bin_selected", stories).status_code == 200
    assert Story.objects.live().count() == 2


def test_stories_go_to_the_bin_and_come_back(desk):
    stories = factories.stories(2)
    act(desk, "bin_selected", stories, apply="1")
    assert Story.objects.binned().count() == 2
    desk.post(f"{reverse(LIST)}?bin=in", {"action": "restore_selected", "_selected_action": [s.pk for s in stories]})
    assert Story.objects.live().count() == 2


def test_each_action_is_one_change_by_the_user(desk, editor):
    stories = factories.stories(5)
    before = Change.objects.count()
    act(desk, "check_selected", stories)
    assert Change.objects.count() == before + 1
    assert Change.objects.first().by == editor


def test_each_story_of_an_action_has_its_history(desk):
    stories = factories.stories(5)
    act(desk, "check_selected", stories)
    assert [story.history.count() for story in stories] == [2] * 5


def test_nobody_deletes_stories(desk):
    stories = factories.stories(2)
    act(desk, "delete_selected", stories, post="yes")
    assert Story.objects.count() == 2


def test_actions_work_on_the_lists_of_parts(desk):
    act(desk, "check_selected", factories.stories(2, kind="brief"), part="brief")
    assert set(Story.objects.values_list("status", flat=True)) == {"checked"}
