from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.place_names import place_names
from articles.enrichment.place_recognition import find_names
from articles.enrichment.tokenizer import Words


def names(text: str, words: Words) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text, words.borders(text), place_names())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("湖北省宜昌市总工会举办技能比武", ["湖北省", "宜昌市"]),
        ("宜昌工会走访快递网点", ["宜昌"]),
        ("赴云南大理疗休养", ["云南", "大理"]),
        ("长阳县总工会走进工地", ["长阳县"]),
        ("京津冀家政服务大赛开赛", ["京", "津", "冀"]),
        ("苏皖两省工会签署协议", ["苏", "皖"]),
        ("推进会在湘召开", ["湘"]),
        ("代表团来沪考察", ["沪"]),
    ],
)
def test_names_that_are_found(words: Words, text: str, found: list[str]) -> None:
    assert names(text, words) == found


@pytest.mark.parametrize(
    "text",
    [
        "仙桃村的合唱队",
        "中山路上的工会驿站",
        "在京东物流上班的分拣员",
        "赤壁之战的故事",
        "北京大学的课堂",
        "新疆生产建设兵团工会",
        "宁静的青年公寓",
        "城市区域发展",
    ],
)
def test_words_that_are_no_places(words: Words, text: str) -> None:
    assert names(text, words) == []


def test_conjunction_and_county_office_make_no_county(words: Words) -> None:
    text = "乡镇工会与和县级部门"
    assert all(name.is_word for name in find_names(text, words.borders(text), place_names()))


def test_region_is_not_its_district(words: Words) -> None:
    assert names("南岸区域协作会议", words) in ([], ["南岸"])


@given(st.text(alphabet="京津沪渝川江北区市县在来重庆和合作省吉林朝阳、,。\n a", max_size=60))
def test_names_follow_each_other(words: Words, text: str) -> None:
    found = find_names(text, words.borders(text), place_names())
    assert all(a.end <= b.start for a, b in pairwise(found))
