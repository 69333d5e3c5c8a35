"""The proof reads the stories themselves: it finds every fault of the index, and no other."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import IndexEntry, Story
from articles.search.proof import Proof, prove
from tests import factories

pytestmark = pytest.mark.django_db

LONG = 60.0
"""Seconds: no test takes so long."""


def proof(number: int = 10, seconds: float = LONG, seed: int = 1) -> Proof:
    return prove(number, Random(seed), seconds)


def test_index_and_stories_agree():
    factories.printed_story()
    factories.stories(3)
    made = proof()
    assert made.is_whole
    assert made.wrong == ()
    assert any(trial.read for trial in made.trials)


@settings(max_examples=10)
@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=4), st.integers())
def test_of_whatever_texts_index_and_stories_agree(bodies, seed):
    for body in bodies:
        factories.story(headline=body[:500].strip(), body=body)
    assert proof(5, seed=seed).wrong == ()


def test_each_string_is_sought_once():
    factories.story(headline="清凉", body="", section="")
    strings = [trial.text for trial in proof(20).trials]
    assert len(strings) == len(set(strings)) > 2


def test_a_story_that_the_index_knows_otherwise_is_named():
    story = factories.misindexed(factories.story())
    assert {key for trial in proof().wrong for key in trial.wrong} == {story.pk}


def test_a_story_that_the_index_does_not_have_is_named():
    _known, unknown = factories.story(), factories.story()
    IndexEntry.objects.filter(story=unknown).delete()
    assert {key for trial in proof().wrong for key in trial.wrong} == {unknown.pk}


def test_stories_written_since_are_no_fault():
    factories.stories(3)
    Story.objects.filter(headline="第1篇").update(body="驿站")
    IndexEntry.objects.filter(story__headline="第1篇").delete()
    assert proof().wrong == ()


def test_the_bin_is_neither_searched_nor_read():
    factories.story()
    Story.objects.filter(pk=factories.story().pk).update(binned_at="2024-06-01T00:00Z")
    made = proof()
    assert (made.stories, made.total, made.wrong) == (1, 1, ())


def test_when_the_time_is_over_it_says_how_far_it_came():
    factories.stories(2)
    made = proof(seconds=0)
    assert (len(made.trials), made.asked, made.is_whole) == (1, 10, False)


@pytest.mark.parametrize("body", [None, " \n"])
def test_where_there_is_no_text_nothing_is_tried(body):
    if body:
        factories.story(headline="", body=body)
    assert proof().trials == ()
