"""Pages by the keys of their rows, whatever comes and goes on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.admin.lists.keyset import END, START, KeyPage, Order, Position, find_page, within
from articles.models import Story

pytestmark = pytest.mark.django_db

DAYS = st.integers(1, 4).map(lambda day: date(2024, 1, day))
ROWS = st.lists(st.tuples(DAYS, st.sampled_from(["pending", "checked"])), max_size=12)
ORDERS = st.builds(Order, st.sampled_from([("dated", "pk"), ("status", "pk"), ("pk",)]), st.booleans())
SIZES = st.integers(1, 5)


def keys(page: KeyPage) -> list[int]:
    return [key[-1] for key in page.keys]


def write(rows: list[tuple[date, str]]) -> QuerySet[Story]:
    Story.objects.bulk_create(Story(dated=day, status=status) for day, status in rows)
    return Story.objects.live()


def take_out(rows: QuerySet[Story]) -> None:
    rows.update(binned_at=timezone.now())


def walk(rows: QuerySet, order: Order, size: int, position: Position = START) -> Iterator[KeyPage]:
    """From page to page, to the end; or to the start, going backward."""
    page = find_page(rows, order, position, size)
    yield page
    while page.has_earlier if position.backward else page.has_later:
        key = page.keys[0 if position.backward else -1]
        page = find_page(rows, order, Position(key, position.backward), size)
        yield page


@settings(max_examples=40)
@given(ROWS, ORDERS, SIZES)
def test_walking_on_visits_each_row_once_and_in_order(rows, order, size):
    with transaction.atomic():
        stories = write(rows)
        visited = [key for page in walk(stories, order, size) for key in keys(page)]
        assert visited == list(stories.order_by(*order.terms()).values_list("pk", flat=True))
        transaction.set_rollback(True)


@settings(max_examples=40)
@given(ROWS, ORDERS, SIZES)
def test_walking_back_visits_the_rows_in_the_same_order(rows, order, size):
    with transaction.atomic():
        stories = write(rows)
        pages = list(walk(stories, order, size, END))
        visited = dict.fromkeys(key for page in reversed(pages) for key in keys(page))  # the first page is a full one
        assert list(visited) == list(stories.order_by(*order.terms()).values_list("pk", flat=True))
        transaction.set_rollback(True)


@settings(max_examples=40)
@given(ROWS, ROWS, ORDERS, SIZES, st.sets(st.integers(0, 11)))
def test_rows_that_stay_are_visited_in_order_whatever_comes_and_goes_on_the_way(rows, new, order, size, gone):
    with transaction.atomic():
        stories = write(rows)
        staying = [story.pk for n, story in enumerate(stories.order_by("pk")) if n not in gone]
        visited: list[int] = []
        for number, page in enumerate(walk(stories, order, size)):
            visited += keys(page)
            if number == 0:
                take_out(stories.exclude(pk__in=staying))
                write(new)
        in_order = stories.filter(pk__in=staying).order_by(*order.terms()).values_list("pk", flat=True)
        known = dict.fromkeys(visited)  # where all rows after a page are gone, the last page is shown again
        assert [key for key in known if key in staying] == list(in_order)
        transaction.set_rollback(True)


def test_where_all_rows_after_a_page_are_gone_the_last_page_is_shown():
    stories = write([(date(2024, 1, day), "pending") for day in range(1, 6)])
    order = Order(("dated", "pk"))
    first = find_page(stories, order, START, 3)
    take_out(stories.filter(dated__gt=date(2024, 1, 3)))
    page = find_page(stories, order, Position(first.keys[-1]), 3)
    assert (keys(page), page.has_later) == (keys(first), False)


@pytest.mark.parametrize(
    "bound", [Q(dated__gte=date(2024, 1, 2)), Q(dated__gte=date(2024, 1, 2), dated__lte=date(2024, 1, 3))]
)
def test_a_bound_is_asked_for_before_all_else_and_leaves_what_a_filter_leaves(bound):
    rows = write([(date(2024, 1, day), "pending") for day in range(1, 5)]).filter(dated__lte=date(2024, 12, 31))
    found = within(rows, bound)
    assert set(found) == set(rows.filter(bound))
    sql = str(found.query)
    assert sql.index("2024-01-02") < sql.index("2024-12-31")
    assert "2024-01-02" not in str(rows.query)
