"""How the hits of a search spread over publications, years, sections, genres, tags, places and states."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Count, Func
from django.db.models.sql.compiler import SQLCompiler

from articles.models import Place, Placing, Publication, Story, Tagging
from articles.models.issue import UNDATED
from articles.models.story import StoryQuerySet

from .filtering import newest_first
from .query_parser import QueryField

MOST_HITS = 5_000
"""Hits that are counted, the newest: twice as many would take as long as all the rest of the page."""
MOST_VALUES = 20
"""Values of a facet."""


class YearOf(Func):
    """Of a day, as text: it takes longer to make dates or numbers of thousands than to count them."""

    template = "to_char(%(expressions)s, 'YYYY')"
    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 4)", **context)


COLUMNS = ("pk", "publication", YearOf("dated"), "section", "genre", "status")


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
    keys, papers, years, sections, genres, states = zip(*rows[:MOST_HITS], strict=True) if rows else [()] * len(COLUMNS)
    stories = array("q", keys)
    facets = (
        Facet(QueryField.PAPER, _most_frequent(Counter(papers), _names_of_publications(set(papers)))),
        Facet(QueryField.DATE, _years(years)),
        Facet(QueryField.SECTION, _most_frequent(Counter(sections))),
        Facet(QueryField.GENRE, _most_frequent(Counter(genres), dict(Story.Genre.choices))),
        Facet(QueryField.TAG, _most_frequent(_tags(stories))),
        Facet(QueryField.PLACE, _places(stories)),
        Facet(QueryField.STATUS, _most_frequent(Counter(states), dict(Story.Status.choices))),
    )
    return FacetCounts(len(stories), is_bounded, tuple(facet for facet in facets if facet.values))


def _most_frequent(counts: Counter[Any], labels: Mapping[Any, str] | None = None) -> tuple[FacetValue, ...]:
    """The most frequent first; stories without a value come last."""
    named = [(str((labels or {}).get(value, value)), count) for value, count in counts.most_common() if value]
    values = tuple(FacetValue(label, count) for label, count in named[:MOST_VALUES])
    return values + _unknown(counts[None] + counts[""])


def _unknown(count: int) -> tuple[FacetValue, ...]:
    return (FacetValue("", count),) if count else ()


def _names_of_publications(keys: Iterable[int | None]) -> dict[int, str]:
    return dict(Publication.objects.filter(pk__among=filter(None, keys)).values_list("pk", "name"))


def _years(years: Iterable[str]) -> tuple[FacetValue, ...]:
    counts = Counter(years)
    undated = counts.pop(f"{UNDATED.year:04}", 0)
    values = tuple(FacetValue(year, count) for year, count in sorted(counts.items(), reverse=True))
    return values + _unknown(undated)


def _tags(stories: array[int]) -> Counter[str]:
    """Suggested or confirmed, as the query language has it."""
    taggings = Tagging.objects.filter(story__pk__among=stories).exclude(state=Tagging.State.REJECTED).order_by()
    return Counter(dict(taggings.values_list("tag__name").annotate(Count("pk"))))


def _places(stories: array[int]) -> tuple[FacetValue, ...]:
    """Stories of a place or a part of it."""
    placings = Placing.objects.filter(story__pk__among=stories).exclude(state=Placing.State.REJECTED).order_by()
    about: defaultdict[str, set[int]] = defaultdict(set)
    for story, code in placings.values_list("story", "place"):
        for area in _areas_around(code):
            about[area].add(story)
    counts = Counter({code: len(about[code]) for code in sorted(about)}).most_common(MOST_VALUES)
    names = dict(Place.objects.filter(pk__in=dict(counts)).values_list("pk", "full_name"))
    return tuple(FacetValue(names[code], count) for code, count in counts if code in names)


@cache
def _areas_around(code: str) -> frozenset[str]:
    """A county, its city and its province (GB/T 2260)."""
    return frozenset({code, f"{code[:4]}00", f"{code[:2]}0000"})
