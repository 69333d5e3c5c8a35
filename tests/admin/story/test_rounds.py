"""A round of work: which story comes before and after another."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import records
from articles.admin.lists.story_list import StoryListAdmin
from articles.models import Action, Story, change
from tests import factories
from tests.admin.browserlike import save

pytestmark = pytest.mark.django_db

PENDING = "?_changelist_filters=status%3Dpending"


def url_of(story: Story, query: str = "") -> str:
    return reverse("admin:articles_story_change", args=(story.pk,)) + query


def place(desk, story: Story, query: str = "") -> tuple[int, int, bool, int | None, int | None] | None:
    found = desk.get(url_of(story, query)).context["place"]
    return found and (found.number, found.total, found.has_more, found.previous, found.next)


@pytest.fixture
def stories() -> list[Story]:
    """In the order of the list: the latest first."""
    return [factories.story(headline=f"第{n}篇") for n in range(4)][::-1]


def test_a_story_from_a_list_stands_among_its_stories(desk, stories):
    first, second, third, _ = stories
    assert place(desk, second, PENDING) == (2, 4, False, first.pk, third.pk)


def test_the_first_and_the_last_have_one_neighbour(desk, stories):
    first, second, third, fourth = stories
    assert place(desk, first, PENDING) == (1, 4, False, None, second.pk)
    assert place(desk, fourth, PENDING) == (4, 4, False, third.pk, None)


def test_a_checked_story_stays_in_the_round(desk, stories):
    first, second, third, _ = stories
    place(desk, first, PENDING)
    with change(Action.STATUS, by=None):
        records.edit_many([second], {"status": "checked"})
    assert place(desk, third, PENDING) == (3, 4, False, second.pk, stories[3].pk)


def test_a_round_goes_on_behind_the_page_of_its_list(desk, stories, monkeypatch):
    monkeypatch.setattr(StoryListAdmin, "list_per_page", 2)
    first, second, third, fourth = stories
    assert place(desk, first, PENDING) == (1, 2, True, None, second.pk)
    assert place(desk, second, PENDING) == (2, 4, False, first.pk, third.pk)
    assert place(desk, fourth, PENDING) == (4, 4, False, third.pk, None)


def test_a_story_from_a_search_stands_among_its_hits(desk, stories):
    _, second, third, _ = stories
    query = "?_list=search&_changelist_filters=q%3D第2篇+OR+第1篇"
    assert place(desk, third, query) == (2, 2, False, second.pk, None)


def test_a_story_from_a_part_stands_in_that_part(desk):
    brief = factories.story(kind="brief")
    factories.story()
    other = factories.story(kind="brief")
    assert place(desk, brief, "?_list=brief") == (2, 2, False, other.pk, None)


def test_a_story_from_no_list_stands_in_its_issue(desk, stories):
    issue = factories.issue()
    one, two = (factories.story(issue=issue, position=n) for n in (1, 0))
    assert place(desk, one) == (2, 2, False, two.pk, None)


def test_the_stories_of_an_issue_are_asked_for_at_once(desk, django_assert_num_queries):
    issue = factories.issue()
    story, *_ = (factories.story(issue=issue, position=n) for n in range(6))
    with CaptureQueriesContext(connection) as few:
        place(desk, story)
    for n in range(6, 12):
        factories.story(issue=issue, position=n)
    with django_assert_num_queries(len(few)):
        place(desk, story)


def test_a_story_in_the_bin_is_no_neighbour(desk):
    issue = factories.issue()
    one, two = (factories.story(issue=issue, position=n) for n in (0, 1))
    with change(Action.BIN, by=None):
        records.move_to_bin([two])
    assert place(desk, one) is None


@pytest.mark.parametrize("filters", ["kind%3Dnonsense", "q%3D(", "after%3Dx", "_list=search&_changelist_filters=q%3D("])
def test_an_address_that_asks_for_nothing_leads_through_the_issue(desk, filters):
    issue = factories.issue()
    one, two = (factories.story(issue=issue, position=n) for n in (0, 1))
    assert place(desk, one, f"?_changelist_filters={filters}") == (1, 2, False, None, two.pk)


def test_few_rounds_are_kept(desk, stories):
    for column in range(9):
        place(desk, stories[0], f"?_changelist_filters=status%3Dpending%26o%3D{column}")
    assert len(desk.session["rounds"]) <= 5


def test_checked_and_next_checks_the_story_and_leads_to_the_next(desk, stories):
    first, second, *_ = stories
    response = save(desk, url_of(first, PENDING), button="_checked_next", headline="改过的标题")
    first.refresh_from_db()
    assert (first.status, first.headline) == ("checked", "改过的标题")
    assert response.url == url_of(second, PENDING)


def test_checked_and_next_at_the_end_leads_to_the_list(desk, stories):
    response = save(desk, url_of(stories[-1], PENDING), button="_checked_next")
    assert response.url == reverse("admin:articles_story_changelist") + "?status=pending"


def test_a_story_that_cannot_be_saved_is_not_left(desk, stories):
    response = save(desk, url_of(stories[0], PENDING), button="_checked_next", headline="长" * 501)
    assert response.status_code == 200
    stories[0].refresh_from_db()
    assert stories[0].status == "pending"
