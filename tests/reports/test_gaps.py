from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Publication
from articles.reports.gaps import Gaps, Period, gaps, periods, span_of
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 12, 1), date(2024, 12, 31)
SUNDAY = date(2024, 12, 1)
READER = User(username="reader", is_superuser=True)


def paper(rhythm: str = "daily", pages: int | None = None) -> Publication:
    return factories.publication(rhythm=rhythm, pages=pages)


def issue(of: Publication, day: int, *pages: str, **fields: Any) -> None:
    """An issue of December 2024 with a source for each page."""
    made = factories.issue(publication=of, published_on=date(2024, 12, day), date_basis="printed", **fields)
    for page in pages:
        factories.source(made, page=page)


def december(of: Publication) -> Gaps:
    return gaps(of, FIRST, LAST, READER)


def firsts(rhythm: str, first: date = FIRST, last: date = LAST, anchor: date = FIRST) -> list[date]:
    return [period.first for period in periods(rhythm, first, last, anchor=anchor)]


class TestPeriods:
    def test_of_a_daily_are_all_days(self):
        assert len(firsts("daily")) == 31

    def test_of_a_weekday_paper_leave_out_saturday_and_sunday(self):
        assert firsts("weekdays")[:6] == [date(2024, 12, day) for day in (2, 3, 4, 5, 6, 9)]

    def test_of_a_weekly_are_whole_weeks_from_monday(self):
        weeks = list(periods("weekly", FIRST, LAST, anchor=FIRST))
        assert weeks[0] == Period(date(2024, 11, 25), SUNDAY)
        assert weeks[-1] == Period(date(2024, 12, 30), date(2025, 1, 5))

    def test_of_a_fortnightly_follow_its_issues(self):
        assert firsts("fortnightly", anchor=date(2024, 12, 12))[:2] == [date(2024, 11, 25), date(2024, 12, 9)]

    def test_of_a_fortnightly_follow_an_issue_after_the_span(self):
        assert firsts("fortnightly", anchor=date(2025, 1, 7))[-1] == date(2024, 12, 23)

    def test_of_a_monthly_are_whole_months(self):
        months = list(periods("monthly", date(2024, 1, 15), date(2024, 2, 3), anchor=FIRST))
        assert months == [
            Period(date(2024, 1, 1), date(2024, 1, 31)),
            Period(date(2024, 2, 1), date(2024, 2, 29)),
        ]


class TestGaps:
    def test_a_day_without_an_issue_is_missing(self):
        daily = paper()
        for day in range(1, 31):
            issue(daily, day)
        assert december(daily).missing == [Period(LAST, LAST)]

    def test_any_day_of_its_week_is_right_for_a_weekly(self):
        weekly = paper("weekly")
        for day in (1, 3, 13, 20, 23, 31):
            issue(weekly, day)
        assert december(weekly).missing == []

    def test_an_issue_on_a_day_without_one_is_shown_too(self):
        weekdays = paper("weekdays")
        issue(weekdays, 7)
        assert [holding.issue.published_on.day for holding in december(weekdays).holdings] == [7]

    def test_two_issues_of_a_period_are_both_shown(self):
        monthly = paper("monthly")
        issue(monthly, 1)
        issue(monthly, 15)
        assert len(december(monthly).holdings) == 2

    def test_without_a_rhythm_nothing_is_missing(self):
        unknown = paper("")
        issue(unknown, 3)
        assert (len(december(unknown).holdings), december(unknown).missing) == (1, [])

    def test_without_issues_and_rhythm_there_is_nothing(self):
        assert december(paper("")).slots == ()

    def test_issues_without_a_date_are_counted(self):
        daily = paper()
        factories.issue(publication=daily, number="3")
        assert december(daily).undated == 1

    def test_issues_of_others_do_not_count(self):
        issue(paper(), 3)
        assert december(paper()).holdings == []


class TestPages:
    def holding(self, expected: int | None, *pages: str) -> Any:
        of = paper(pages=expected)
        issue(of, 3, *pages)
        return december(of).holdings[0]

    def test_pages_are_in_their_order(self):
        assert self.holding(None, "10", "2", "1").pages == ("1", "2", "10")

    def test_lettered_pages_are_in_the_order_of_their_letters(self):
        assert self.holding(None, "B1", "A10", "A2", "1").pages == ("1", "A2", "A10", "B1")

    def test_pages_that_are_not_here_are_missing(self):
        assert self.holding(4, "1", "3").missing == ("2", "4")

    def test_a_page_is_known_however_it_is_written(self):
        assert self.holding(2, "第01版", "2").missing == ()

    def test_where_the_number_of_pages_is_not_known_none_is_missing(self):
        assert self.holding(None, "1", "3").missing == ()

    def test_a_file_of_the_whole_issue_lacks_no_page(self):
        assert self.holding(4, "").missing == ()

    def test_missing_pages_are_counted(self):
        of = paper(pages=2)
        issue(of, 3, "1")
        issue(of, 4, "2")
        assert december(of).missing_pages == 2


def test_the_table_begins_with_the_year_of_the_latest_issue():
    of = paper()
    issue(of, 3)
    assert span_of(of, date(2026, 1, 1), READER) == (date(2024, 1, 1), date(2024, 12, 3))


def test_without_issues_it_is_the_present_year():
    assert span_of(paper(), date(2026, 5, 1), READER) == (date(2026, 1, 1), date(2026, 5, 1))
