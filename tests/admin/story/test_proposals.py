"""What a re-reading proposes for a story that is checked, or for a field that a person decided."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from accounts.roles import create_roles
from articles import records
from articles.models import Action, Source, Story, change
from articles.parsing.values import Role
from articles.rereading import reparse
from tests import factories
from tests.admin.browserlike import form_data, save
from tests.rereading import pages

pytestmark = pytest.mark.django_db

SECOND = 1
JOINED = "6月3日，江北区焊工技能竞赛落幕，60名选手参赛。比赛分理论和实操两个部分。"


@pytest.fixture
def source() -> Source:
    return pages.imported()


def decided(source: Source, by: User, **values: str) -> Story:
    story = pages.stories(source)[SECOND]
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


@pytest.fixture
def checked(source: Source, editor: User) -> Story:
    """A story that was checked, and then read otherwise in its text."""
    story = decided(source, editor, status="checked")
    reparse(source, read=pages.reader(pages.join(SECOND)))
    return Story.objects.get(pk=story.pk)


def url_of(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))


def answered(desk: Client, story: Story, button: str, name: str) -> Story:
    response = save(desk, url_of(story), **{button: name})
    assert response.status_code == 302, response.context["errors"]
    return Story.objects.get(pk=story.pk)


def page(desk: Client, story: Story) -> str:
    return desk.get(url_of(story)).content.decode()


def test_the_form_shows_both_texts(desk, checked):
    form = desk.get(url_of(checked)).context["adminform"].form
    assert "\n" in form["body"].value()
    assert JOINED in form["body"].help_text


@pytest.mark.parametrize("button", ["_take", "_keep"])
def test_the_field_offers_both_answers(desk, checked, button):
    assert f'<button name="{button}" value="body">' in page(desk, checked)


def test_the_form_names_the_fields_at_its_head(desk, checked):
    assert '<a href="#id_body">校定正文</a>' in page(desk, checked)


def test_a_story_without_proposals_has_no_such_head(desk, source):
    assert "proposed-note" not in page(desk, pages.stories(source)[SECOND])


def test_what_is_taken_is_what_the_parser_reads(desk, checked):
    assert answered(desk, checked, "_take", "body").body == JOINED


def test_what_is_taken_is_a_persons_decision(desk, checked, editor):
    assert answered(desk, checked, "_take", "body").held["body"]["by"] == editor.pk


def test_what_is_kept_is_held_as_it_stands(desk, checked, editor):
    story = answered(desk, checked, "_keep", "body")
    assert (story.body, story.held["body"]["by"]) == (checked.body, editor.pk)


@pytest.mark.parametrize("answer", ["_take", "_keep"])
def test_what_was_answered_is_proposed_no_more(desk, checked, answer):
    story = answered(desk, checked, answer, " ".join(checked.proposed))
    assert story.proposed is None
    assert "proposed-note" not in page(desk, story)


@pytest.mark.parametrize("answer", ["_take", "_keep"])
def test_what_was_answered_is_not_proposed_again(desk, checked, answer):
    story = answered(desk, checked, answer, " ".join(checked.proposed))
    assert not reparse(story.source, read=pages.reader(pages.join(SECOND))).lines
    assert Story.objects.get(pk=story.pk).proposed is None


def test_a_third_reading_is_proposed_again(desk, checked):
    story = answered(desk, checked, "_keep", "body")
    reparse(story.source, read=pages.reader(pages.change_role(SECOND, Role.BODY, Role.CROSSHEAD)))
    assert "body" in Story.objects.get(pk=story.pk).proposed


def test_a_field_that_is_typed_anew_is_answered(desk, checked):
    save(desk, url_of(checked), body="第三种写法。")
    assert "body" not in Story.objects.get(pk=checked.pk).proposed


def test_what_else_was_typed_is_saved_with_the_answer(desk, checked):
    save(desk, url_of(checked), _take="body", notes="问作者")
    story = Story.objects.get(pk=checked.pk)
    assert (story.body, story.notes) == (JOINED, "问作者")


def test_a_reading_that_came_after_the_form_was_opened_is_not_taken_unseen(desk, checked):
    sent = {**form_data(desk.get(url_of(checked))), "_take": "body"}
    reparse(checked.source, read=pages.reader(pages.change_role(SECOND, Role.BODY, Role.CROSSHEAD)))
    desk.post(url_of(checked), sent)
    assert Story.objects.get(pk=checked.pk).body == JOINED


def test_a_field_that_a_person_decided_has_its_own(desk, source, editor):
    story = decided(source, editor, headline="焊花飞舞")
    reparse(source, read=pages.reader(pages.change_role(SECOND, Role.HEADLINE, Role.KICKER)))
    story = answered(desk, story, "_take", "headline kicker")
    assert (story.headline, story.kicker) == ("", "焊工技能竞赛落幕")


def test_the_list_finds_the_stories(desk, checked):
    found = desk.get(reverse("admin:articles_story_changelist"), {"doubts": "proposed"}).context["cl"].result_list
    assert [story.pk for story in found] == [checked.pk]


def test_who_may_only_read_is_offered_nothing(checked):
    create_roles()
    archivist = factories.user(is_staff=True)
    archivist.groups.add(Group.objects.get(name="资料员"))
    client = Client()
    client.force_login(archivist)
    assert "_take" not in page(client, checked)
