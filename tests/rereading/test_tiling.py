from __future__ import annotations

from collections import Counter
from dataclasses import replace

from articles.parsing.values import Block, Role
from articles.rereading.tiling import retile, without_overlaps
from articles.rereading.values import Placement

TEXT = "头条\n甲一。甲二。\n乙一。\n"
H, B = Role.HEADLINE, Role.BODY
PARSE = (Block(0, 3, H, 0, 0), Block(3, 10, B, 0, 1), Block(10, 14, B, 1, 0))


def placement(story: int, *blocks: Block, held: frozenset[str] = frozenset()) -> Placement:
    return Placement(story, tuple(replace(block, item=story) for block in blocks), Counter(), held=held)


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str, int | None, int | None]]:
    return [(TEXT[b.start : b.end].strip(), b.role.value, b.item, b.position) for b in blocks]


def test_items_have_their_stories():
    assert shown(retile(TEXT, PARSE, {0: 7, 1: 8}, [], [])) == [
        ("头条", "headline", 7, 0),
        ("甲一。甲二。", "body", 7, 1),
        ("乙一。", "body", 8, 0),
    ]


def test_an_item_without_a_story_is_unread():
    assert shown(retile(TEXT, PARSE, {0: 7}, [], []))[-1] == ("乙一。", "unread", None, None)


def test_furniture_stays_as_it_is_read():
    blocks = (Block(0, 3, Role.MASTHEAD), PARSE[1], replace(PARSE[2], item=None, role=Role.NOISE, position=None))
    assert shown(retile(TEXT, blocks, {0: 7}, [], [])) == [
        ("头条", "masthead", None, None),
        ("甲一。甲二。", "body", 7, 0),
        ("乙一。", "noise", None, None),
    ]


def test_a_bullet_of_an_item_without_a_story_stays_a_bullet():
    blocks = (*PARSE[:2], replace(PARSE[2], role=Role.BULLET))
    assert shown(retile(TEXT, blocks, {0: 7}, [], []))[-1] == ("乙一。", "bullet", None, None)


def test_held_print_keeps_its_order_where_the_parser_has_another():
    turned = (PARSE[0], replace(PARSE[1], position=2), replace(PARSE[2], item=0, position=1))
    held = placement(7, Block(3, 10, B, None, 1), Block(10, 13, B, None, 2), held=frozenset({"body"}))
    laid = retile(TEXT, turned, {0: 7}, [], [held])
    assert [(text, position) for text, _role, _story, position in shown(laid)] == [
        ("头条", 0),
        ("甲一。甲二。", 1),
        ("乙一。", 2),
    ]


def test_of_two_stories_with_the_same_print_the_one_of_the_newer_text_has_it():
    older, newer = (replace(placement(n, Block(start, 10, B, None, 0)), reading=n) for n, start in ((1, 3), (2, 6)))
    beside = replace(placement(3, Block(0, 3, H, None, 0)), reading=1)
    assert without_overlaps([older, newer, beside]) == [newer, beside]


def test_a_story_that_overlaps_another_in_a_part_is_left_out():
    newer = replace(placement(2, Block(6, 10, B, None, 0)), reading=2)
    older = replace(placement(1, Block(0, 3, H, None, 0), Block(3, 7, B, None, 1)), reading=1)
    assert without_overlaps([older, newer]) == [newer]


def test_stories_may_touch():
    first, second = placement(1, Block(0, 3, H, None, 0)), placement(2, Block(3, 6, B, None, 0))
    third = placement(3, Block(6, 10, B, None, 0))
    assert without_overlaps([first, third, second]) == [first, third, second]


def test_a_torn_story_is_not_placed():
    assert without_overlaps([replace(placement(9, Block(6, 10, B, None, 4)), torn=True)]) == []


def test_a_story_keeps_its_blocks_as_they_were():
    kept = placement(9, Block(6, 10, B, None, 4, joined=True, moved=True))
    laid = retile(TEXT, PARSE, {}, [kept], [])
    assert laid[2] == Block(6, 10, B, 9, 4, joined=True, moved=True)


def test_what_is_left_of_a_block_round_a_kept_one_stays():
    kept = placement(9, Block(4, 6, B, None, 0))
    assert shown(retile(TEXT, PARSE, {1: 8}, [kept], [])) == [
        ("头条", "unread", None, None),
        ("甲", "unread", None, None),
        ("一。", "body", 9, 0),
        ("甲二。", "unread", None, None),
        ("乙一。", "body", 8, 0),
    ]


def test_kept_blocks_may_come_in_any_order():
    kept = [placement(9, Block(6, 10, B, None, 0)), placement(8, Block(4, 6, B, None, 0))]
    assert shown(retile(TEXT, PARSE, {}, kept, [])) == [
        ("头条", "unread", None, None),
        ("甲", "unread", None, None),
        ("一。", "body", 8, 0),
        ("甲二。", "body", 9, 0),
        ("乙一。", "unread", None, None),
    ]


def test_each_block_ends_where_the_next_begins():
    kept = placement(9, Block(3, 9, B, None, 0))
    laid = retile(TEXT, PARSE, {1: 8}, [kept], [])
    assert [(block.start, block.end) for block in laid] == [(0, 3), (3, 10), (10, 14)]


def test_held_print_in_another_order_than_on_the_page_keeps_it():
    held = placement(7, Block(3, 6, B, None, 2), Block(6, 10, B, None, 1), held=frozenset({"body"}))
    item = (PARSE[0], Block(3, 6, B, 0, 1), Block(6, 10, B, 0, 2), PARSE[2])
    assert shown(retile(TEXT, item, {0: 7, 1: 8}, [], [held]))[:3] == [
        ("头条", "headline", 7, 0),
        ("甲一。", "body", 7, 2),
        ("甲二。", "body", 7, 1),
    ]


def test_white_space_beside_a_kept_block_is_no_block():
    kept = placement(9, Block(3, 9, B, None, 0))
    assert [block.start for block in retile(TEXT, PARSE, {1: 8}, [kept], [])] == [0, 3, 10]


def test_blocks_of_a_held_field_stay_in_the_place_where_the_item_has_them():
    follower = placement(
        7, Block(0, 3, H, None, 0), Block(3, 6, B, None, 1), Block(6, 10, B, None, 2), held=frozenset({"body"})
    )
    blocks = (Block(0, 3, Role.KICKER, 0, 1), Block(3, 10, B, 0, 0), PARSE[2])
    assert shown(retile(TEXT, blocks, {0: 7, 1: 8}, [], [follower])) == [
        ("头条", "kicker", 7, 2),
        ("甲一。", "body", 7, 0),
        ("甲二。", "body", 7, 1),
        ("乙一。", "body", 8, 0),
    ]


def test_the_first_block_begins_with_the_text():
    blocks = (Block(0, 10, B, 0, 0), PARSE[2])
    kept = placement(9, Block(1, 10, B, None, 0))
    laid = retile(" \n" + TEXT[2:], (replace(blocks[0], item=None, role=Role.NOISE), blocks[1]), {1: 8}, [kept], [])
    assert [block.start for block in laid] == [0, 10]
