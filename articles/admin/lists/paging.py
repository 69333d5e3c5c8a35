"""Lists of any length: pages by the keys of their rows, counts that say where they stop, sorts that an index has."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR, ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Field, Max, Model, QuerySet
from django.http import HttpRequest

from articles.models.counting import BoundedCount, bounded_counts
from articles.models.fields import UNSTORABLE

from .filter_bar import BarFilter
from .keyset import END, START, KeyPage, Order, PagedRows, Position

AFTER, BEFORE, LAST = "after", "before", "last"
"""What says in an address where the page lies: the key of the row before it or after it, value by value."""

OPEN_FILTERS = 5
"""Filters that stand above a list; the others are folded away."""

LARGE = 100_000
"""Rows of a table from which on a long list is offered in those orders only that an index has ready."""


class PagedList(ChangeList):
    """The keys of a page are found first, in an index alone; then its rows are read.

    An address stays that of the same rows when others are added.
    """

    listed: PagedRows
    order: Order
    page: KeyPage
    counted: BoundedCount | None = None

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request, *args, **kwargs)

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet:
        """Raises IncorrectLookupParameters for what no row can hold, of which PostgreSQL cannot be asked."""
        values = (value for name, values in request.GET.lists() if name != SEARCH_VAR for value in values)
        if any(map(UNSTORABLE.search, values)):
            raise IncorrectLookupParameters
        return super().get_queryset(request, exclude_parameters)

    def get_filters_params(self, params: dict[str, Any] | None = None) -> dict[str, Any]:
        return without_position(super().get_filters_params(params))

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Of the first page."""
        kept, self.filter_params = self.filter_params, without_position(self.filter_params)
        try:
            return super().get_query_string(new_params, remove)
        finally:
            self.filter_params = kept

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[str]:
        self.order = self.usual_order(queryset)
        return self.order.terms()

    def usual_order(self, queryset: QuerySet) -> Order:
        terms = self._get_default_ordering()
        return order_by(*(term.removeprefix("-") for term in terms), descending=terms[0].startswith("-"))

    def get_results(self, request: HttpRequest) -> None:
        self.listed = self.paged_rows(request)
        self.sort()
        self.page = self.listed.page(self.order, self.position(request), self.list_per_page)
        if self.page.is_whole:
            self.counted = BoundedCount(len(self.page.keys))
        elif self.counted is None:
            self.counted = self.count().at_least(len(self.page.keys))
        self.sortable_by = [name for name in self.sortable_by or () if self.may_sort_by(name)]
        self.result_list = self.lines([key[-1] for key in self.page.keys])
        self.result_count = self.counted.number
        self.multi_page = not self.page.is_whole
        self.can_show_all = self.show_full_result_count = False
        self.full_result_count, self.show_admin_actions = None, True

    def paged_rows(self, request: HttpRequest) -> PagedRows:
        return PagedRows(self.queryset)

    def sort(self) -> None:
        """By the column whose head was clicked, where that is offered."""
        term = self.params.get(ORDER_VAR, "").partition(".")[0]
        names = {str(number): name for number, name in enumerate(self.list_display) if name in (self.sortable_by or ())}
        name = names.get(term.removeprefix("-"))
        if name:
            self.counted = self.count()
        if name and self.may_sort_by(name):
            self.order = order_by(self.model_admin.sorting_field(name), descending=term.startswith("-"))

    def may_sort_by(self, name: str) -> bool:
        is_ready = self.model_admin.sorting_field(name) in self.model_admin.ready_sorts
        return is_ready or not self.counted.has_more or not self.is_large

    def count(self) -> BoundedCount:
        rows, is_cut = self.listed.to_count()
        (found,) = bounded_counts(rows)
        return found + BoundedCount(0, has_more=is_cut)

    @cached_property
    def is_large(self) -> bool:
        """By the number of its last row: to count so many takes longer than to show a page."""
        last = self.model._base_manager.aggregate(last=Max("pk"))["last"]
        return isinstance(last, int) and last > LARGE

    def position(self, request: HttpRequest) -> Position:
        """Raises IncorrectLookupParameters for what can be the key of no row."""
        for name, backward in ((AFTER, False), (BEFORE, True)):
            if name in request.GET:
                return Position(self._key(request.GET.getlist(name)), backward)
        return END if LAST in request.GET else START

    def _key(self, values: list[str]) -> tuple[Any, ...]:
        fields = [field_of(self.queryset, column) for column in self.order.columns]
        try:
            return tuple(field.to_python(value) for field, value in zip(fields, values, strict=True))
        except (ValueError, ValidationError) as error:
            raise IncorrectLookupParameters(error) from error

    def lines(self, keys: list[Any]) -> list[Model]:
        rows = self.model_admin.for_list(self.request, self.apply_select_related(self.root_queryset))
        found = rows.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def get_ordering_field_columns(self) -> dict[int, str]:
        """The column that the list is sorted by; Django names what the address asks for."""
        direction = "desc" if self.order.descending else "asc"
        fields = map(self.model_admin.sorting_field, self.list_display)
        return {number: direction for number, field in enumerate(fields) if field == self.order.columns[0]}

    # What is asked

    def first_filters(self) -> list[BarFilter]:
        return self.filter_specs[:OPEN_FILTERS]

    def more_filters(self) -> list[BarFilter]:
        return self.filter_specs[OPEN_FILTERS:]

    def is_more_asked(self) -> bool:
        return any(spec.chosen_text for spec in self.more_filters())

    def without_query(self) -> str:
        return self.get_query_string(remove=[SEARCH_VAR])

    def choices(self) -> list[tuple[str, str, str]]:
        """What is chosen: the filter, the choice, and the address of the list without it."""
        chosen = [(str(spec.title), spec.chosen_text, spec.parameter_name) for spec in self.filter_specs]
        return [(title, text, self.get_query_string(remove=[name])) for title, text, name in chosen if text]

    # The ways from page to page

    def first_page(self) -> str:
        return self.get_query_string()

    def last_page(self) -> str:
        return self.get_query_string({LAST: "1"})

    def next_page(self) -> str:
        return self.get_query_string({AFTER: self.page.keys[-1]})

    def previous_page(self) -> str:
        return self.get_query_string({BEFORE: self.page.keys[0]})


def order_by(*columns: str, descending: bool) -> Order:
    return Order(columns if columns[-1] == "pk" else (*columns, "pk"), descending)


def without_position(params: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if name not in (AFTER, BEFORE, LAST)}


def field_of(rows: QuerySet, column: str) -> Field:
    """That of the model, or of an annotation."""
    known = rows.query.annotations.get(column)
    if known is not None:
        return known.output_field
    return rows.model._meta.pk if column == "pk" else rows.model._meta.get_field(column)
