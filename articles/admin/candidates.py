"""Where the page of a list of stories is looked for: among the stories, or among the rows of a tag or a place.

Both lie in an index in the order of days. The fewer are gone through, and each is asked whether it is in the list: so a
rare tag is quick among a million stories, and a common one among the few of a rare genre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import counting
from articles.models.counting import Count, up_to

from .keyset import Listed, Order, Page, Position, find_page

MANY = 20_000
"""Where all have more, any will do: a page is full soon."""

ASKED = 5_000
"""Candidates that are asked one by one, to count those in the list."""

COLUMNS = {"pk": "story_id", "dated": "dated"}
"""What the rows of a tag or a place call the columns by which stories are put in order."""


@dataclass(frozen=True, slots=True)
class Attached(Listed):
    """By rows of a tag or a place: the story of each is in the list. A story may have several."""

    def page(self, order: Order, position: Position, size: int) -> Page:
        columns = tuple(COLUMNS[column] for column in order.columns)
        return find_page(self.rows.distinct(), Order(columns, order.descending), position, size)

    def tables(self) -> list[tuple[int, QuerySet]]:
        return [(counting.AT_MOST + 1, self.rows.values("dated", "story").distinct())]


@dataclass(frozen=True, slots=True)
class Asked(Listed):
    """By candidates, stories or rows of them, that are asked whether they are in the list."""

    candidates: QuerySet

    def page(self, order: Order, position: Position, size: int) -> Page:
        if self.candidates.model is self.rows.model:
            return find_page(self.rows, order, position, size)
        return Attached(self.candidates.filter(Exists(self.rows.filter(pk=OuterRef("story"))))).page(
            order, position, size
        )

    def tables(self) -> list[tuple[int, QuerySet]]:
        key = "pk" if self.candidates.model is self.rows.model else "story"
        asked = self.candidates.order_by("-dated", f"-{key}").values(key)[:ASKED]
        return [(ASKED, self.rows.filter(pk__in=asked)), (ASKED + 1, self.candidates)]

    def count(self, numbers: Sequence[int]) -> Count:
        found, candidates = numbers
        return Count(found, has_more=candidates > ASKED)


def fewest(rows: QuerySet, candidates: Sequence[QuerySet]) -> Asked:
    sizes = up_to(*((MANY, each) for each in candidates)) if len(candidates) > 1 else [0]
    return Asked(rows, candidates[sizes.index(min(sizes))])
