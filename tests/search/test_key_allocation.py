"""More stories of a day than its block has keys."""

from __future__ import annotations

import pytest
from django.db import connection

from articles.models import IndexEntry, Story
from articles.search import newest_first
from articles.search.checking import differing_stories, repair_index
from articles.search.engines import key_allocation
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="keys of PostgreSQL hold the id of a story"),
]


@pytest.fixture(autouse=True)
def two_keys_a_day(monkeypatch):
    monkeypatch.setattr(key_allocation, "BITS", 1)


def keys() -> list[int]:
    return list(IndexEntry.objects.order_by("key").values_list("key", flat=True))


def test_who_finds_no_key_gets_one_of_the_next_day():
    factories.stories(5)
    first = keys()[0]
    assert keys() == list(range(first, first + 5))


def test_stories_come_in_the_order_in_which_they_got_keys():
    stories = factories.stories(5)
    assert list(newest_first(Story.objects.all())) == stories[::-1]


def test_a_key_of_the_next_day_is_right_where_the_day_is_full():
    assert differing_stories([story.pk for story in factories.stories(5)]) == set()


def test_a_key_of_the_next_day_is_wrong_where_the_day_has_one_until_repaired():
    stories = [story.pk for story in factories.stories(3)]
    Story.objects.filter(pk=stories[1])._raw_delete(connection.alias)
    repair_index(stories)
    assert differing_stories(stories) == {stories[2]}
    repair_index(stories)
    assert differing_stories(stories) == set()


@pytest.mark.parametrize("gone", [3, 7])
def test_nobody_is_out_of_place_because_who_sat_in_a_last_seat_is_gone(monkeypatch, gone):
    monkeypatch.setattr(key_allocation, "BITS", 2)
    stories = [story.pk for story in factories.stories(9)]
    Story.objects.filter(pk=stories[gone])._raw_delete(connection.alias)
    factories.story()
    assert differing_stories(stories) == set()
