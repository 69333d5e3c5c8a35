"""Where the page of a list of stories is looked for: among the stories, or among the rows of a tag or a place.

Both lie in an index in the order of the list. The rows of the filter that leaves the fewest are the candidates; each is
asked whether the other filters leave it too. So a rare tag is quick among a million stories, and a common one among the
few of a rare genre. What lies beyond the first or the last story of any filter is skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from articles.models import Story
from articles.models.counting import count_up_to

from .filter_bar import BarFilter
from .filters import has_any
from .keyset import KeyPage, Order, PagedRows, Position, find_page, within

MANY = 10_000
"""Where all filters leave more, any will do: a page is full soon."""

MOST_ASKED = 5_000
"""Candidates that are asked, to count those in the list."""

BY_DAY = Order(("dated", "pk"), descending=True)
COLUMNS = {"pk": "story_id", "dated": "dated"}
"""What the rows of a tag or a place call the columns by which stories are put in order."""


@dataclass(frozen=True, slots=True)
class FilterRows:
    """What one filter leaves by itself: stories, or rows of a tag or a place, of which a story may have several."""

    rows: QuerySet
    has_numbers: bool = True
    """Whether an index has them in the order of the stories' numbers, too."""

    @property
    def is_of_stories(self) -> bool:
        return issubclass(self.rows.model, Story)

    @property
    def rank(self) -> tuple[bool, bool]:
        """Among filters that leave many: a row of a tag or a place can tell more by itself than any other."""
        return self.is_of_stories, not self.has_numbers

    def order(self, order: Order) -> Order:
        """The same in the words of these rows."""
        columns = order.columns if self.is_of_stories else tuple(COLUMNS[column] for column in order.columns)
        return Order(columns, order.descending)

    def ends(self, column: str) -> tuple[Any, Any]:
        """The least and the greatest value; (None, None) where there are no rows."""
        (column,) = self.order(Order((column,))).columns
        found = [self.rows.order_by(term).values_list(column, flat=True)[:1] for term in (column, f"-{column}")]
        return tuple(next(iter(value), None) for value in found)


@dataclass(frozen=True, slots=True)
class CandidateRows(PagedRows):
    """`candidates` is one of the `filters`, `chosen` those of its rows that all filters leave."""

    chosen: QuerySet
    candidates: FilterRows
    filters: Sequence[FilterRows]

    def page(self, order: Order, position: Position, size: int) -> KeyPage:
        if not COLUMNS.keys() >= set(order.columns):
            return PagedRows(self.rows).page(order, position, size)
        own = self.candidates.order(order)
        rows = self._between_ends(order.columns[0], own.columns[0])
        return find_page(rows if self.candidates.is_of_stories else rows.distinct(), own, position, size)

    def _between_ends(self, column: str, own_column: str) -> QuerySet:
        """Those from where the last of the filters begins to where the first of them ends."""
        ordered = [each for each in self.filters if each.has_numbers or column != "pk"]
        if len(ordered) < 2:
            return self.chosen
        ends = [each.ends(column) for each in ordered]
        if (None, None) in ends:
            return self.chosen.none()
        least, greatest = zip(*ends, strict=True)
        return within(self.chosen, Q(**{f"{own_column}__gte": max(least), f"{own_column}__lte": min(greatest)}))

    def to_count(self) -> tuple[QuerySet, bool]:
        """Those among so many of the newest candidates."""
        own = self.candidates.order(BY_DAY)
        rows = self.chosen
        if not self.candidates.is_of_stories:
            rows = rows.values(*own.columns).distinct().order_by(*own.terms())
        if len(self.filters) == 1:
            return rows, False
        newest = self.candidates.rows.order_by(*own.terms()).values_list(*own.columns)
        beyond = newest[MOST_ASKED : MOST_ASKED + 1]
        return (within(rows, own.beyond(beyond[0], backward=True)), True) if beyond else (rows, False)


def choose_rows(request: HttpRequest, listed: QuerySet, stories: QuerySet, specs: Sequence[BarFilter]) -> PagedRows:
    """`listed` are those of `stories` that all filters leave."""
    asked = [spec for spec in specs if spec.is_asked]
    if not asked:
        return PagedRows(listed)
    unasked = [spec for spec in specs if not spec.is_asked]
    filters = [FilterRows(_left(request, stories, [spec, *unasked]), spec.has_numbers) for spec in asked]
    sizes = count_up_to(*((MANY, each.rows) for each in filters)) if len(filters) > 1 else [0]
    _, fewest, spec = min(zip(sizes, filters, asked, strict=True), key=lambda each: (each[0], each[1].rank))
    if fewest.is_of_stories:
        return CandidateRows(listed, listed, fewest, filters)
    others = [other for other in specs if other is not spec]
    return CandidateRows(listed, _in_list(request, stories, spec, others), fewest, filters)


def _left(request: HttpRequest, stories: QuerySet, specs: Sequence[BarFilter]) -> QuerySet:
    """What the first filter leaves, and the others, as far as its rows can tell."""
    rows = specs[0].attached()
    if rows is None:
        return _filtered(request, stories, specs)
    return _filtered(request, rows, [spec for spec in specs[1:] if spec.is_of_attached])


def _in_list(request: HttpRequest, stories: QuerySet, own: BarFilter, others: Sequence[BarFilter]) -> QuerySet:
    """The rows of a tag or a place whose story is in the list; the story is asked only what its row cannot tell."""
    rows = _left(request, stories, [own, *others])
    of_story = [spec for spec in others if spec.is_asked and not spec.is_of_attached]
    if not of_story and not stories.query.where:
        return rows
    return rows.filter(has_any(_filtered(request, stories, of_story), "pk", "story"))


def _filtered(request: HttpRequest, rows: QuerySet, specs: Sequence[BarFilter]) -> QuerySet:
    return reduce(lambda left, spec: spec.queryset(request, left), specs, rows)
