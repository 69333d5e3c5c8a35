from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rereading.line_alignment import LineAlignment

TEXT = "头条\n\n甲一。\n甲二。\n\n乙一。\n"


def located(new: str, stretch: str, old: str = TEXT) -> str | None:
    """What stands in the new text where the stretch of the old one is located."""
    start = old.index(stretch)
    place = LineAlignment(old, new).locate(start, start + len(stretch))
    return place and new[slice(*place)]


@pytest.mark.parametrize(
    "new", [TEXT, "报头\n" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n\n", "\n"), "\ufeff\n" + TEXT]
)
def test_a_line_that_is_the_same_is_found(new):
    assert located(new, "甲二。\n") in ("甲二。", "甲二。\n")


def test_a_part_of_a_line_is_found_in_it():
    assert located("报头\n" + TEXT, "二。") == "二。"


def test_a_line_that_is_another_is_not_found():
    assert located(TEXT.replace("甲二", "甲贰"), "甲二。") is None


def test_lines_are_found_together():
    assert located("报头\n" + TEXT, "甲一。\n甲二。") == "甲一。\n甲二。"


def test_lines_that_something_came_between_are_not_found():
    assert located(TEXT.replace("甲一。\n", "甲一。\n插入。\n"), "甲一。\n甲二。") is None


def test_white_space_around_a_stretch_does_not_count():
    assert located("报头\n" + TEXT, "\n\n乙一。\n") == "乙一。"


def test_blank_lines_within_do_not_count():
    assert located(TEXT.replace("\n\n", "\n"), "头条\n\n甲一。") == "头条\n甲一。"


def test_the_line_after_a_stretch_may_be_another():
    assert located(TEXT.replace("甲二", "甲贰"), "甲一。\n") == "甲一。"


def test_white_space_alone_is_nowhere():
    assert located("报头\n" + TEXT, "\n\n") is None


LINES = st.lists(st.text("甲乙 　", max_size=3), max_size=8).map("\n".join)


@given(LINES, LINES, st.integers(0, 30), st.integers(0, 30))
def test_what_is_located_is_the_same_ink(old, new, start, length):
    place = LineAlignment(old, new).locate(start, min(start + length, len(old)))
    if place and old != new:
        assert new[slice(*place)].split() == old[start : start + length].split()
