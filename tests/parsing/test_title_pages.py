from __future__ import annotations

import pytest

from tests.parsing.helpers import roles, stories

TITLES = (
    "甲县户外劳动者驿站建成开放",
    "乙县总工会为职工送清凉了！",
    "职工食堂为何越办越红火？",
    "诉调对接，职工维权又多一条路",
)
TEXT = "近日，甲县三十座户外劳动者驿站建成开放。"


@pytest.mark.parametrize("mark", ["", "◆", "· ", "1."], ids=["plain", "with a bullet", "with a point", "with a number"])
def test_a_page_of_titles_holds_no_story(mark):
    assert stories(*(mark + title for title in TITLES)) == ()


def test_the_titles_are_links():
    assert roles(*TITLES) == ["link"] * len(TITLES)


def test_the_name_of_their_section_stays_one():
    assert roles("工会要闻", *TITLES) == ["section", *["link"] * len(TITLES)]


def test_one_paragraph_of_text_makes_stories_of_the_page():
    assert [story.headline for story in stories(*TITLES[:1], TEXT)] == [TITLES[0]]
    assert stories(*TITLES, TEXT)


def test_an_author_makes_a_story_of_what_has_no_stops():
    assert len(stories("城东的旧书摊和爱听戏的人", "王小明", *[TITLES[0]] * 3)) == 1


def test_a_column_of_broken_lines_is_text():
    broken = ("近日，甲县三十座户外劳动者驿站", "建成开放。驿站里有热水、微波炉", "和充电插座，户外劳动者可以随时")
    assert len(stories(TITLES[0], *broken)) == 1


def test_the_short_lines_of_a_poem_are_text():
    verse = ("锉刀在灯下走着", "铁屑落成一场雪", "我把掌心的茧", "一层一层交给黎明", "炉火红了又红", "像春天")
    assert len(stories("锉刀", *verse)) == 1


def test_a_roll_of_honour_is_a_story():
    teams = ("机床厂数控车间钳工班", "纺织公司细纱车间", "环卫所清扫一队", "医院急诊科", "供电公司", "汽车站客运科")
    assert len(stories("东江市工人先锋号名单", *(f"东江{team}" for team in teams))) == 1
