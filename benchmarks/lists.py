"""The list of stories: pages of a large archive, and the same pages of a small one, by turns."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from .archives import asking, beside, present
from .corpus import make
from .measuring import in_turns
from .report import ms, ratio, section
from .search import database
from .story_list import EMPTY, WHOLE, Asked, Desk, Opened, asked

SMALL_SIZE = 1_000
"""Where there are no more stories, it is a trial, of fewer pages."""

WORST, ROUNDS = 20, 3
"""So many pages that took longest are measured again, so often, and shown."""

FACTOR, GRACE = 1.5, 0.030
"""So much longer a page of the large archive may take: as a factor, or in seconds."""

STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


class Archive:
    """A corpus in a database of its own, and the pages of its list."""

    def __init__(self, database: BaseDatabaseWrapper, size: int, pages: list[Asked]) -> None:
        self.database = database
        with asking(database):
            make(size)
            self.desk = Desk()
            self.queries = {page: self.desk.query(page) for page in pages}
            self.opened = {page: self.desk.count(query) for page, query in self.queries.items()}

    def open(self, page: Asked) -> None:
        with asking(self.database):
            self.desk.open(self.queries[page])


@dataclass(frozen=True, slots=True)
class Measured:
    """A page in both archives, in seconds, and what a line of one takes."""

    page: Asked
    large: Opened
    small: Opened
    seconds: float
    of_small: float
    line: float

    @property
    def even(self) -> float:
        """Of the small archive, if its page had as many lines."""
        return self.of_small + max(0, self.large.lines - self.small.lines) * self.line

    @property
    def more(self) -> float:
        return self.seconds - self.even

    def is_within(self, seconds: float) -> bool:
        return self.seconds <= max(FACTOR * seconds, seconds + GRACE)


def main(size: int) -> None:
    pages = list(dict.fromkeys((WHOLE, EMPTY, *list(asked())[:: max(1, SMALL_SIZE // size)])))
    small_size = min(size, SMALL_SIZE)
    with override_settings(STORAGES=STORAGES):
        large = Archive(present(), size, pages)
        small = Archive(beside(str(small_size)), small_size, pages)
        report(measured(small, large, pages), small_size, size)


def measured(small: Archive, large: Archive, pages: list[Asked]) -> list[Measured]:
    """All once, and again those that took longest: most pages that take long do so by chance."""
    first = sorted(compared(small, large, pages), key=lambda each: -each.more)
    again = compared(small, large, [WHOLE, EMPTY, *(each.page for each in first[:WORST])], ROUNDS)
    return [*again[2:], *first[WORST:]]


def compared(small: Archive, large: Archive, pages: list[Asked], rounds: int = 1) -> list[Measured]:
    """`pages` begins with WHOLE and EMPTY, which tell what a line takes."""
    times = in_turns({"small": small.open, "large": large.open}, pages * rounds)
    of_small, of_large = (
        [median(times[name].seconds[n :: len(pages)]) for n in range(len(pages))] for name in ("small", "large")
    )
    line = (of_small[0] - of_small[1]) / small.opened[WHOLE].lines
    return [
        Measured(page, large.opened[page], small.opened[page], mine, its, line)
        for page, mine, its in zip(pages, of_large, of_small, strict=True)
    ]


def report(pages: list[Measured], small_size: int, size: int) -> None:
    within = sum(each.is_within(each.of_small) for each in pages)
    even = sum(each.is_within(each.even) for each in pages)
    note = (
        f"{len(pages)} pages: each filter alone, and with issue, status or tag; of {size:,} stories and of "
        f"{small_size:,}. Within {FACTOR}× or {ms(GRACE)} ms more: {within}; {even}, where the lines that the small "
        f"archive has not got are reckoned at what a line takes. At most {max(each.large.queries for each in pages)} "
        f"queries, and {max(each.large.queries - each.small.queries for each in pages)} more than for the same page "
        f"of the small one. The worst pages:"
    )
    header = ["", "lines", "of small", "queries", "of small", "ms", "of small", "ratio", "ratio, as many lines"]
    worst = sorted(pages, key=lambda each: -each.more)[:WORST]
    section(f"Lists on {database()}", note, header, map(_row, worst))


def _row(each: Measured) -> list[object]:
    counts = [each.large.lines, each.small.lines, each.large.queries, each.small.queries]
    times = [ms(each.seconds), ms(each.of_small), ratio(each.seconds / each.of_small)]
    return [each.page, *counts, *times, ratio(each.seconds / each.even)]
