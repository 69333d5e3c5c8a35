from __future__ import annotations

import pytest

from articles.parsing.values import Kind
from tests.parsing.helpers import stories

TEXTS = ("甲县总工会举办读书会，46名职工参加。", "乙县总工会成立书法社团。", "丙市总工会为困难职工捐款。")


@pytest.mark.parametrize(
    "numbers",
    [
        ("1、", "2、", "3、"),
        ("①", "②", "③"),
        ("（一）", "（二）", "（三）"),
        ("1. ", "2. ", "3. "),
        ("一、", "二、", "三、"),
        ("1/", "2/", "3/"),
    ],
)
def test_signed_paragraphs_with_numbers_are_briefs(numbers):
    found = stories("职工来信", *(f"{n}{text}（王小明）" for n, text in zip(numbers, TEXTS, strict=True)))
    assert [(story.kind, story.paragraphs, story.byline) for story in found] == [
        (Kind.BRIEF, (text,), "（王小明）") for text in TEXTS
    ]


def test_under_the_name_of_a_round_up_they_need_no_signature():
    assert len(stories("各县短波", *(f"{n}、{text}" for n, text in enumerate(TEXTS, 1)))) == len(TEXTS)


def test_the_numbered_paragraphs_of_a_document_are_one_story():
    found = stories("某县职工食堂公约", "为办好食堂，订立本公约。", *(f"{n}.{text}" for n, text in enumerate(TEXTS, 1)))
    assert len(found) == 1
