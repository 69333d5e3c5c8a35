"""What can be asked of the list of stories: each filter alone, and with issue, status or tag, from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.contrib.admin import site
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.lists.columns import number_column, place_in_print
from articles.admin.lists.filter_bar import RelatedFilter
from articles.admin.lists.filters import STORY_FILTERS
from articles.admin.lists.keyset import START
from articles.admin.lists.paging import AFTER, LAST, PagedList
from articles.models import Story

NAMES = tuple(each.parameter_name for each in STORY_FILTERS)
PAIRED = ("issue", "status", "tag")
COMMON, RARE, NONE = "common", "rare", "none"
"""Which value of a filter is chosen: that of most stories, or of fewest; of a period also one that no story has."""

SORTS = {"by date": place_in_print, "by number": number_column}
"""The columns by which lists are sorted."""
FIRST, DEEP, END = "first", "deep", "last"

LINE = b'class="headline"'
"""In each line of a page, and nowhere else."""

Params = dict[str, Any]
"""Of the address of a list."""
Filters = tuple[tuple[str, str], ...]
"""Names of filters, and which of their values."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list: how it is filtered and sorted, and where in it the page lies."""

    filters: Filters
    sort: str
    position: str

    def __str__(self) -> str:
        named = " + ".join(f"{name} ({how})" for name, how in self.filters) or "all stories"
        return f"{named}, {self.sort}, {self.position} page"


WHOLE = ListPage((), "by date", FIRST)
EMPTY = ListPage((("period", NONE),), "by date", FIRST)


def list_pages() -> Iterator[ListPage]:
    """Each filter alone, on the first, a deep and the last page, and pairs of filters on the first and the last."""
    for filters, sort, position in product(_alone(), SORTS, (FIRST, DEEP, END)):
        yield ListPage(filters, sort, position)
    for filters, sort, position in product(_pairs(), SORTS, (FIRST, END)):
        yield ListPage(filters, sort, position)


def _alone() -> Iterator[Filters]:
    yield ()
    for name, how in product(NAMES, (COMMON, RARE)):
        yield ((name, how),)


def _pairs() -> Iterator[Filters]:
    for place, name in enumerate(PAIRED):
        for other, how in product(NAMES, (COMMON, RARE)):
            if other not in PAIRED[: place + 1]:
                yield ((name, how), (other, COMMON))


@dataclass(frozen=True, slots=True)
class OpenedPage:
    lines: int
    queries: int


class ListClient:
    """The list of stories of the current database, in the browser of somebody who may see all."""

    def __init__(self) -> None:
        self.reader, _ = User.objects.get_or_create(username="reader", is_staff=True, is_superuser=True)
        self.browser = Client(headers={"host": "localhost"})
        self.browser.force_login(self.reader)
        self.numbers: dict[str, dict[Any, int]] = {}

    def open(self, params: Params) -> bytes:
        response = self.browser.get(reverse("admin:articles_story_changelist"), params)
        assert response.status_code == 200, params
        return response.content

    def open_counting(self, params: Params) -> OpenedPage:
        with CaptureQueriesContext(connection) as captured:
            page = self.open(params)
        return OpenedPage(page.count(LINE), len(captured))

    def changelist(self, params: Params) -> PagedList:
        request = RequestFactory().get("/", params)
        request.user = self.reader
        return site.get_model_admin(Story).get_changelist_instance(request)

    def params(self, page: ListPage, filters: Params | None = None) -> Params:
        """The address of the page, with these values of the filters, or with those that the page chooses."""
        columns = site.get_model_admin(Story).list_display
        own = filters or {name: self.value(name, how) for name, how in page.filters}
        params = {**own, "o": f"-{columns.index(SORTS[page.sort]) + 1}"}
        if page.position == DEEP:
            return params | self._deep(params)
        return params | {LAST: "1"} if page.position == END else params

    def _deep(self, params: Params) -> Params:
        """Leads to the middle of the stories, as far as they are counted."""
        page = self.changelist(params)
        middle = page.listed.page(page.order, START, page.result_count // 2 + 1).keys[-1:]
        return {AFTER: middle[0]} if middle else {}

    def value(self, name: str, how: str) -> Any:
        if how == NONE:
            return {"period": "1900"}[name]
        choose = {COMMON: max, RARE: min}[how]
        return choose(self.values(name), key=self.values(name).get)

    def values(self, name: str) -> dict[Any, int]:
        """How many stories have each value, of the values that any has."""
        if name not in self.numbers:
            spec = next(spec for spec in self.changelist({}).filter_specs if spec.parameter_name == name)
            self.numbers[name] = self._numbers(spec)
        return self.numbers[name]

    def _numbers(self, spec: Any) -> dict[Any, int]:
        if isinstance(spec, RelatedFilter):
            stories = Story.objects.order_by().exclude(**{spec.field.name: None})
            return dict(stories.values_list(spec.field.name).annotate(Count("pk")))
        choices = [value for value, _name in spec.lookup_choices]
        numbers = {value: self.changelist({spec.parameter_name: value}).queryset.count() for value in choices}
        return {value: number for value, number in numbers.items() if number}
