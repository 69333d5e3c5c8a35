"""A text of ten characters a line; stories and items have whole lines of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from articles.parsing.values import Block, Role
from articles.rereading.matching import Plan, make_plan, shared_ink
from articles.rereading.values import FIELD_PRINTED_BY, Placement

TEXT = "工会职工书屋驿站见报\n" * 12
B, H = Role.BODY, Role.HEADLINE


def lines(*numbers: int, role: Role = B) -> list[tuple[int, Role]]:
    return [(number, role) for number in numbers]


def blocks_of(item: int, printed: Iterable[tuple[int, Role]]) -> list[Block]:
    return [Block(n * 11, n * 11 + 11, role, item, position) for position, (n, role) in enumerate(printed)]


def placement(story: int, printed: Iterable[tuple[int, Role]], **facts: Any) -> Placement:
    blocks = blocks_of(story, printed)
    ink: Counter[str | None] = Counter()
    for block in blocks:
        ink[FIELD_PRINTED_BY.get(block.role)] += 10
    return Placement(story, tuple(blocks), ink, **facts)


def planned(placements: list[Placement], *items: list[tuple[int, Role]]) -> Plan:
    blocks = [block for item, printed in enumerate(items) for block in blocks_of(item, printed)]
    return make_plan(placements, shared_ink(TEXT, placements, sorted(blocks, key=lambda block: block.start)))


def test_a_story_follows_the_item_of_its_ink():
    assert planned([placement(7, lines(0, 1))], lines(2, 3), lines(0, 1)).followers == {1: 7}


def test_an_item_of_other_ink_is_new():
    assert planned([placement(7, lines(0, 1))], lines(2, 3), lines(0, 1)).new == (0,)


def test_a_story_without_an_item_is_gone():
    assert planned([placement(7, lines(0, 1))], lines(2)).gone == {7}


def test_a_decided_story_without_an_item_stays():
    assert planned([placement(7, lines(0, 1), decided=True)], lines(2)).kept == {7}


def test_of_two_stories_of_one_item_the_one_with_more_of_it_follows():
    plan = planned([placement(7, lines(0)), placement(8, lines(1, 2))], lines(0, 1, 2))
    assert (plan.followers, plan.gone) == ({0: 8}, {7})


def test_a_story_of_two_items_follows_the_larger():
    plan = planned([placement(7, lines(0, 1, 2))], lines(0), lines(1, 2))
    assert (plan.followers, plan.new) == ({1: 7}, (0,))


def test_a_little_of_a_story_in_a_long_item_is_no_match():
    plan = planned([placement(7, lines(0, 1, 2))], lines(2, 3, 4, 5))
    assert (plan.gone, plan.new) == ({7}, (0,))


def test_a_fixed_story_follows_nothing_and_is_seen():
    plan = planned([placement(7, lines(0, 1), fixed=True)], lines(0, 1))
    assert (plan.followers, plan.kept, plan.matches, plan.new) == ({}, {7}, {7: 0}, ())


def test_a_story_stays_where_its_item_runs_over_one_that_is_fixed():
    plan = planned([placement(7, lines(0, 1), fixed=True), placement(8, lines(2, 3, 4))], lines(0, 1, 2, 3, 4))
    assert (plan.kept, plan.gone) == ({7, 8}, frozenset())


def test_a_story_that_an_item_shares_with_one_that_is_fixed_is_not_gone():
    """The item has too little of it to be its match, and nothing else of it is read any more."""
    plan = planned([placement(7, lines(0, 1, 2), fixed=True), placement(8, lines(3, 4, 5, 6))], lines(0, 1, 2, 3))
    assert (plan.kept, plan.gone) == ({7, 8}, frozenset())


def test_a_decided_story_that_another_outweighs_makes_both_stay():
    plan = planned([placement(7, lines(0), decided=True), placement(8, lines(1, 2))], lines(0, 1, 2))
    assert plan.kept == {7, 8}


def test_staying_goes_on_from_item_to_item():
    placements = [placement(7, lines(0), fixed=True), placement(8, lines(1, 2, 3)), placement(9, lines(4, 5, 6))]
    plan = planned(placements, lines(0, 1, 2), lines(3, 4, 5, 6))
    assert plan.kept == {7, 8, 9}


def test_ink_that_a_story_loses_to_one_that_stays_does_not_hold_it_back():
    plan = planned([placement(7, lines(0), fixed=True), placement(8, lines(1, 2, 3))], lines(0, 1), lines(2, 3))
    assert (plan.followers, plan.kept) == ({1: 8}, {7})


@pytest.mark.parametrize(
    ("item", "follows"),
    [
        (lines(0, role=H) + lines(1, 2), True),
        (lines(0, role=Role.KICKER) + lines(1, 2), False),
        (lines(0, 1, role=H) + lines(2), False),
        (lines(0) + lines(1, role=H) + lines(2), False),
        (lines(0, role=H) + lines(1, role=Role.CROSSHEAD) + lines(2), True),
    ],
)
def test_a_held_headline_must_be_read_in_the_same_print(item, follows):
    held = placement(7, lines(0, role=H) + lines(1, 2), held=frozenset({"headline"}))
    assert planned([held], item).followers == ({0: 7} if follows else {})


def test_a_held_field_that_was_not_printed_must_not_be_read():
    held = placement(7, lines(0, 1), held=frozenset({"headline"}))
    assert planned([held], lines(0, role=H) + lines(1)).kept == {7}


def bounded(**facts: Any) -> Placement:
    return placement(7, lines(0, 1), bounded=True, decided=True, **facts)


@pytest.mark.parametrize(
    ("items", "follows"),
    [
        ([lines(0, 1)], True),
        ([lines(0, 1, 2)], False),
        ([lines(0)], False),
        ([lines(0), lines(1)], False),
    ],
)
def test_a_bounded_story_follows_only_an_item_of_just_its_print(items, follows):
    assert planned([bounded()], *items).followers == ({0: 7} if follows else {})


def test_labels_in_a_bounded_story_are_no_part_of_its_print():
    labelled = placement(7, [*lines(0, 1), (2, Role.LABEL)], bounded=True)
    assert planned([labelled], lines(0, 1)).followers == {0: 7}


def test_a_bounded_story_does_not_follow_where_its_label_is_read_as_another_story():
    labelled = placement(7, [*lines(0, 1), (2, Role.LABEL)], bounded=True, decided=True)
    assert planned([labelled], lines(0, 1), lines(2)).kept == {7}


def test_a_spread_story_matches_nothing():
    plan = planned([placement(7, lines(0, 1), spread=True, fixed=True)], lines(0, 1))
    assert (plan.matches, plan.kept, plan.new) == ({}, {7}, ())


def test_half_of_a_story_is_enough_to_match():
    assert planned([placement(7, lines(0, 1))], lines(1, 2, 3)).followers == {0: 7}


@pytest.mark.parametrize("items", [(lines(0), lines(1)), (lines(1), lines(0))])
def test_of_two_items_with_the_same_ink_the_first_is_followed(items):
    assert planned([placement(7, lines(0, 1))], *items).followers == {0: 7}


def test_new_items_come_in_their_order_whatever_that_of_the_page():
    assert planned([], lines(2), lines(0)).new == (0, 1)


def test_of_two_stories_with_the_same_ink_the_first_follows():
    plan = planned([placement(8, lines(1)), placement(7, lines(0))], lines(0, 1))
    assert (plan.followers, plan.gone) == ({0: 7}, {8})


def test_a_block_shares_only_the_ink_that_both_have():
    blocks = [Block(0, 22, B, 0, 0), Block(22, 44, B, 1, 0)]
    own = Placement(7, (Block(11, 44, B, 7, 0),), Counter(body=30))
    shared = shared_ink(TEXT, [own], blocks)
    assert (shared.items, shared.stories[7]) == ({0: 20, 1: 20}, {0: 10, 1: 20})


def test_a_story_is_known_by_what_is_left_of_changed_lines():
    changed = Placement(7, (), Counter(body=20), traces=tuple(blocks_of(7, lines(2, 3))), torn=True)
    assert planned([changed], lines(0, 1), lines(2, 3)).followers == {1: 7}


def test_a_field_is_not_read_in_what_is_left_of_changed_lines():
    traces = tuple(blocks_of(7, lines(0, role=H)))
    changed = Placement(7, (), Counter(headline=10), traces=traces, torn=True, held=frozenset({"headline"}))
    assert planned([changed], lines(0, role=H)).kept == {7}


def test_text_that_an_item_does_not_print_is_no_meeting():
    plan = planned([placement(7, lines(0), fixed=True), placement(8, lines(1))], [(0, Role.LABEL), (1, B)])
    assert plan.followers == {0: 8}
