"""What a story, its tags and its places repeat of the issue, so that lists are read from one index."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from articles import records
from articles.models import Action, Placing, Story, Tagging, change
from articles.models.issue import UNDATED
from tests import editing, factories

DAY, LATER = date(2024, 6, 28), date(2024, 7, 5)

pytestmark = pytest.mark.django_db


def dated(day: date, **fields: object):
    return factories.issue(published_on=day, date_basis="given", **fields)


def attached(story: Story) -> list[Tagging | Placing]:
    factories.suggested(story, "高温")
    factories.suggested_place(story, "330102")
    return [*Tagging.objects.filter(story=story), *Placing.objects.filter(story=story)]


def days(story: Story) -> set[date]:
    rows = [*Tagging.objects.filter(story=story), *Placing.objects.filter(story=story)]
    return {row.dated for row in rows}


def test_tags_and_places_have_the_day_of_their_story():
    assert {row.dated for row in attached(factories.story(issue=dated(DAY)))} == {DAY}


def test_those_of_a_story_without_a_day_have_none():
    assert {row.dated for row in attached(factories.story())} == {UNDATED}


def test_they_follow_when_the_issue_gets_another_day():
    issue = dated(DAY)
    story = factories.story(issue=issue)
    attached(story)
    issue.published_on = LATER
    records.redate(issue)
    assert days(story) == {LATER}


def test_they_follow_when_the_story_gets_another_issue():
    story = factories.story(issue=dated(DAY))
    attached(story)
    with change(Action.EDIT):
        records.edit(story.pk, {"issue": dated(LATER)})
    assert days(story) == {LATER}


def test_a_decision_leaves_the_day(editor_of_tags: User):
    story = factories.story(issue=dated(DAY))
    tag = factories.suggested(story, "高温").tag
    with change(Action.TAG, by=editor_of_tags):
        records.attach([story], [tag])
    assert days(story) == {DAY}


@pytest.fixture
def editor_of_tags() -> User:
    return factories.user("li")


def test_a_story_has_the_publication_of_its_issue():
    paper = factories.publication()
    assert factories.story(issue=factories.issue(publication=paper)).publication == paper


def test_it_follows_when_the_issue_gets_another_publication():
    issue = factories.issue(publication=factories.publication())
    story = factories.story(issue=issue)
    issue.publication = factories.publication()
    records.redate(issue)
    assert Story.objects.get(pk=story.pk).publication == issue.publication


def test_a_story_that_leaves_its_issue_has_no_publication():
    story = factories.story(issue=factories.issue(publication=factories.publication()))
    with change(Action.EDIT):
        records.edit(story.pk, {"issue": None})
    assert Story.objects.get(pk=story.pk).publication is None


@pytest.mark.parametrize("warnings, doubtful", [([], False), (["joined"], True)])
def test_a_story_with_warnings_is_doubtful(warnings, doubtful):
    assert Story.objects.get(pk=factories.story(warnings=warnings).pk).doubtful is doubtful


@pytest.mark.parametrize("confidence, unsure", [(0.2, True), (0.99, False), (None, None)])
def test_a_story_of_little_confidence_is_unsure(confidence, unsure):
    assert Story.objects.get(pk=factories.story(confidence=confidence).pk).unsure is unsure


def test_a_place_says_which_city_and_province_it_is_of():
    placing = factories.suggested_place(factories.story(), "330102")
    assert (placing.province, placing.city) == ("33", "3301")


def test_an_issue_without_a_day_is_sorted_before_all():
    assert factories.issue().sorting_day == UNDATED


def test_tags_and_places_know_the_status_and_the_bin(editor_of_tags: User):
    story = factories.story()
    attached(story)
    editing.set_status([story], "checked", by=editor_of_tags)
    editing.bin_stories([story], by=editor_of_tags)
    story.refresh_from_db()
    rows = [*Tagging.objects.filter(story=story), *Placing.objects.filter(story=story)]
    assert {(row.status, row.binned_at) for row in rows} == {("checked", story.binned_at)}


def test_a_story_has_the_page_of_its_source():
    story = factories.printed_story()
    source = story.source
    source.page = "4"
    source.save()
    assert Story.objects.get(pk=story.pk).page == "4"


def test_a_story_typed_in_has_no_page():
    assert factories.story().page == ""
