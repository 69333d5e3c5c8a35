from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import IndexEntry, Story
from articles.search import refresh
from articles.search.paging import PagePosition, page_after, page_before, read_position
from tests import factories

pytestmark = pytest.mark.django_db

SIZE = 3


def written(days: list[int]) -> list[int]:
    """The ids of stories of these days of June, 0 for none, the newest first."""
    issues = {day: factories.issue(published_on=date(2024, 6, day), date_basis="given") for day in set(days) if day}
    made = [factories.story(issue=issues.get(day)) for day in days]
    return [story.pk for story in sorted(made, key=lambda story: (story.dated, story.pk), reverse=True)]


def ids(page) -> list[int]:
    return [story.pk for story in page.stories]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), max_size=10))
def test_pages_show_every_story_once_there_and_back(days):
    keys = written(days)
    stories = Story.objects.filter(pk__in=keys)
    page = page_after(stories, None, SIZE)
    seen = [page]
    while page.older:
        page = page_after(stories, page.older, SIZE)
        seen.append(page)
    assert [key for each in seen for key in ids(each)] == keys
    for earlier in reversed(seen[:-1]):
        page = page_before(stories, page.newer, SIZE)
        assert ids(page) == ids(earlier)
    assert page.newer is None


def test_a_story_that_comes_in_moves_no_line_of_a_later_page():
    keys = written([1] * 6)
    place = page_after(Story.objects.all(), None, SIZE).older
    written([2])
    assert ids(page_after(Story.objects.all(), place, SIZE)) == keys[SIZE:]


def test_behind_the_last_story_there_is_the_last_page():
    keys = written([1] * (SIZE + 1))
    page = page_after(Story.objects.all(), PagePosition(-(10**17)), SIZE)
    assert (ids(page), page.older) == (keys[-SIZE:], None)
    assert ids(page_before(Story.objects.all(), page.newer, SIZE)) == keys[:SIZE]


def test_behind_few_stories_there_are_all():
    keys = written([1])
    page = page_after(Story.objects.all(), PagePosition(-(10**17)), SIZE)
    assert (ids(page), page.newer, page.older) == (keys, None, None)


def test_of_a_day_the_story_that_came_last_is_the_newest():
    keys = written([1] * SIZE)
    refresh(keys)
    assert ids(page_after(Story.objects.all(), None, SIZE)) == sorted(keys, reverse=True)


def test_a_place_reads_as_it_is_written():
    place = PagePosition(45_000_000_000)
    assert read_position(str(place)) == place


@pytest.mark.parametrize("text", ["", "x", "--1", "1-", "2024-06-01", "9" * 19])
def test_no_place(text):
    assert read_position(text) is None


def test_stories_that_the_index_does_not_know_yet_are_on_pages_too():
    keys = written([1, 2, 3])
    unknown = [story.pk for story in factories.stories(5)]
    IndexEntry.objects.filter(story__in=unknown).delete()
    assert [*pages(Story.objects.all())] == [*keys, *reversed(unknown)]


def pages(stories) -> Iterator[int]:
    page = page_after(stories, None, SIZE)
    yield from ids(page)
    while page.older:
        page = page_after(stories, page.older, SIZE)
        yield from ids(page)
