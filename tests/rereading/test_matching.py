"""A text of ten characters a line; stories and items have whole lines of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from articles.parsing.values import Block, Role
from articles.rereading.matching import Plan, plan, shared_ink
from articles.rereading.values import FIELD_PRINTED_BY, Piece, Standing

TEXT = "工会职工书屋驿站见报\n" * 12
B, H = Role.BODY, Role.HEADLINE


def lines(*numbers: int, role: Role = B) -> list[tuple[int, Role]]:
    return [(number, role) for number in numbers]


def standing(story: int, printed: Iterable[tuple[int, Role]], **said: Any) -> Standing:
    pieces = tuple(Piece(n * 11, n * 11 + 11, role, position) for position, (n, role) in enumerate(printed))
    ink = Counter({FIELD_PRINTED_BY.get(role): 0 for _, role in printed})
    for piece in pieces:
        ink[FIELD_PRINTED_BY.get(piece.role)] += 10
    return Standing(story, pieces, ink, **said)


def planned(standings: list[Standing], *items: list[tuple[int, Role]]) -> Plan:
    blocks = [
        Block(line * 11, line * 11 + 11, role, item, position)
        for item, printed in enumerate(items)
        for position, (line, role) in enumerate(printed)
    ]
    return plan(standings, shared_ink(TEXT, standings, sorted(blocks, key=lambda block: block.start)))


def test_a_story_follows_the_item_of_its_ink():
    assert planned([standing(7, lines(0, 1))], lines(2, 3), lines(0, 1)).followers == {1: 7}


def test_an_item_of_other_ink_is_new():
    assert planned([standing(7, lines(0, 1))], lines(2, 3), lines(0, 1)).new == (0,)


def test_a_story_without_an_item_is_gone():
    assert planned([standing(7, lines(0, 1))], lines(2)).gone == {7}


def test_a_decided_story_without_an_item_stays():
    assert planned([standing(7, lines(0, 1), decided=True)], lines(2)).staying == {7}


def test_of_two_stories_of_one_item_the_one_with_more_of_it_follows():
    made = planned([standing(7, lines(0)), standing(8, lines(1, 2))], lines(0, 1, 2))
    assert (made.followers, made.gone) == ({0: 8}, {7})


def test_a_story_of_two_items_follows_the_larger():
    made = planned([standing(7, lines(0, 1, 2))], lines(0), lines(1, 2))
    assert (made.followers, made.new) == ({1: 7}, (0,))


def test_a_little_of_a_story_in_a_long_item_is_no_match():
    made = planned([standing(7, lines(0, 1, 2))], lines(2, 3, 4, 5))
    assert (made.gone, made.new) == ({7}, (0,))


def test_a_fixed_story_follows_nothing_and_is_seen():
    made = planned([standing(7, lines(0, 1), fixed=True)], lines(0, 1))
    assert (made.followers, made.staying, made.seen, made.new) == ({}, {7}, {7: 0}, ())


def test_a_story_stays_where_its_item_runs_over_one_that_is_fixed():
    made = planned([standing(7, lines(0, 1), fixed=True), standing(8, lines(2, 3, 4))], lines(0, 1, 2, 3, 4))
    assert (made.staying, made.gone) == ({7, 8}, frozenset())


def test_a_decided_story_that_another_outweighs_makes_both_stay():
    made = planned([standing(7, lines(0), decided=True), standing(8, lines(1, 2))], lines(0, 1, 2))
    assert made.staying == {7, 8}


def test_staying_goes_on_from_item_to_item():
    standings = [standing(7, lines(0), fixed=True), standing(8, lines(1, 2, 3)), standing(9, lines(4, 5, 6))]
    made = planned(standings, lines(0, 1, 2), lines(3, 4, 5, 6))
    assert made.staying == {7, 8, 9}


def test_ink_that_a_story_loses_to_one_that_stays_does_not_hold_it_back():
    made = planned([standing(7, lines(0), fixed=True), standing(8, lines(1, 2, 3))], lines(0, 1), lines(2, 3))
    assert (made.followers, made.staying) == ({1: 8}, {7})


@pytest.mark.parametrize(
    ("item", "follows"),
    [
        (lines(0, role=H) + lines(1, 2), True),
        (lines(0, role=Role.KICKER) + lines(1, 2), False),
        (lines(0, 1, role=H) + lines(2), False),
        (lines(0, role=H) + lines(1, role=Role.CROSSHEAD) + lines(2), True),
    ],
)
def test_a_held_headline_must_be_read_in_the_same_print(item, follows):
    held = standing(7, lines(0, role=H) + lines(1, 2), held=frozenset({"headline"}))
    assert planned([held], item).followers == ({0: 7} if follows else {})


def test_a_held_field_that_was_not_printed_must_not_be_read():
    held = standing(7, lines(0, 1), held=frozenset({"headline"}))
    assert planned([held], lines(0, role=H) + lines(1)).staying == {7}


def test_text_that_an_item_does_not_print_is_no_meeting():
    made = planned([standing(7, lines(0), fixed=True), standing(8, lines(1))], [(0, Role.LABEL), (1, B)])
    assert made.followers == {0: 8}
