"""More stories of a day than it has seats."""

from __future__ import annotations

import pytest
from django.db import connection

from articles.models import IndexEntry, Story
from articles.search import newest_first
from articles.search.checking import differing, mend
from articles.search.engines import seats
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="keys of PostgreSQL hold the id of a story"),
]


@pytest.fixture(autouse=True)
def two_seats(monkeypatch):
    monkeypatch.setattr(seats, "BITS", 1)


def keys() -> list[int]:
    return list(IndexEntry.objects.order_by("key").values_list("key", flat=True))


def test_who_finds_no_seat_sits_with_the_next_day():
    factories.stories(5)
    first = keys()[0]
    assert keys() == list(range(first, first + 5))


def test_stories_come_in_the_order_in_which_they_sat_down():
    stories = factories.stories(5)
    assert list(newest_first(Story.objects.all())) == stories[::-1]


def test_nobody_who_sits_with_the_next_day_is_out_of_place():
    assert differing([story.pk for story in factories.stories(5)]) == set()


def test_who_can_sit_in_the_own_day_is_out_of_place_until_mended():
    stories = [story.pk for story in factories.stories(3)]
    Story.objects.filter(pk=stories[1])._raw_delete(connection.alias)
    mend(stories)
    assert differing(stories) == {stories[2]}
    mend(stories)
    assert differing(stories) == set()


@pytest.mark.parametrize("gone", [3, 7])
def test_nobody_is_out_of_place_because_who_sat_in_a_last_seat_is_gone(monkeypatch, gone):
    monkeypatch.setattr(seats, "BITS", 2)
    stories = [story.pk for story in factories.stories(9)]
    Story.objects.filter(pk=stories[gone])._raw_delete(connection.alias)
    factories.story()
    assert differing(stories) == set()
