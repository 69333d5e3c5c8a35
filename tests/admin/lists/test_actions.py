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


@pytest.mark.parametrize("action", ["tags_of_selected", "places_of_selected", "fields_of_selected"])
def test_a_bulk_act_begins_with_a_preview(desk, action):
    stories = factories.stories(3)
    factories.suggested(stories[0], "高温")
    response = act(desk, action, stories)
    assert response.context["number"] == 3
    assert Tagging.objects.get().state == State.SUGGESTED


def test_a_selection_of_all_goes_into_the_preview(desk):
    factories.stories(105)
    response = act(desk, "tags_of_selected", Story.objects.all()[:1], select_across="1")
    assert response.context["number"] == 105


@pytest.mark.parametrize("key", ["987654321", "abc", "9" * 30, "-1"])
@pytest.mark.parametrize("action", ["bin_selected", "clip_selected", "tags_of_selected", "export_selected"])
def test_what_is_not_there_is_not_acted_upon(desk, action, key):
    response = desk.post(reverse(LIST), {"action": action, "_selected_action": [key]}, follow=True)
    assert "所选的不存在，或已经不在了。" in response.content.decode()


def test_a_long_list_is_folded_in_a_question(desk):
    assert "<details>" in act(desk, "bin_selected", factories.stories(6)).content.decode()


def test_a_question_sends_the_selection_again(desk):
    stories = factories.stories(3)
    sent = form_data(act(desk, "bin_selected", stories), "action_form")
    assert sent["action"] == "bin_selected"
    assert set(map(int, sent["_selected_action"])) == {story.pk for story in stories}


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
    act(desk, "bin_selected", stories, apply="1")
    assert Change.objects.count() == before + 1
    assert Change.objects.first().by == editor


def test_each_story_of_an_action_has_its_history(desk):
    stories = factories.stories(5)
    act(desk, "bin_selected", stories, apply="1")
    assert [story.history.count() for story in stories] == [2] * 5


def test_nobody_deletes_stories(desk):
    stories = factories.stories(2)
    act(desk, "delete_selected", stories, post="yes")
    assert Story.objects.count() == 2


def test_actions_work_on_the_lists_of_parts(desk):
    act(desk, "bin_selected", factories.stories(2, kind="brief"), part="brief", apply="1")
    assert Story.objects.binned().count() == 2
