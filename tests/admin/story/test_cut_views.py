from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from articles import records
from articles.models import Action, Change, Story, change
from articles.records.undoing import last_undoable
from tests import editing, factories
from tests.admin.browserlike import form_data
from tests.admin.lists.test_actions import act
from tests.rereading import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Story]:
    return pages.stories(pages.imported())


@pytest.fixture
def reader(client) -> Client:
    user = factories.user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(user)
    return client


def url(story: Story, page: str = "change") -> str:
    return f"/admin/articles/story/{story.pk}/{page}/"


def last_block(story: Story) -> int:
    return story.blocks.order_by("position").last().pk


def first_block(story: Story) -> int:
    return story.blocks.order_by("position").first().pk


def page_of(desk: Client, story: Story) -> str:
    return desk.get(url(story)).content.decode()


# Merging


def test_the_page_between_shows_the_one_story_and_writes_nothing(desk, three):
    page = act(desk, "merge_selected", three[:2]).content.decode()
    assert "## 焊工技能竞赛落幕" in page
    assert len(pages.stories(three[0].source)) == 3


def test_confirmed_the_stories_are_one(desk, three):
    sent = form_data(act(desk, "merge_selected", three[:2]), "action_form")
    desk.post("/admin/articles/story/", {**sent, "apply": "1"})
    assert pages.stories(three[0].source) == [three[0], three[2]]


def test_the_desk_links_to_the_one(desk, three):
    act(desk, "merge_selected", three[:2], apply="1")
    assert f'已合并为<a href="{url(three[0])}">' in desk.get("/admin/articles/story/").content.decode()


def test_what_speaks_against_it_is_said_at_once(desk, three):
    act(desk, "merge_selected", three[:1])
    assert "请选两篇以上" in desk.get("/admin/articles/story/").content.decode()


def test_stories_that_cannot_be_one_stay_apart(desk, three):
    other = factories.story(headline="手工录入一则")
    act(desk, "merge_selected", [three[0], other], apply="1")
    assert not Story.objects.binned().exists()


# Splitting


def test_the_print_offers_to_begin_a_story_with_each_line_but_the_first(desk, three):
    page = page_of(desk, three[0])
    assert f"/split/?at={last_block(three[0])}" in page
    assert f"/split/?at={first_block(three[0])}" not in page


def test_the_page_between_shows_both_halves(desk, three):
    page = desk.get(f"{url(three[1], 'split')}?at={last_block(three[1])}")
    assert [line.passage.text.strip() for line in page.context["rest"]] == ["比赛分理论和实操两个部分。"]
    assert len(pages.stories(three[1].source)) == 3


def test_a_text_has_no_headline_unless_one_is_chosen(desk, three):
    page = desk.get(f"{url(three[1], 'split')}?at={last_block(three[1])}")
    assert form_data(page, "split_form") == {"headline": ""}


def test_confirmed_the_rest_is_a_story_of_its_own(desk, three):
    block = last_block(three[1])
    response = desk.post(f"{url(three[1], 'split')}?at={block}", {"headline": block})
    new = Story.objects.get(headline="比赛分理论和实操两个部分。")
    assert response.url == url(new)


def test_an_edited_text_is_shown_as_it_is_cut(desk, editor, three):
    with change(Action.EDIT, by=editor):
        records.edit(three[1].pk, {"body": f"{three[1].body}\n添了一段。"})
    page = desk.get(f"{url(three[1], 'split')}?at={last_block(three[1])}")
    assert page.context["edited"][1] == "比赛分理论和实操两个部分。\n添了一段。"


@pytest.mark.parametrize("at", ["", "x", "0", "9" * 30])
def test_no_line_of_the_story_leads_back_to_it(desk, three, at):
    assert desk.get(f"{url(three[1], 'split')}?at={at}").url == url(three[1])


def test_who_may_only_read_splits_nothing(reader, three):
    assert reader.get(f"{url(three[1], 'split')}?at={last_block(three[1])}").status_code == 403


# Taking back


def take_back(desk: Client, done: Change, at: Story) -> HttpResponse:
    return desk.post(undo_url(done), headers={"referer": f"http://testserver{url(at)}"})


def undo_url(done: Change) -> str:
    return f"/admin/articles/change/{done.pk}/undo/"


def test_the_form_offers_to_take_back_a_merging(desk, editor, three):
    one = editing.merge(three[:2], by=editor)
    assert f'action="{undo_url(last_undoable(one))}"' in page_of(desk, one)
    take_back(desk, last_undoable(one), one)
    assert pages.stories(one.source) == three


def test_a_splitting_that_is_taken_back_from_its_second_half_leads_to_the_story_that_lives(desk, editor, three):
    new = editing.split(three[1], last_block(three[1]), None, by=editor)
    response = take_back(desk, last_undoable(new), new)
    assert response.url == url(three[1])
    assert Story.objects.get(pk=new.pk).binned_at


def test_a_merging_that_is_taken_back_from_its_second_half_stays_there(desk, editor, three):
    one = editing.merge(three[:2], by=editor)
    assert take_back(desk, last_undoable(one), three[1]).url.endswith(url(three[1]))


def test_what_was_merged_says_where_its_text_is(desk, editor, three):
    one = editing.merge(three[:2], by=editor)
    assert f'<a href="{url(one)}">' in page_of(desk, three[1])


def test_what_was_merged_does_not_come_back_from_the_bin(desk, editor, three):
    editing.merge(three[:2], by=editor)
    desk.post(url(three[1], "restore"))
    act(desk, "restore_selected", three[1:2])
    desk.post("/admin/articles/story/?bin=in", {"action": "restore_selected", "_selected_action": [three[1].pk]})
    assert Story.objects.get(pk=three[1].pk).binned_at
    assert "请撤销合并" in desk.get("/admin/articles/story/").content.decode()


def test_it_says_why_it_cannot_be_taken_back(desk, editor, three):
    done = last_undoable(editing.merge(three[:2], by=editor))
    editing.edit(three[0], by=editor, body="改过的正文。")
    take_back(desk, done, three[1])
    assert "后来又改过" in page_of(desk, three[1])


def test_looking_takes_nothing_back(desk, editor, three):
    assert desk.get(undo_url(last_undoable(editing.merge(three[:2], by=editor)))).status_code == 405


def test_who_may_only_read_takes_nothing_back(reader, editor, three):
    one = editing.merge(three[:2], by=editor)
    assert take_back(reader, last_undoable(one), one).status_code == 403
    assert undo_url(last_undoable(one)) not in page_of(reader, one)


def test_a_story_as_it_came_has_nothing_to_take_back(desk, three):
    assert "undo-note" not in page_of(desk, three[0])
