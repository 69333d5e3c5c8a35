from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles import records
from articles.desk import decisions
from articles.desk.cuts import BOUNDARY_DOUBTS
from articles.models import Action, Change, Story, Tagging, change
from articles.models.story import BOUNDARIES
from articles.parsing.values import Caution
from tests import editing, factories

pytestmark = pytest.mark.django_db

State = Tagging.State


@pytest.fixture
def editor() -> User:
    return factories.user()


def test_fifty_stories_are_tagged_at_once(editor):
    tags = [factories.tag(), factories.tag()]
    assert editing.add_tags(factories.stories(50), tags, by=editor) == 100
    assert Tagging.objects.filter(state=State.CONFIRMED, by=editor).count() == 100


def test_tagging_fifty_is_one_change_in_the_journal(editor):
    stories = factories.stories(50)
    before = Change.objects.count()
    editing.add_tags(stories, [factories.tag()], by=editor)
    assert Change.objects.count() == before + 1


def test_adding_a_tag_confirms_the_machine_s_suggestion(editor):
    tagging = factories.suggested(factories.story(), "高温")
    editing.add_tags([tagging.story], [tagging.tag], by=editor)
    tagging.refresh_from_db()
    assert (tagging.state, tagging.by) == (State.CONFIRMED, editor)


def test_suggested_tags_are_confirmed_where_they_are_suggested_only(editor):
    first, second = factories.stories(2)
    factories.suggested(first, "高温")
    factories.suggested(second, "产改")
    assert editing.confirm_suggested_tags([first, second], by=editor) == 2
    confirmed = Tagging.objects.filter(state=State.CONFIRMED).values_list("story", "tag__name")
    assert set(confirmed) == {(first.pk, "高温"), (second.pk, "产改")}


def test_a_rejected_tag_is_not_confirmed_with_the_others(editor):
    tagging = factories.suggested(factories.story(), "高温")
    with change(Action.TAG, by=editor):
        records.attach([tagging.story], [tagging.tag], State.REJECTED)
    assert editing.confirm_suggested_tags([tagging.story], by=editor) == 0


def test_confirming_nothing_leaves_no_change(editor):
    story = factories.story()
    before = Change.objects.count()
    editing.confirm_suggested_tags([story], by=editor)
    assert Change.objects.count() == before


def test_a_status_is_set_for_all(editor):
    assert editing.set_status(factories.stories(3), "checked", by=editor) == 3
    assert set(Story.objects.values_list("status", flat=True)) == {"checked"}


def test_the_reason_goes_when_a_story_is_for_the_archive_again(editor):
    story = factories.story()
    editing.set_status([story], "excluded", reason="duplicate", by=editor)
    editing.set_status([story], "pending", by=editor)
    assert Story.objects.get().reason == ""


def test_not_for_the_archive_needs_a_reason(editor):
    with pytest.raises(ValidationError):
        editing.set_status([factories.story()], "excluded", by=editor)


def test_a_story_goes_to_the_bin_and_comes_back(editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    assert Story.objects.binned().count() == 1
    editing.bring_back(Story.objects.binned(), by=editor)
    assert Story.objects.live().count() == 1


def test_what_is_in_the_bin_keeps_its_date(editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    since = Story.objects.get().binned_at
    assert editing.bin_stories(Story.objects.all(), by=editor) == 0
    assert Story.objects.get().binned_at == since


def test_each_decision_is_in_the_history_of_the_story(editor):
    story = factories.story()
    editing.set_status([story], "checked", by=editor)
    editing.bin_stories([Story.objects.get()], by=editor)
    actions = [row.change.action for row in story.history.order_by("history_id")]
    assert actions == ["import", "status", "bin"]


@pytest.mark.parametrize("code", sorted(BOUNDARY_DOUBTS))
def test_who_settles_a_doubt_of_the_boundaries_decides_them(editor, code):
    story = factories.story(warnings=[code, Caution.PAGE_NUMBER], confidence=0.4)
    with change(Action.EDIT, by=editor):
        decisions.settle_doubt(story, code)
    story.refresh_from_db()
    assert (story.warnings, story.confidence, BOUNDARIES in story.held) == ([Caution.PAGE_NUMBER], None, True)


def test_who_settles_another_doubt_leaves_the_boundaries_to_the_parser(editor):
    story = factories.story(warnings=[Caution.PAGE_NUMBER], confidence=0.4)
    with change(Action.EDIT, by=editor):
        decisions.settle_doubt(story, Caution.PAGE_NUMBER)
    story.refresh_from_db()
    assert (story.warnings, story.confidence, BOUNDARIES in story.held) == ([], 0.4, False)
