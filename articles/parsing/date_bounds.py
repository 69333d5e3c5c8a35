"""The days between which an issue without a printed date came out, from the dates in its stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from .characters import normalised
from .values import ParsedStory

TITLE = re.compile(r"《[^《》]{0,80}》")
RANGE = re.compile(r"(?:19|20)\d\d年?\s*[~—–至到-]+\s*(?:19|20)\d\d年?")
PLAN = re.compile(
    r"(?:19|20)\d\d年(?:(?<=[到至].{5})|(?<=(?:力争|预计|计划|将于|迈向).{5})|(?=[底末前]|度?(?:工作)?(?:要点|计划|规划|目标)))"
)
YEAR = re.compile(r"((?:19|20)\d\d)(?<!\d{5})年")
FULL_DAY = re.compile(r"((?:19|20)\d\d)(?<!\d{5})年(\d{1,2})月(\d{1,2})日")
MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:至(?:(\d{1,2})月)?(\d{1,2})日)?")
AHEAD = re.compile(r"将于(?:今年)?(\d{1,2})月(\d{1,2})日")
OPENING = 60
"""Characters at the beginning of a story in which the day of its event stands."""


def date_bounds(stories: Sequence[ParsedStory], today: date | None = None) -> tuple[date | None, date | None]:
    """The first and the last day on which the issue can have come out; None where nothing says so.

    It came out on the latest day of the events that its stories open with, or later. The year of that day is the latest
    printed outside ranges, titles and plans; it is the next one where a full date of the year comes after the event.
    """
    events = list(_events(stories))
    plain = [_dated_text(story) for story in stories] if events else []
    years = [year for text in plain for year in _years(text) if not today or year <= today.year]
    if not years:
        return None, None
    full_days = [day for text in plain for day in _full_days(text)]
    earliest = _in_year(max(events), max(years), [day for day in full_days if day.year <= max(years)])
    return earliest, _before(plain, earliest) if earliest else None


def _dated_text(story: ParsedStory) -> str:
    """The paragraphs that can hold a date, without titles."""
    return TITLE.sub("", normalised("\n".join(text for text in story.paragraphs if "年" in text or "月" in text)))


def _years(text: str) -> Iterator[int]:
    return (int(year) for year in YEAR.findall(PLAN.sub("", RANGE.sub("", text))))


def _full_days(text: str) -> Iterator[date]:
    for numbers in FULL_DAY.findall(text):
        day = _day(*map(int, numbers))
        if day:
            yield day


def _events(stories: Iterable[ParsedStory]) -> Iterator[tuple[int, int]]:
    """Month and day of the events that stories open with, and of their datelines; a span counts by its last day."""
    for story in stories:
        openings = [paragraph[:OPENING] for paragraph in story.paragraphs[:1]]
        for text in (normalised(text) for text in [*openings, story.dateline or ""] if "月" in text):
            for month, day, last_month, last_day in MONTH_DAY.findall(AHEAD.sub("", FULL_DAY.sub("", text))):
                yield int(last_month or month), int(last_day or day)


def _in_year(event: tuple[int, int], year: int, full_days: Sequence[date]) -> date | None:
    """The event's day in the year, or in the next where one of the full days is later."""
    day = _day(year, *event)
    return _day(year + 1, *event) if day and full_days and max(full_days) > day else day


def _before(texts: Iterable[str], earliest: date) -> date | None:
    """The day before the first one that the stories still look forward to."""
    ahead = [_day(earliest.year, int(month), int(day)) for text in texts for month, day in AHEAD.findall(text)]
    coming = [day for day in ahead if day and day > earliest]
    return min(coming) - timedelta(days=1) if coming else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
