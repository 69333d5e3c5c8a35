"""How the hits of a search spread over publications, years, sections, genres, tags, places and states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from articles.models import Place, Placing, Story, Tagging
from articles.models.issue import UNDATED
from articles.models.story import StoryQuerySet

from .language import Field
from .matching import newest_first
from .portions import portions

MOST_HITS = 10_000
"""So many of the newest are counted."""
MOST_VALUES = 30

COLUMNS = ("pk", "issue__publication__name", "dated", "section", "genre", "status")


@dataclass(frozen=True, slots=True)
class Value:
    """`name` is what the language of queries calls it, in the language of the page; empty where nothing is known."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    field: Field
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """Of the newest hits. `number` is how many were counted; there are more where it `is_bounded`."""

    number: int
    is_bounded: bool
    facets: tuple[Facet, ...]


def survey(hits: StoryQuerySet) -> Survey:
    """In a constant number of questions for a bounded number of hits."""
    rows = list(newest_first(hits).values_list(*COLUMNS)[: MOST_HITS + 1])
    is_bounded = len(rows) > MOST_HITS
    rows = rows[:MOST_HITS]
    ids, papers, days, sections, genres, states = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    facets = (
        Facet(Field.PAPER, _top(Counter(papers))),
        Facet(Field.DATE, _years(days)),
        Facet(Field.SECTION, _top(Counter(sections))),
        Facet(Field.GENRE, _top(Counter(genres), dict(Story.Genre.choices))),
        Facet(Field.TAG, _top(_tags(ids))),
        Facet(Field.PLACE, _places(ids)),
        Facet(Field.STATUS, _top(Counter(states), dict(Story.Status.choices))),
    )
    return Survey(len(rows), is_bounded, tuple(facet for facet in facets if facet.values))


def _top(counts: Counter[str | None], labels: Mapping[str, str] | None = None) -> tuple[Value, ...]:
    """The most frequent first; those of which nothing is said come last."""
    named = [(str((labels or {}).get(value, value)), count) for value, count in counts.most_common() if value]
    return tuple(Value(label, count) for label, count in named[:MOST_VALUES]) + _unknown(counts[None] + counts[""])


def _unknown(count: int) -> tuple[Value, ...]:
    return (Value("", count),) if count else ()


def _years(days: Iterable[date]) -> tuple[Value, ...]:
    counts = Counter(day.year for day in days)
    undated = counts.pop(UNDATED.year, 0)
    return tuple(Value(str(year), count) for year, count in sorted(counts.items(), reverse=True)) + _unknown(undated)


def _tags(stories: Sequence[int]) -> Counter[str]:
    """Suggested or confirmed, as the query language has it."""
    counts: Counter[str] = Counter()
    for some in portions(stories):
        taggings = Tagging.objects.filter(story__in=some).exclude(state=Tagging.State.REJECTED).order_by()
        counts.update(dict(taggings.values_list("tag__name").annotate(Count("pk"))))
    return counts


def _places(stories: Sequence[int]) -> tuple[Value, ...]:
    """Stories of a place or a part of it."""
    about: defaultdict[str, set[int]] = defaultdict(set)
    for some in portions(stories):
        placings = Placing.objects.filter(story__in=some).exclude(state=Placing.State.REJECTED).order_by()
        for story, code in placings.values_list("story", "place"):
            for around in (code, f"{code[:4]}00", f"{code[:2]}0000"):
                about[around].add(story)
    counts = Counter({code: len(about[code]) for code in sorted(about)}).most_common(MOST_VALUES)
    names = dict(Place.objects.filter(pk__in=dict(counts)).values_list("pk", "full_name"))
    return tuple(Value(names[code], count) for code, count in counts if code in names)
