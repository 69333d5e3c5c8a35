"""缺期缺版表: which issues and pages of a publication are here, and which its rhythm lets expect and are not."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from articles.models import Issue, Publication, Source
from articles.parsing.page_numbers import page_number, page_order
from articles.permissions import User

Rhythm = Publication.Rhythm
DAYS = {Rhythm.DAILY: 1, Rhythm.WEEKDAYS: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}
DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """The days in one of which an issue is expected."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Holding:
    """An issue that is here: its pages, those missing, and the number of its sources that are no page."""

    issue: Issue
    pages: tuple[str, ...]
    missing: tuple[str, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A period with the issues of it that are here; where there are none, one is missing."""

    period: Period
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """`slots` are in the order of time. `undated` is how many issues have no certain date, and so no place here."""

    publication: Publication
    slots: tuple[Slot, ...]
    undated: int

    @property
    def holdings(self) -> list[Holding]:
        return [holding for slot in self.slots for holding in slot.holdings]

    @property
    def missing(self) -> list[Period]:
        return [slot.period for slot in self.slots if not slot.holdings]

    @property
    def missing_pages(self) -> int:
        return sum(len(holding.missing) for holding in self.holdings)


def gaps(publication: Publication, first: date, last: date, user: User) -> Gaps:
    """For the periods that the days from `first` to `last` touch; without a rhythm, for the days that have issues.
    Of these and their sources, those that the user may see.
    """
    here = publication.issues.visible_to(user)
    dated = here.exclude(published_on=None)
    if publication.rhythm:
        oldest = dated.order_by("published_on").first()
        spans = list(periods(publication.rhythm, first, last, anchor=oldest.published_on if oldest else first))
    else:
        days = dated.filter(published_on__range=(first, last)).order_by("published_on")
        spans = [Period(day, day) for day in days.values_list("published_on", flat=True).distinct()]
    issues = dated.filter(published_on__range=(spans[0].first, spans[-1].last)) if spans else Issue.objects.none()
    issues = issues.prefetch_related(Prefetch("sources", Source.objects.visible_to(user).live())).order_by("number")
    slots = _slots(spans, [_holding(issue, publication.pages or 0) for issue in issues])
    return Gaps(publication, slots, here.filter(published_on=None).count())


def span_of(publication: Publication, today: date, user: User) -> tuple[date, date]:
    """The year of the latest issue, to that issue; the present year where there is none."""
    latest = publication.issues.visible_to(user).exclude(published_on=None).order_by("-published_on").first()
    last = latest.published_on if latest else today
    return date(last.year, 1, 1), last


def periods(rhythm: str, first: date, last: date, *, anchor: date) -> Iterator[Period]:
    """Whole weeks from Monday, whole months; fortnights begin with the week of the anchor or a fortnight from it."""
    if rhythm == Rhythm.MONTHLY:
        yield from _months(first, last)
        return
    length = DAYS[rhythm] * DAY
    start = first
    if length > DAY:
        monday = anchor - anchor.weekday() * DAY
        start = first - (first - monday) % length
    while start <= last:
        if rhythm != Rhythm.WEEKDAYS or start.weekday() < SATURDAY:
            yield Period(start, start + length - DAY)
        start += length


def _months(first: date, last: date) -> Iterator[Period]:
    start = first.replace(day=1)
    while start <= last:
        end = start.replace(day=monthrange(start.year, start.month)[1])
        yield Period(start, end)
        start = end + DAY


def _holding(issue: Issue, expected: int) -> Holding:
    numbers = [page_number(source.page) or source.page for source in issue.sources.all()]
    pages = sorted(filter(None, set(numbers)), key=page_order)
    missing = [str(n) for n in range(1, expected + 1) if str(n) not in pages]
    whole = numbers.count("")
    return Holding(issue, tuple(pages), () if whole else tuple(missing), whole)


def _slots(spans: list[Period], holdings: list[Holding]) -> tuple[Slot, ...]:
    """Each issue in its period; on a day on which none was expected, in a period of its own."""
    days = [each.issue.published_on for each in holdings]
    covered = {day for span in spans for day in days if span.first <= day <= span.last}
    every = [*spans, *(Period(day, day) for day in sorted(set(days) - covered))]
    slots = (
        Slot(span, tuple(each for each in holdings if span.first <= each.issue.published_on <= span.last))
        for span in sorted(every, key=lambda span: span.first)
    )
    return tuple(slots)
