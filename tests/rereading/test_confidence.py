"""How sure the parser is: kept with the story, followed by re-readings, and no news to an editor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles import records
from articles.models import Action, Source, Story, change
from articles.pipeline import SourceParse
from articles.rereading import Reread, reparse
from tests import editing, factories
from tests.rereading import pages

pytestmark = pytest.mark.django_db


def read_again(source: Source, confidence: float, *alterations: pages.Alter) -> Reread:
    def set_confidence(parse: SourceParse) -> SourceParse:
        return replace(parse, stories=tuple(replace(story, confidence=confidence) for story in parse.stories))

    return reparse(source, read=pages.reader(*alterations, set_confidence))


def test_is_kept_with_what_is_imported(source):
    assert all(0 < story.confidence <= 1 for story in pages.stories(source))


def test_follows_the_parser(source):
    read_again(source, 0.41234)
    assert {story.confidence for story in pages.stories(source)} == {0.412}


def test_makes_no_new_version(source):
    read_again(source, 0.4)
    assert {story.version for story in pages.stories(source)} == {1}


def test_is_nothing_to_report(source):
    assert read_again(source, 0.4).lines == ()


def test_of_a_checked_story_stays(source):
    story = pages.stories(source)[0]
    with change(Action.STATUS, by=factories.user()):
        records.edit(story.pk, {"status": "checked"})
    read_again(source, 0.4)
    assert Story.objects.get(pk=story.pk).confidence == story.confidence


def test_of_a_split_story_stays_unknown_where_the_parser_comes_to_see_the_same_bounds(source, editor):
    second = pages.stories(source)[1]
    editing.split(second, second.blocks.order_by("position").last().pk, by=editor)
    read_again(source, 0.4, pages.split(1))
    halves = pages.stories(source)[1:3]
    assert [half.machine["confidence"] for half in halves] == [0.4, 0.4]
    assert [half.confidence for half in halves] == [None, None]


def test_is_unknown_of_what_was_typed_in():
    with change(Action.TYPE_IN, by=factories.user()):
        assert records.type_in({"headline": "题录一则"}).confidence is None
