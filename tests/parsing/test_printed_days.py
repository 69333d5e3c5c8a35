from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.printed_days import printed_day, printed_number


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月20日",
        "2024 年 05 月 20 日",
        "2024-05-20",
        "2024/5/20",
        "2024.5.20",
        "20240520",
        "二〇二四年五月二十日",
        "二零二四年五月廿日",
        "May 20, 2024",
        "20th May 2024",
    ],
)
def test_a_day_is_read_however_it_is_printed(text):
    assert printed_day(text) == date(2024, 5, 20)


@pytest.mark.parametrize("text", [None, "", "2024-13-45", "2024年5月", "五月"])
def test_what_is_no_day_is_none(text):
    assert printed_day(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("十二", 12), ("二十", 20), ("廿一", 21), ("一二八六", 1286), ("一千二百八十六", 1286)],
)
def test_numerals_are_read_as_digits_or_by_their_value(text, number):
    assert printed_number(text) == number
