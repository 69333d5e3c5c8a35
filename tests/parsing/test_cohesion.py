from __future__ import annotations

import pytest

from articles.parsing.cohesion import Cohesion, Subjects
from articles.parsing.lines import printed_lines

CANTEEN = (
    "县总工会在城东工业园办起职工食堂，一荤两素十二元，夜班职工也能吃上热饭。食堂由企业出场地、工会出设备，菜价每周公示。",
    "食堂开张三个月，每天有四百多名职工来吃饭。夜班职工说，食堂的热饭让人不想家。园区的企业正商量把食堂办到宿舍楼下。",
)
LIBRARY = (
    "铁路机务段的老司机们凑了六千册旧书，在候车楼二层开了一间阅览室，乘务员退乘以后常来坐坐，翻翻小说和画报。",
    "阅览室不设管理员，借书全凭自觉，一年下来只少了三册。老司机们打算添几张躺椅，让乘务员看累了打个盹。",
)


def between(over, title, under) -> Cohesion:
    """Of a title with the paragraphs over it and under it."""
    return Subjects(printed_lines("\n".join((*over, title, *under)))).cohesion(len(over), len(over) - 1, len(over) + 1)


def test_text_on_another_subject_is_a_turn():
    assert between(CANTEEN, "书香", LIBRARY).turn > 0.5


def test_text_on_the_same_subject_is_none():
    assert between(CANTEEN[:1], "热饭", CANTEEN[1:]).turn < 0


def test_a_word_in_passing_tells_less_the_more_is_said_again():
    passing = ("夜班职工来坐坐。" + LIBRARY[0], LIBRARY[1])
    assert between(CANTEEN * 2, "书香", passing).turn > between(CANTEEN, "书香", passing).turn


def test_too_little_text_says_nothing():
    assert between(("食堂开张了。",), "书香", LIBRARY).turn == 0


def test_text_printed_again_says_nothing():
    assert between(CANTEEN, "热饭", CANTEEN).turn == 0


@pytest.mark.parametrize(("title", "share"), [("职工食堂", 1.0), ("候车楼", 0.0), ("……", 0.0)])
def test_a_title_recurs_above_by_its_bigrams(title, share):
    assert between(CANTEEN, title, LIBRARY).recurrence == share
