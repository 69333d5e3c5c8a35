from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｔ３出行", "t3出行"),
        ("T3 出行", "t3出行"),
        ("第　７５５\u00a0次", "第755次"),
        ("，：（）", ",:()"),
        ("一\n二\r\n三", "一二三"),
        ("军", "军"),
        ("É", "É"),
        ("𠮷", "𠮷"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_goes_letter_by_letter(left, right):
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text())
def test_no_white_space_is_left(text):
    assert not any(letter.isspace() for letter in fold(text))
