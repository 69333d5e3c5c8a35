"""The list of stories: pages of a large archive, and the same pages of a small one, by turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import inf
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from articles.models import Story

from .corpus import current_database, ensure_corpus, sibling_database, using_database
from .measuring import Timings, in_turns, rounds
from .report import ms, ratio, section
from .search import database_name
from .story_list import DEEP, EMPTY, NAMES, WHOLE, Filters, ListClient, ListPage, OpenedPage, Params, list_pages

SMALL_SIZE = 1_000
"""Stories of the small archive. A large one that has no more is a trial, of fewer pages."""

PASSES, ROUNDS = 6, 2
"""How often all pages are gone through, and how often each is opened then, in both archives by turns. The quickest
counts: what else the machine does makes others longer, for a moment or for minutes."""

WORST = 20
"""Pages that are shown, those that took longest."""

FACTOR, GRACE = 1.5, 0.030
"""How much longer a page of the large archive may take: as a factor, or in seconds."""

STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

BIN = "bin"
"""The filter that shows what is in the bin."""


class Archive:
    """A corpus in a database of its own, and the pages of its list, each opened for the first time.

    A page has the values of the filters that it asks for; or, where it is to be `like` that of another archive, such
    values that it has as many lines.
    """

    def __init__(self, database: BaseDatabaseWrapper, size: int, pages: list[ListPage], like: Archive | None) -> None:
        self.database = database
        with using_database(database):
            ensure_corpus(size)
            self.client = ListClient()
            values = self._comparable_values(pages, like) if like else {}
            self.params = {page: self.client.params(page, values.get(page)) for page in pages}
            self.first, self.opened = Timings(), {}
            for page, params in self.params.items():
                self.first.time(partial(self.client.open, params))
                self.opened[page] = self.client.open_counting(params)

    def _comparable_values(self, pages: list[ListPage], like: Archive) -> dict[ListPage, Params]:
        comparable, size = ComparableValues(self.client), like.opened[WHOLE].lines
        asked = (page for page in pages if page not in (WHOLE, EMPTY))
        return {page: comparable.values(page, like.opened[page].lines, size) for page in asked}

    def open(self, page: ListPage) -> None:
        with using_database(self.database):
            self.client.open(self.params[page])


class ComparableValues:
    """Of the current database: values of the filters by which a page has as many lines as that of a larger archive, as
    far as there are so many stories."""

    def __init__(self, client: ListClient) -> None:
        self.live = set(Story.objects.live().values_list("pk", flat=True))
        self.left = {name: {value: _left(client, name, value) for value in client.values(name)} for name in NAMES}
        self.totals: dict[tuple[str, ...], list[tuple[int, Params]]] = {}

    def values(self, page: ListPage, lines: int, size: int) -> Params:
        """Those by which a page of at most `size` lines has as many as wanted, or hardly more or fewer; of these such
        as leave most stories."""

        def unlikeness(choice: tuple[int, Params]) -> tuple[int, int]:
            total, _values = choice
            return abs(_lines_shown(total, page.position, size) - lines), -total

        return min(self._choices(page.filters), key=unlikeness)[1]

    def _choices(self, filters: Filters) -> list[tuple[int, Params]]:
        """All values of these filters, with the number of stories that they leave."""
        names = tuple(name for name, _how in filters)
        if names not in self.totals:
            self.totals[names] = list(self._counted(names))
        return self.totals[names]

    def _counted(self, names: tuple[str, ...]) -> Iterator[tuple[int, Params]]:
        for values in product(*(self.left[name] for name in names)):
            sets = [self.left[name][value] for name, value in zip(names, values, strict=True)]
            found = set.intersection(*sets, *([] if BIN in names else [self.live]))
            yield len(found), dict(zip(names, values, strict=True))


def _left(client: ListClient, name: str, value: Any) -> set[int]:
    """The ids of the stories that the value of the filter leaves."""
    everywhere = {} if name == BIN else {BIN: "all"}
    return set(client.changelist({name: value, **everywhere}).queryset.values_list("pk", flat=True))


def _lines_shown(total: int, position: str, size: int) -> int:
    """Behind the middle a page has what is left; where nothing is, it is the last one."""
    behind = total - total // 2 - 1 if position == DEEP else total
    return min(size, behind if behind > 0 else total)


@dataclass(frozen=True, slots=True)
class PageTime:
    """A page of one archive: seconds when it was opened for the first time, and at the quickest later opening."""

    opened: OpenedPage
    first: float
    again: float


@dataclass(frozen=True, slots=True)
class PageComparison:
    """A page of both archives, and how many seconds a line of it takes."""

    page: ListPage
    large: PageTime
    small: PageTime
    line: float

    @property
    def even(self) -> float:
        """Seconds of the small archive, if its page had as many lines."""
        return self.small.again + (self.large.opened.lines - self.small.opened.lines) * self.line

    @property
    def more(self) -> float:
        return self.large.again - self.even


def main(size: int) -> None:
    pages = list(dict.fromkeys((WHOLE, EMPTY, *list(list_pages())[:: max(1, SMALL_SIZE // size)])))
    small_size = min(size, SMALL_SIZE)
    with override_settings(STORAGES=STORAGES):
        large = Archive(current_database(), size, pages, None)
        small = Archive(sibling_database(str(small_size)), small_size, pages, large)
        report_lists(compare_pages(small, large, pages, size), small_size, size)


def compare_pages(small: Archive, large: Archive, pages: list[ListPage], size: int) -> list[PageComparison]:
    """`pages` begins with WHOLE and EMPTY, which tell what a line takes."""
    turns = [page for _ in rounds(PASSES, size) for page in pages for _ in rounds(ROUNDS, size)]
    timings = in_turns({"small": small.open, "large": large.open}, turns)
    of_small, of_large = page_times(small, turns, timings["small"]), page_times(large, turns, timings["large"])
    line = (of_small[0].again - of_small[1].again) / of_small[0].opened.lines
    return [PageComparison(page, mine, its, line) for page, mine, its in zip(pages, of_large, of_small, strict=True)]


def page_times(archive: Archive, turns: list[ListPage], timings: Timings) -> list[PageTime]:
    again = dict.fromkeys(archive.opened, inf)
    for page, seconds in zip(turns, timings.seconds, strict=True):
        again[page] = min(again[page], seconds)
    return list(map(PageTime, archive.opened.values(), archive.first.seconds, again.values()))


def is_within(seconds: float, of_small: float) -> bool:
    return seconds <= max(FACTOR * of_small, of_small + GRACE)


def report_lists(pages: list[PageComparison], small_size: int, size: int) -> None:
    strictly = sum(is_within(each.large.again, each.small.again) for each in pages)
    evenly = sum(is_within(each.large.again, each.even) for each in pages)
    at_first = sum(is_within(each.large.first, each.small.first) for each in pages)
    as_many = sum(each.large.opened.lines == each.small.opened.lines for each in pages)
    firsts = Timings([each.large.first for each in pages])
    most_queries = max(each.large.opened.queries for each in pages)
    more_queries = max(each.large.opened.queries - each.small.opened.queries for each in pages)
    note = (
        f"{len(pages)} pages: each filter alone, and with issue, status or tag; of {size:,} stories and of "
        f"{small_size:,}. The filters of the small archive have such values that its page has as many lines: {as_many} "
        f"have. Of {PASSES * ROUNDS} openings, by turns, the quickest counts: within {FACTOR}× or {ms(GRACE)} ms more "
        f"are {strictly}; {evenly}, where a line more or less is reckoned at what a line takes. Opened for the first "
        f"time, as the disk gives them, {at_first} are; they take {ms(firsts.median)} ms (median; p95 "
        f"{ms(firsts.p95)}). At most {most_queries} queries, and {more_queries} more than for the page of the small "
        f"one. The worst pages:"
    )
    header = ["", "lines", "of small", "queries", "of small", "ms", "of small", "ratio", "ratio, as many lines"]
    header += ["first, ms", "of small"]
    worst = sorted(pages, key=lambda each: -each.more)[:WORST]
    section(f"Lists on {database_name()}", note, header, map(_page_row, worst))


def _page_row(each: PageComparison) -> list[object]:
    large, small = each.large, each.small
    counts = [large.opened.lines, small.opened.lines, large.opened.queries, small.opened.queries]
    ratios = [ratio(large.again / small.again), ratio(large.again / each.even)]
    return [each.page, *counts, ms(large.again), ms(small.again), *ratios, ms(large.first), ms(small.first)]
