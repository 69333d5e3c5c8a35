"""The dates in the text of a story."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .issue_calendar import YEAR, IssueCalendar, iso_day, iso_month
from .scanning import Coverage, matches_at
from .values import DateMention, DateRole

IsoSpan = tuple[str | None, str | None]
"""First and last day, month or year: YYYY-MM-DD, YYYY-MM or YYYY; None if it cannot be known."""

TO = r"\s{0,2}[至到~～—–-]{1,3}\s{0,2}"
YEAR_PARTS = {
    "初": (1, 3),
    "底": (12, 12),
    "末": (12, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "第一季度": (1, 3),
    "第二季度": (4, 6),
    "第三季度": (7, 9),
    "第四季度": (10, 12),
}
UNTIL = re.compile(r"截[至止]$")
SINCE = re.compile(r"起(?![草到来点])|[\u4e00-\u9fff]{0,6}?以来")


@dataclass(frozen=True, slots=True)
class DateForm:
    """A printed form of dates. `read` raises ValueError for what is no date, like 2月31日."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], IssueCalendar], IsoSpan]


def find_dates(text: str, issue: date | None) -> tuple[DateMention, ...]:
    """The dates in text order, each once. `issue` is the day of the issue. Recurring days (每月28日) are none."""
    calendar, coverage = IssueCalendar(issue), Coverage(text, RECURRING)
    positions = [match.start() for match in POSSIBLE_START.finditer(text)]
    found: list[tuple[int, DateMention]] = []
    for form in FORMS:
        for match in matches_at(positions, form.pattern, text):
            try:
                span = form.read(match, calendar)
            except ValueError:
                continue
            if coverage.claim(match):
                found.append((match.start(), _mention(match, span, calendar)))
    return tuple(dict.fromkeys(mention for _, mention in sorted(found, key=lambda row: row[0])))


def _mention(match: re.Match[str], span: IsoSpan, calendar: IssueCalendar) -> DateMention:
    """The date with a 截至 before it or a 起 or 以来 after it, which make it background."""
    text, (start, end) = match.string, match.span()
    until, since = UNTIL.search(text, max(0, start - 2), start), SINCE.match(text, end)
    printed = text[until.start() if until else start : since.end() if since else end]
    first, last = span
    is_event = not until and not since and _is_news(match, first, calendar)
    role = DateRole.EVENT if is_event else DateRole.BACKGROUND
    return DateMention(printed, first, last if last != first else None, role)


def _is_news(match: re.Match[str], first: str | None, calendar: IssueCalendar) -> bool:
    """Whether it may be the day of the event that is reported: 近日, or a day shortly before the issue."""
    if first is None:
        return not {"year", "word"} & {name for name, value in match.groupdict().items() if value}
    return len(first) == len("2000-01-01") and calendar.is_news(date.fromisoformat(first))


def _days(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    """6月25日至26日. 12月30日至1月2日 and 2024年12月28日至2025年1月3日 extend into the next year."""
    first = int(match["month"]), int(match["day"])
    last = int(match["month2"] or first[0]), int(match["day2"])
    into_next_year = last < first
    year = calendar.year(match, *first) if match["year"] else calendar.year(match, *last)
    if match["year2"]:
        begin, end = year, int(match["year2"])
    elif match["year"] or match["word"]:
        begin, end = year, year + into_next_year if year else None
    else:
        begin, end = year - into_next_year if year else None, year
    return iso_day(begin, *first), iso_day(end, *last)


def _day(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    month, day = int(match["month"]), int(match["day"])
    found = iso_day(calendar.year(match, month, day), month, day)
    return found, found


def _bare_day(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    day = int(match["day"])
    if not 1 <= day <= 31:
        raise ValueError(day)
    found = calendar.last_day(day)
    return (found.isoformat() if found else None), None


def _written_day(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    return iso_day(int(match["year"]), int(match["month"]), int(match["day"])), None


def _months(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    month, month2 = int(match["month"]), int(match["month2"])
    year = calendar.year(match, month2)
    return iso_month(year, month), iso_month(year, month2)


def _month(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    month = int(match["month"])
    return iso_month(calendar.year(match, month), month), None


def _years(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    return match["year"], match["year2"]


def _part(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    year = calendar.year(match)
    first, last = YEAR_PARTS[match["part"]]
    return iso_month(year, first), iso_month(year, last)


def _year(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    year = calendar.year(match)
    return (str(year) if year else None), None


def _recently(match: re.Match[str], calendar: IssueCalendar) -> IsoSpan:
    return None, None


POSSIBLE_START = re.compile(
    r"[\d前去今本当明近日不连](?:(?<=\d)(?:(?<!\d\d)|(?=\d{3}(?!\d)))(?=\d*[年月日至到~～—–./\s-])|(?=[年日前期段一久不]))"
)
"""Where any of the forms below may begin: with a word, or with a number or the last four digits of one."""

RECURRING = re.compile(r"每(?:年\d{1,2}月(?:\d{1,2}日)?|月\d{1,2}日|\d{1,2}[年月日])")
MONTH, DAY = r"(?<!\d)(?P<month>\d{1,2})月", r"(?P<day>\d{1,2})日"
DAYS = (
    rf"{YEAR}?{MONTH}(?P<day>\d{{1,2}})日?{TO}"
    r"(?:(?P<year2>(?:19|20)\d{2})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日"
)

FORMS = (
    DateForm(
        re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"), _written_day
    ),
    DateForm(re.compile(DAYS), _days),
    DateForm(re.compile(rf"{YEAR}?{MONTH}{DAY}"), _day),
    DateForm(re.compile(rf"{YEAR}?(?<!\d)(?P<month>\d{{1,2}})月?{TO}(?P<month2>\d{{1,2}})月(?!\d)"), _months),
    DateForm(re.compile(rf"{YEAR}?{MONTH}(?:份|底|末|初|[上中下]旬)?(?![\d票亮刊球饼])"), _month),
    DateForm(re.compile(rf"(?P<year>(?:19|20)\d{{2}})年?{TO}(?P<year2>(?:19|20)\d{{2}})年度?"), _years),
    DateForm(re.compile(rf"{YEAR}年?(?P<part>{'|'.join(YEAR_PARTS)})"), _part),
    DateForm(re.compile(rf"{YEAR}度?"), _year),
    DateForm(re.compile(rf"(?<![\d月年至~—-]){DAY}(?![内游之以间均租\d])"), _bare_day),
    DateForm(re.compile(r"近日|日前|近期|前不久|不久前|近段时间|近一段时间|连日来"), _recently),
)
"""Longer forms first: what is part of a date that was found is not looked at again."""
