from __future__ import annotations

import pytest
from django.utils import translation

from articles.search.literal import literal_hints
from articles.search.query_parser import parse_query


def hints(query: str) -> list[str]:
    with translation.override("en"):
        return list(literal_hints(parse_query(query)))


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("工会 AND 驿站", "“AND” was searched for as text. Words side by side"),
        ("工会 & 驿站", "“&” was searched for as text. Words side by side"),
        ("工会 or 驿站", "“or” was searched for as text. One of two"),
        ("工会 | 驿站", "“|” was searched for as text. One of two"),
        ("工会 NOT 重庆", "“NOT” was searched for as text. A word is ruled out"),
        ("驿站 -", "“-” was searched for as text. A word is ruled out"),
        ("工会 —重庆", "“—重庆” was searched for as text. A word is ruled out"),
        ("工*", "“工*” was searched for as it stands. A part"),
        ("工会)", "“工会)” was searched for as it stands, for no bracket"),
        ("记者:王小满", "“记者:王小满” was searched for as text, for there is no such field. The fields are title,"),
    ],
)
def test_a_word_that_looks_like_a_sign_is_explained(query, hint):
    assert [sentence[: len(hint)] for sentence in hints(query)] == [hint]


@pytest.mark.parametrize(
    "query", ["工会 驿站", "工会 OR 驿站", "-重庆 工会", "(工会) 驿站", "T3出行", "12:30开会", '"AND" 工会']
)
def test_other_words_are_not(query):
    assert hints(query) == []


def test_fields_are_named_in_the_language_of_the_reader():
    with translation.override("zh-hans"):
        assert "标题、署名" in next(literal_hints(parse_query("记者:王小满")))
