"""How the hits of a search spread over publications, years, sections, genres, tags, places and states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from articles.models import Place, Placing, Story, Tagging, bulk
from articles.models.issue import UNDATED
from articles.models.story import StoryQuerySet

from .filtering import newest_first
from .query_parser import QueryField

MOST_HITS = 10_000
"""Hits that are counted, the newest."""
MOST_VALUES = 30
"""Values of a facet."""

COLUMNS = ("pk", "issue__publication__name", "dated", "section", "genre", "status")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`name` is its name in the language of queries and of the page; empty where the field is not known."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    field: QueryField
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Of the newest hits. `number` is how many were counted; there are more where it `is_bounded`."""

    number: int
    is_bounded: bool
    facets: tuple[Facet, ...]


def count_facets(hits: StoryQuerySet) -> FacetCounts:
    """In a constant number of queries for a bounded number of hits."""
    rows = list(newest_first(hits).values_list(*COLUMNS)[: MOST_HITS + 1])
    is_bounded = len(rows) > MOST_HITS
    rows = rows[:MOST_HITS]
    ids, papers, days, sections, genres, states = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    facets = (
        Facet(QueryField.PAPER, _most_frequent(Counter(papers))),
        Facet(QueryField.DATE, _years(days)),
        Facet(QueryField.SECTION, _most_frequent(Counter(sections))),
        Facet(QueryField.GENRE, _most_frequent(Counter(genres), dict(Story.Genre.choices))),
        Facet(QueryField.TAG, _most_frequent(_tags(ids))),
        Facet(QueryField.PLACE, _places(ids)),
        Facet(QueryField.STATUS, _most_frequent(Counter(states), dict(Story.Status.choices))),
    )
    return FacetCounts(len(rows), is_bounded, tuple(facet for facet in facets if facet.values))


def _most_frequent(counts: Counter[str | None], labels: Mapping[str, str] | None = None) -> tuple[FacetValue, ...]:
    """The most frequent first; stories without a value come last."""
    named = [(str((labels or {}).get(value, value)), count) for value, count in counts.most_common() if value]
    values = tuple(FacetValue(label, count) for label, count in named[:MOST_VALUES])
    return values + _unknown(counts[None] + counts[""])


def _unknown(count: int) -> tuple[FacetValue, ...]:
    return (FacetValue("", count),) if count else ()


def _years(days: Iterable[date]) -> tuple[FacetValue, ...]:
    counts = Counter(day.year for day in days)
    undated = counts.pop(UNDATED.year, 0)
    values = tuple(FacetValue(str(year), count) for year, count in sorted(counts.items(), reverse=True))
    return values + _unknown(undated)


def _tags(stories: Sequence[int]) -> Counter[str]:
    """Suggested or confirmed, as the query language has it."""
    counts: Counter[str] = Counter()
    for ids in bulk.in_batches(stories):
        taggings = Tagging.objects.filter(story__in=ids).exclude(state=Tagging.State.REJECTED).order_by()
        counts.update(dict(taggings.values_list("tag__name").annotate(Count("pk"))))
    return counts


def _places(stories: Sequence[int]) -> tuple[FacetValue, ...]:
    """Stories of a place or a part of it."""
    about: defaultdict[str, set[int]] = defaultdict(set)
    for ids in bulk.in_batches(stories):
        placings = Placing.objects.filter(story__in=ids).exclude(state=Placing.State.REJECTED).order_by()
        for story, code in placings.values_list("story", "place"):
            for around in (code, f"{code[:4]}00", f"{code[:2]}0000"):
                about[around].add(story)
    counts = Counter({code: len(about[code]) for code in sorted(about)}).most_common(MOST_VALUES)
    names = dict(Place.objects.filter(pk__in=dict(counts)).values_list("pk", "full_name"))
    return tuple(FacetValue(names[code], count) for code, count in counts if code in names)
