"""What the archive holds at a glance: stories by month and by section, at the same cost in an archive of any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Count

from articles.models import Issue
from articles.models.counting import BoundedCount, bounded_counts
from articles.models.issue import UNDATED
from articles.models.story import StoryQuerySet

from .months import month_after

NEWEST = 1_000
"""Issues without a certain date that are looked at, and stories whose sections are counted."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Stories of the month that begins on `first`: those whose date is certain, and those whose issue came out in that
    month or later, or earlier, as was inferred."""

    first: date
    certain: BoundedCount
    inferred: int


@dataclass(frozen=True, slots=True)
class SectionCounts:
    """How many stories have a section, by its name, and how many have none. `is_part`: of the newest stories only."""

    numbers: dict[str, int]
    without: int
    is_part: bool


def latest_months(stories: StoryQuerySet, number: int) -> list[MonthCount]:
    """The latest months from which there are stories, in the order of time."""
    inferred = _inferred(stories)
    firsts = sorted({*islice(_months(stories), number), *inferred})[-number:]
    counts = bounded_counts(*(stories.filter(dated__gte=first, dated__lt=month_after(first)) for first in firsts))
    return [MonthCount(first, count, inferred[first]) for first, count in zip(firsts, counts, strict=True)]


def _months(stories: StoryQuerySet) -> Iterator[date]:
    """Their first days, the latest first. Each is looked up in the index of days: none is counted."""
    before = date.max
    while before > UNDATED:
        latest = stories.filter(dated__lt=before).order_by("-dated").values_list("dated", flat=True).first()
        before = (latest or UNDATED).replace(day=1)
        if before > UNDATED:
            yield before


def _inferred(stories: StoryQuerySet) -> Counter[date]:
    """By the first day of the month: how many stories the newest issues without a certain date have."""
    issues = Issue.objects.undated().order_by("-pk").values_list("pk", "not_before", "not_after")[:NEWEST]
    months = {key: (first or last).replace(day=1) for key, first, last in issues if first or last}
    found: Counter[date] = Counter()
    numbers = stories.filter(issue__in=months).order_by().values_list("issue").annotate(Count("pk"))
    for issue, number in numbers:
        found[months[issue]] += number
    return found


def latest_sections(stories: StoryQuerySet, number: int) -> SectionCounts:
    """The sections that most of the newest stories have, the most frequent first."""
    newest = list(stories.order_by("-pk").values_list("section", flat=True)[: NEWEST + 1])
    found = Counter(newest[:NEWEST])
    without = found.pop("", 0)
    return SectionCounts(dict(found.most_common(number)), without, is_part=len(newest) > NEWEST)
