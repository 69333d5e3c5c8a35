"""The day of a story is that of its issue, whoever dates the issue and in whatever way."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from articles import records
from articles.models import Action, Story, change
from articles.models.issue import UNDATED
from articles.pipeline import SourceOptions
from articles.records.filing import file_under, merge
from tests import factories

DAY = date(2024, 6, 28)
LATER = date(2024, 7, 5)

pytestmark = pytest.mark.django_db


def dated(day: date, **fields: object):
    return factories.issue(published_on=day, date_basis="given", **fields)


def day_of(story: Story) -> date:
    return Story.objects.get(pk=story.pk).dated


def test_a_story_has_the_day_of_its_issue():
    assert day_of(factories.story(issue=dated(DAY))) == DAY


@pytest.mark.parametrize("fields", [{}, {"date_basis": "inferred", "not_before": DAY}], ids=["unknown", "inferred"])
def test_of_an_issue_whose_day_is_not_certain_it_has_none(fields):
    assert day_of(factories.story(issue=factories.issue(**fields))) == UNDATED


def test_a_story_without_an_issue_has_none():
    assert day_of(factories.story()) == UNDATED


def test_a_story_that_gets_another_issue_gets_its_day():
    story = factories.story(issue=dated(DAY))
    with change(Action.EDIT):
        records.edit(story.pk, {"issue": dated(LATER)})
    assert day_of(story) == LATER


def test_a_story_that_loses_its_issue_loses_the_day():
    story = factories.story(issue=dated(DAY))
    with change(Action.EDIT):
        records.edit(story.pk, {"issue": None})
    assert day_of(story) == UNDATED


def test_stories_follow_when_their_source_is_filed_under_another_issue():
    story = factories.printed_story()
    right = dated(DAY)
    with change(Action.FILE):
        file_under(right, [story.source])
    assert day_of(story) == DAY


def test_stories_follow_when_issues_are_merged():
    story = factories.story(issue=factories.issue(number="5"))
    right = dated(DAY)
    with change(Action.MERGE_ISSUES):
        merge(story.issue, [right])
    assert day_of(story) == DAY


def test_stories_follow_when_a_person_dates_their_issue(admin_client):
    story = factories.story(issue=dated(DAY, number="5"))
    form = {"number": "5", "published_on": "2024-07-05", "date_basis": "given", "editors": ""}
    answer = admin_client.post(reverse("admin:articles_issue_change", args=[story.issue_id]), form)
    assert answer.status_code == 302
    assert day_of(story) == LATER


def test_stories_of_an_issue_follow_when_a_page_of_it_tells_the_day():
    options = SourceOptions("工人通讯", "5", None)
    factories.imported("清凉包送到班组\n　　第一批清凉包送到了工地。\n".encode(), "一.txt", options)
    story = Story.objects.get()
    factories.imported("驿站开门\n　　第二个驿站开门了。\n".encode(), "二.txt", SourceOptions("工人通讯", "5", DAY))
    assert (day_of(story), Story.objects.count()) == (DAY, 2)


def test_a_day_is_no_version_of_a_story():
    story = factories.story(issue=factories.issue())
    story.issue.published_on, story.issue.date_basis = DAY, "given"
    records.redate(story.issue)
    story.refresh_from_db()
    assert (story.dated, story.version, story.history.count()) == (DAY, 1, 1)
