from __future__ import annotations

import pytest

from articles.parsing.page_numbers import page_number, page_order


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第4版", "4"),
        ("04", "4"),
        ("四版", "4"),
        ("第十版", "10"),
        ("十二版", "12"),
        ("二十", "20"),
        ("a02版", "A2"),
        ("Ａ３", "A3"),
        ("T3", "T3"),
        ("⑫版", "12"),
        ("", ""),
        (None, ""),
        ("今日要闻", ""),
    ],
)
def test_a_page_has_one_number_however_it_is_written(text, number):
    assert page_number(text) == number


def test_pages_are_in_the_order_of_the_paper():
    pages = ["B1", "A10", "10", "第2版", "A02版", "三版", "", "A1", "今日要闻"]
    assert sorted(pages, key=page_order) == ["", "今日要闻", "第2版", "三版", "10", "A1", "A02版", "A10", "B1"]


def test_a_letter_that_says_page_is_no_part_of_its_number():
    assert page_number("P06") == "6"
