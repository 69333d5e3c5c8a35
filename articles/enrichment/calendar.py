"""Days, months and years as a newspaper prints them: seen from the day of its issue, mostly without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = r"(?:(?P<year>(?:19|20)\d{2})年|(?P<word>前年|去年|今年|本年|当年|明年))"
WORDS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1}
AHEAD = re.compile(r"(?:将|拟|定|计划)[于在]$")
NEAR = timedelta(days=60)
TOMORROW = timedelta(days=1)
"""A morning paper's own date may be the day after the latest that it tells of."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Completes dates from the day of the issue; where that is unknown, a year that is not printed stays unknown."""

    issue: date | None

    def year(self, match: re.Match[str], month: int = 1, day: int = 1) -> int | None:
        """The year printed or told by a word, else that of the last such day up to the issue (after 将于: the next)."""
        if match["year"]:
            return int(match["year"])
        if not self.issue:
            return None
        if match["word"]:
            return self.issue.year + WORDS[match["word"]]
        ahead = AHEAD.search(match.string, max(0, match.start() - 4), match.start())
        latest = self.issue + TOMORROW
        past = (month, day) <= (latest.month, latest.day)
        return latest.year + (int(past) if ahead else int(past) - 1)

    def last(self, day: int) -> date | None:
        """The last day of that number up to the issue: 27日 in a paper of the first is in the month before."""
        days = (self.issue - timedelta(days=back) for back in range(62)) if self.issue else ()
        return next((found for found in days if found.day == day), None)

    def is_near(self, day: date) -> bool:
        """Whether the issue may report it as news."""
        return bool(self.issue) and self.issue - NEAR <= day <= self.issue + TOMORROW


def iso_day(year: int | None, month: int, day: int) -> str | None:
    """Raises ValueError for a day that no calendar has, whatever the year."""
    written = date(year or 2000, month, day)
    return written.isoformat() if year else None


def iso_month(year: int | None, month: int) -> str | None:
    written = date(year or 2000, month, 1)
    return f"{written:%Y-%m}" if year else None
