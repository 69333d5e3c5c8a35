from __future__ import annotations

import pytest

from articles.parsing.halves import Half, HalfMatch, breaks_off, match_halves
from articles.parsing.values import Context
from tests.parsing.helpers import knows

CONTEXT = Context(word_across=knows("石油", "环卫工人"))
SUBJECT = "司机驿站开在加油站旁,货车司机可以在这里歇脚、吃热饭、喝热水。\n货车司机都说司机驿站好,附近的石"
REST = "油公司的司机也来司机驿站歇脚,货车司机还把驿站介绍给同行。"
SAME_SUBJECT = "司机驿站里总有货车司机,大家喝热水、吃热饭,聊一聊加油站旁的驿站。"
OTHER = "清晨的厨房里,厨师们忙着做菜,评委按色香味打分。"


def found(openings: list[str], laters: list[str]) -> list[HalfMatch]:
    return match_halves([Half(text, 1) for text in openings], [Half(text, 2) for text in laters], CONTEXT)


def test_a_rest_is_found_among_others():
    assert found([SUBJECT], [OTHER, REST]) == [HalfMatch(0, 1, clear=True)]


def test_the_subject_alone_makes_no_clear_match():
    assert found([SUBJECT], [SAME_SUBJECT]) == [HalfMatch(0, 0, clear=False)]


def test_two_rests_that_fit_alike_are_not_clear():
    assert [match.clear for match in found([SUBJECT], [REST, REST])] == [False, False]


def test_another_subject_is_no_match():
    assert found([SUBJECT], [OTHER]) == []


def test_a_seam_without_the_subject_is_no_match():
    assert found([SUBJECT], ["的厨房里,厨师们忙着做菜,司机按色香味打分。"]) == []


def test_a_subject_with_hardly_a_seam_is_no_clear_match():
    opening = "加油站建议货车司机在司机驿站歇脚、喝热水。\n货车司机都说,要多建这样的司机驿站"
    assert found([opening], ["建议一:货车司机在司机驿站歇脚、喝热水。"]) == [HalfMatch(0, 0, clear=False)]


def test_a_rest_on_the_same_page_is_no_match():
    assert match_halves([Half(SUBJECT, 1)], [Half(REST, 1)], CONTEXT) == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("货车司机都说驿站好,附近的石", True),
        ("第一段。\n货车司机都说驿站好,附近的石", True),
        ("货车司机都说驿站好。", False),
        ("货车司机都说驿站好,附近的石\n(作者为司机)", False),
        ("司机 王小明", False),
        ("", False),
    ],
)
def test_a_text_breaks_off_where_its_last_paragraph_is_unfinished(text, cut):
    assert breaks_off(text) == cut
