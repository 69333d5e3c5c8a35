"""The proof reads the stories themselves: it finds every fault of the index, and no other."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import IndexEntry, Story
from articles.models.counting import BoundedCount
from articles.search.self_test import LONGEST, SelfTest, StringCheck, run_self_test
from tests import factories

pytestmark = pytest.mark.django_db

LONG = 60.0
"""Seconds: no test takes so long."""


def self_test(number: int = 10, seconds: float = LONG, seed: int = 1) -> SelfTest:
    return run_self_test(Story.objects.live(), number, Random(seed), seconds)


def test_index_and_stories_agree():
    factories.printed_story()
    factories.stories(3)
    made = self_test()
    assert made.is_whole
    assert made.wrong == ()
    assert any(check.read for check in made.checks)


@settings(max_examples=10)
@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=4), st.integers())
def test_of_whatever_texts_index_and_stories_agree(bodies, seed):
    for body in bodies:
        factories.story(headline=body[:500].strip(), body=body)
    assert self_test(5, seed=seed).wrong == ()


def test_each_string_is_sought_once():
    factories.story(headline="清凉", body="", section="")
    strings = [check.text for check in self_test(20).checks]
    assert len(strings) == len(set(strings)) > 2


def test_a_string_is_no_longer_than_it_may_be():
    factories.story(body="驿站全天开放，" * 20)
    lengths = {len(check.text) for check in self_test(30).checks}
    assert LONGEST in lengths and max(lengths) <= 2 * LONGEST


def test_times_are_told_in_milliseconds():
    check = StringCheck("驿站", BoundedCount(1), 0.25, 1, 1, 1.5, ())
    assert (check.milliseconds, check.milliseconds_of_reading) == (250, 1500)


def test_a_story_that_the_index_knows_otherwise_is_named():
    story = factories.misindexed(factories.story())
    assert {key for check in self_test().wrong for key in check.wrong} == {story.pk}


def test_stories_that_the_index_knows_by_the_text_of_another_are_named():
    """Those of the first day and of the last."""
    issues = [factories.issue(published_on=date(2024, 6, day), date_basis="given") for day in (1, 2, 3)]
    factories.story(headline="别的", body="", issue=issues[1])
    misindexed = [factories.misindexed(factories.story(issue=issues[n])) for n in (0, 2)]
    wrong = {check.wrong for check in self_test(30).checks if check.text in ("别", "别的")}
    assert wrong == {tuple(story.pk for story in misindexed)}


def test_a_story_that_the_index_does_not_have_is_named():
    _known, unknown = factories.story(), factories.story()
    IndexEntry.objects.filter(story=unknown).delete()
    assert {key for check in self_test().wrong for key in check.wrong} == {unknown.pk}


def test_where_the_index_has_none_all_that_were_read_are_named():
    stories = factories.stories(2)
    IndexEntry.objects.all().delete()
    assert {key for check in self_test().wrong for key in check.wrong} == {story.pk for story in stories}


def test_stories_written_since_are_no_fault():
    factories.stories(3)
    Story.objects.filter(headline="第1篇").update(body="驿站")
    IndexEntry.objects.filter(story__headline="第1篇").delete()
    assert self_test().wrong == ()


def test_the_bin_is_neither_searched_nor_read():
    factories.story()
    Story.objects.filter(pk=factories.story().pk).update(binned_at="2024-06-01T00:00Z")
    made = self_test()
    assert (made.stories, made.total, made.wrong) == (1, 1, ())


def test_when_the_time_is_over_it_says_how_far_it_came():
    factories.stories(2)
    made = self_test(seconds=0)
    assert (len(made.checks), made.strings, made.is_whole) == (1, 10, False)


@pytest.mark.parametrize("body", [None, " \n"])
def test_where_there_is_no_text_nothing_is_tried(body):
    if body:
        factories.story(headline="", body=body)
    assert self_test().checks == ()
