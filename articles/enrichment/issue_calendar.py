"""Completing the dates of a newspaper, which are mostly printed without a year, from the day of its issue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = r"(?:(?P<year>(?:19|20)\d{2})年|(?P<word>前年|去年|今年|本年|当年|明年))"
RELATIVE_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1}
FUTURE = re.compile(r"(?:将|拟|定|计划)[于在]$")
NEWS_PERIOD = timedelta(days=60)
TOMORROW = timedelta(days=1)
"""The date of a morning paper may be the day after the latest that it reports."""


@dataclass(frozen=True, slots=True)
class IssueCalendar:
    """Completes dates from the day of the issue. If that is unknown, a year that is not printed stays unknown."""

    issue: date | None

    def year(self, match: re.Match[str], month: int = 1, day: int = 1) -> int | None:
        """The year as printed or by a word like 去年.

        Otherwise that of the last such day up to the issue, or of the next one after 将于.
        """
        if match["year"]:
            return int(match["year"])
        if not self.issue:
            return None
        if match["word"]:
            return self.issue.year + RELATIVE_YEARS[match["word"]]
        is_future = FUTURE.search(match.string, max(0, match.start() - 4), match.start())
        latest = self.issue + TOMORROW
        past = (month, day) <= (latest.month, latest.day)
        return latest.year + (int(past) if is_future else int(past) - 1)

    def last_day(self, day: int) -> date | None:
        """The last day with that number up to the issue: 27日 in a paper of the 1st is in the month before."""
        days = (self.issue - timedelta(days=back) for back in range(62)) if self.issue else ()
        return next((found for found in days if found.day == day), None)

    def is_news(self, day: date) -> bool:
        """Whether the issue may report the day as news."""
        return bool(self.issue) and self.issue - NEWS_PERIOD <= day <= self.issue + TOMORROW


def iso_day(year: int | None, month: int, day: int) -> str | None:
    """YYYY-MM-DD, or None without a year. Raises ValueError if no year has such a day."""
    written = date(year or 2000, month, day)
    return written.isoformat() if year else None


def iso_month(year: int | None, month: int) -> str | None:
    """YYYY-MM, or None without a year. Raises ValueError for a month beyond 12."""
    written = date(year or 2000, month, 1)
    return f"{written:%Y-%m}" if year else None
