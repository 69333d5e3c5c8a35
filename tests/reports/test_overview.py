from __future__ import annotations

from datetime import date

import pytest

from articles.models import Story
from articles.models.counting import BoundedCount
from articles.reports import overview
from articles.reports.overview import latest_months, latest_sections
from tests import factories

pytestmark = pytest.mark.django_db


def story_of(year: int, month: int, day: int = 1) -> Story:
    issue = factories.issue(published_on=date(year, month, day), date_basis="printed")
    return factories.story(issue=issue)


def months(number: int = 6) -> list[tuple[str, int, int]]:
    found = latest_months(Story.objects.live(), number)
    return [(f"{each.first:%Y-%m}", each.certain.number, each.inferred) for each in found]


def test_stories_are_counted_by_the_months_that_have_any():
    story_of(2024, 12, 31)
    story_of(2025, 2, 1)
    story_of(2025, 2, 28)
    assert months() == [("2024-12", 1, 0), ("2025-02", 2, 0)]


def test_the_latest_months_are_shown():
    for month in (1, 3, 5):
        story_of(2025, month)
    assert [month for month, _certain, _inferred in months(2)] == ["2025-03", "2025-05"]


def test_inferred_dates_are_counted_apart():
    story_of(2025, 5)
    inferred = factories.issue(not_before=date(2025, 5, 13), date_basis="inferred")
    factories.story(issue=inferred)
    assert months() == [("2025-05", 1, 1)]


def test_an_issue_of_which_only_the_latest_day_is_known_counts_in_its_month():
    factories.story(issue=factories.issue(not_after=date(2024, 6, 1), date_basis="inferred"))
    assert months() == [("2024-06", 0, 1)]


def test_stories_without_any_date_have_no_month():
    factories.story()
    assert months() == []


def test_sections_come_by_how_many_stories_have_them():
    for section in ("维权", "一周", "一周", ""):
        factories.story(section=section)
    found = latest_sections(Story.objects.live(), 6)
    assert (list(found.numbers.items()), found.without) == ([("一周", 2), ("维权", 1)], 1)


def test_sections_are_counted_among_the_newest_stories(monkeypatch):
    monkeypatch.setattr(overview, "NEWEST", 2)
    for section in ("旧栏", "维权", "一周"):
        factories.story(section=section)
    found = latest_sections(Story.objects.live(), 6)
    assert (set(found.numbers), found.is_part) == ({"维权", "一周"}, True)


def test_a_month_of_many_stories_is_counted_up_to_a_bound(monkeypatch):
    monkeypatch.setattr("articles.models.counting.AT_MOST", 1)
    story_of(2025, 5)
    story_of(2025, 5)
    assert latest_months(Story.objects.live(), 1)[0].certain == BoundedCount(1, has_more=True)
