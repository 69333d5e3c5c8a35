from __future__ import annotations

import re
from datetime import date

import pytest

from articles.enrichment.issue_calendar import YEAR, IssueCalendar, iso_day, iso_month

DAY = re.compile(rf"{YEAR}?(?P<month>\d+)月(?P<day>\d+)日")


def year(text: str, issue: date | None) -> int | None:
    match = DAY.search(text)
    return IssueCalendar(issue).year(match, int(match["month"]), int(match["day"]))


@pytest.mark.parametrize(
    ("text", "issue", "expected"),
    [
        ("6月3日", date(2024, 6, 28), 2024),
        ("6月29日", date(2024, 6, 28), 2024),
        ("6月30日", date(2024, 6, 28), 2023),
        ("12月31日", date(2025, 1, 1), 2024),
        ("1月1日", date(2024, 12, 31), 2025),
        ("去年6月3日", date(2024, 6, 28), 2023),
        ("1998年6月3日", None, 1998),
        ("6月3日", None, None),
        ("将于6月3日", date(2024, 6, 28), 2025),
        ("定于7月3日", date(2024, 6, 28), 2024),
    ],
)
def test_year(text: str, issue: date | None, expected: int | None) -> None:
    assert year(text, issue) == expected


def test_last_day_of_a_number_may_be_in_the_month_before() -> None:
    assert IssueCalendar(date(2024, 3, 1)).last_day(27) == date(2024, 2, 27)


def test_last_31st_skips_a_short_month() -> None:
    assert IssueCalendar(date(2024, 6, 30)).last_day(31) == date(2024, 5, 31)


def test_news_is_not_older_than_two_months() -> None:
    assert not IssueCalendar(date(2024, 6, 28)).is_news(date(2024, 4, 1))


def test_day_is_checked_without_a_year() -> None:
    with pytest.raises(ValueError, match="day"):
        iso_day(None, 2, 31)


def test_month_is_written_with_its_year() -> None:
    assert iso_month(2024, 6) == "2024-06"
