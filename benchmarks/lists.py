"""The list of stories: pages of a large archive, and the same pages of a small one, by turns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from .alike import Alike
from .archives import asking, beside, present
from .corpus import make
from .measuring import Times, in_turns
from .report import ms, ratio, section
from .search import database
from .story_list import EMPTY, WHOLE, Asked, Desk, Opened, asked

SMALL_SIZE = 1_000
"""Where there are no more stories, it is a trial, of fewer pages."""

PASSES, ROUNDS = 6, 2
"""So often all pages are gone through, and each is opened then, in either archive by turns. The quickest counts: what
else the machine does makes others longer, for a moment or for minutes."""

WORST = 20
"""So many pages that took longest are shown."""

FACTOR, GRACE = 1.5, 0.030
"""So much longer a page of the large archive may take: as a factor, or in seconds."""

STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


class Archive:
    """A corpus in a database of its own, and the pages of its list, each opened for the first time.

    A page has the filters' values that are asked for; or, where it is to be `like` that of another archive, such values
    that it has as many lines.
    """

    def __init__(self, database: BaseDatabaseWrapper, size: int, pages: list[Asked], like: Archive | None) -> None:
        self.database = database
        with asking(database):
            make(size)
            self.desk = Desk()
            chosen = self._chosen(pages, like) if like else {}
            self.queries = {page: self.desk.query(page, chosen.get(page)) for page in pages}
            self.first, self.opened = Times(), {}
            for page, query in self.queries.items():
                self.first.take(partial(self.desk.open, query))
                self.opened[page] = self.desk.count(query)

    def _chosen(self, pages: list[Asked], like: Archive) -> dict[Asked, dict[str, Any]]:
        alike, size = Alike(self.desk), like.opened[WHOLE].lines
        return {page: alike.values(page, like.opened[page].lines, size) for page in pages if page not in (WHOLE, EMPTY)}

    def open(self, page: Asked) -> None:
        with asking(self.database):
            self.desk.open(self.queries[page])


@dataclass(frozen=True, slots=True)
class Taken:
    """A page of one archive: seconds when it was opened for the first time, and when it was opened again."""

    opened: Opened
    first: float
    again: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A page of both archives, and how many seconds a line of it takes."""

    page: Asked
    large: Taken
    small: Taken
    line: float

    @property
    def even(self) -> float:
        """Of the small archive, if its page had as many lines."""
        return self.small.again + (self.large.opened.lines - self.small.opened.lines) * self.line

    @property
    def more(self) -> float:
        return self.large.again - self.even


def main(size: int) -> None:
    pages = list(dict.fromkeys((WHOLE, EMPTY, *list(asked())[:: max(1, SMALL_SIZE // size)])))
    small_size = min(size, SMALL_SIZE)
    with override_settings(STORAGES=STORAGES):
        large = Archive(present(), size, pages, None)
        small = Archive(beside(str(small_size)), small_size, pages, large)
        report(measured(small, large, pages), small_size, size)


def measured(small: Archive, large: Archive, pages: list[Asked]) -> list[Measured]:
    """`pages` begins with WHOLE and EMPTY, which tell what a line takes."""
    turns = [page for _ in range(PASSES) for page in pages for _ in range(ROUNDS)]
    times = in_turns({"small": small.open, "large": large.open}, turns)
    of_small, of_large = taken(small, turns, times["small"]), taken(large, turns, times["large"])
    line = (of_small[0].again - of_small[1].again) / of_small[0].opened.lines
    return [Measured(page, mine, its, line) for page, mine, its in zip(pages, of_large, of_small, strict=True)]


def taken(archive: Archive, turns: list[Asked], times: Times) -> list[Taken]:
    again = dict.fromkeys(archive.opened, inf)
    for page, seconds in zip(turns, times.seconds, strict=True):
        again[page] = min(again[page], seconds)
    return list(map(Taken, archive.opened.values(), archive.first.seconds, again.values()))


def is_within(seconds: float, of_small: float) -> bool:
    return seconds <= max(FACTOR * of_small, of_small + GRACE)


def report(pages: list[Measured], small_size: int, size: int) -> None:
    strictly = sum(is_within(each.large.again, each.small.again) for each in pages)
    evenly = sum(is_within(each.large.again, each.even) for each in pages)
    at_first = sum(is_within(each.large.first, each.small.first) for each in pages)
    as_many = sum(each.large.opened.lines == each.small.opened.lines for each in pages)
    firsts, most_queries = Times([each.large.first for each in pages]), max(each.large.opened.queries for each in pages)
    more_queries = max(each.large.opened.queries - each.small.opened.queries for each in pages)
    note = (
        f"{len(pages)} pages: each filter alone, and with issue, status or tag; of {size:,} stories and of "
        f"{small_size:,}. The small archive is asked for such values of the filters that its page has as many lines: "
        f"{as_many} have. Of {PASSES * ROUNDS} openings, by turns, the quickest: within {FACTOR}× or {ms(GRACE)} ms "
        f"more are {strictly}; {evenly}, where a line more or less is reckoned at what a line takes. Opened for the "
        f"first time, as the disk gives them, {at_first} are; they take {ms(firsts.median)} ms (median; p95 "
        f"{ms(firsts.p95)}). At most {most_queries} queries, and {more_queries} more than for the page of the small "
        f"one. The worst pages:"
    )
    header = ["", "lines", "of small", "queries", "of small", "ms", "of small", "ratio", "ratio, as many lines"]
    header += ["first, ms", "of small"]
    worst = sorted(pages, key=lambda each: -each.more)[:WORST]
    section(f"Lists on {database()}", note, header, map(_row, worst))


def _row(each: Measured) -> list[object]:
    large, small = each.large, each.small
    counts = [large.opened.lines, small.opened.lines, large.opened.queries, small.opened.queries]
    ratios = [ratio(large.again / small.again), ratio(large.again / each.even)]
    return [each.page, *counts, ms(large.again), ms(small.again), *ratios, ms(large.first), ms(small.first)]
