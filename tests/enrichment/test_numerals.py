from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.numerals import number_of


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("五十", 50),
        ("一百零八", 108),
        ("两千三百", 2300),
        ("三万五千", 35000),
        ("千万", 10_000_000),
        ("一亿二千万", 120_000_000),
        ("万", 10_000),
        ("", 0),
    ],
)
def test_number(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


@given(st.text(alphabet="零一二两三四五六七八九十百千万亿", max_size=12))
def test_any_numeral_is_a_number(numeral: str) -> None:
    assert number_of(numeral) >= 0
