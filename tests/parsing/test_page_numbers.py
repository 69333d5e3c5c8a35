from __future__ import annotations

import pytest

from articles.parsing.page_numbers import page_number


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
        ("", ""),
        (None, ""),
        ("今日要闻", ""),
    ],
)
def test_a_page_has_one_number_however_it_is_written(text, number):
    assert page_number(text) == number
