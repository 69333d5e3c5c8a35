"""What is applied, withheld and proposed: stories that are not saved, and items that say what the parser reads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.models import Story
from articles.rereading.matching import Plan
from articles.rereading.report import (
    Comparison,
    Difference,
    StoryLine,
    StoryOutcome,
    compare_reparse,
    story_lines,
    undecided,
)

READ = {"headline": "焊花", "body": "甲。"}
STORY, ITEM = 7, 0


def story(**values: Any) -> Story:
    return Story(**{"pk": STORY, "headline": "焊工", "body": "甲。", "machine": {}, **values})


def following() -> Plan:
    return Plan({ITEM: STORY}, {STORY: ITEM}, frozenset(), frozenset(), ())


def kept() -> Plan:
    return Plan({}, {STORY: ITEM}, frozenset({STORY}), frozenset(), ())


def gone() -> Plan:
    return Plan({}, {STORY: ITEM}, frozenset(), frozenset({STORY}), ())


def compared(plan: Plan, read: dict[str, Any] = READ, **values: Any) -> Comparison:
    return compare_reparse({STORY: story(**values)}, plan, {ITEM: read})


HEADLINE = Difference("headline", "焊工", "焊花")


def test_a_story_that_follows_takes_what_differs():
    comparison = compared(following())
    assert comparison.applied == {STORY: (HEADLINE,)}
    assert comparison.withheld == {STORY: ()}


def test_a_held_field_of_it_is_withheld():
    comparison = compared(following(), held={"headline": {}})
    assert comparison.applied == {STORY: ()}
    assert comparison.withheld == comparison.proposals == {STORY: (HEADLINE,)}


def test_of_a_story_that_is_kept_all_is_withheld():
    assert compared(kept()).withheld == {STORY: (HEADLINE,)}


@pytest.mark.parametrize("name", ["warnings", "confidence"])
def test_what_the_parser_says_of_its_reading_is_no_difference(name):
    assert compared(kept(), {name: ["joined"]}).withheld == {STORY: ()}


def test_for_a_story_in_the_bin_nothing_is_proposed():
    assert compared(kept(), binned_at=datetime(2024, 6, 7, tzinfo=UTC)).proposals == {}


def test_for_a_story_that_goes_nothing_is_proposed():
    assert compared(gone()).proposals == {}


def test_what_the_parser_read_before_is_not_proposed_again():
    comparison = compared(kept(), machine=READ)
    assert (comparison.withheld, comparison.proposals) == ({STORY: (HEADLINE,)}, {STORY: ()})


@pytest.mark.parametrize(
    ("machine", "proposed", "fields"),
    [
        ({}, None, ["headline"]),
        (READ, None, []),
        (READ, ["headline"], ["headline"]),
        (READ, ["kicker"], []),
    ],
)
def test_what_waits_and_what_is_new_is_undecided(machine, proposed, fields):
    assert undecided(story(machine=machine, proposed=proposed), [HEADLINE]) == fields


def lines(plan: Plan, comparison: Comparison, *, created: Any = (), elsewhere: Any = ()) -> list[tuple[int, str]]:
    return [(line.story, line.outcome.value) for line in story_lines(plan, comparison, created, elsewhere)]


def test_a_story_that_takes_something_is_listed_with_it():
    comparison = compared(following())
    assert story_lines(following(), comparison, [], ()) == (
        StoryLine(STORY, "焊工", StoryOutcome.FOLLOWED, (HEADLINE,)),
    )


def test_a_story_that_takes_nothing_is_not_listed():
    assert lines(following(), compared(following(), {})) == []


def test_a_story_with_other_print_or_suggestions_is_listed():
    assert lines(following(), compared(following(), {}), elsewhere={STORY}) == [(STORY, "followed")]


def test_a_proposal_is_listed_while_it_is_news():
    assert lines(kept(), compared(kept())) == [(STORY, "proposed")]
    assert lines(kept(), compared(kept(), machine=READ)) == []


def test_the_lines_come_in_the_order_of_the_items_and_of_the_stories():
    stories = {pk: story(pk=pk) for pk in (5, 6, 7, 8, 9, 16)}
    plan = Plan({1: 8, 0: 9}, {8: 1, 9: 0, 7: 3, 6: 2}, frozenset({7, 6}), frozenset({16, 5}), ())
    comparison = compare_reparse(stories, plan, dict.fromkeys(range(4), READ))
    order = [(9, "followed"), (8, "followed"), (6, "proposed"), (7, "proposed"), (5, "binned"), (16, "binned")]
    assert lines(plan, comparison) == order


def test_new_stories_and_those_that_go_are_listed():
    assert lines(gone(), compared(gone()), created=[story(pk=9)]) == [(9, "new"), (STORY, "binned")]
