from __future__ import annotations

import pytest

from tests.parsing.helpers import stories

BRIEFS = ("近日，西山机务段办起阅览室。", "近日，南岭林场开办护工班。")


def test_names_behind_bulleted_briefs_sign_them():
    found = stories("工会动态", *(f"★{text}{name}" for text, name in zip(BRIEFS, ("王小明", "李芳"), strict=True)))
    assert [(story.byline, story.paragraphs) for story in found] == [("王小明", BRIEFS[:1]), ("李芳", BRIEFS[1:])]


def test_names_that_are_set_apart_sign_briefs_without_bullets():
    found = stories("工会动态", f"{BRIEFS[0]}　　王小明", f"{BRIEFS[1]}　　李芳　张大勇")
    assert [story.byline for story in found] == ["王小明", "李芳　张大勇"]


def test_a_single_name_may_begin_a_sentence_that_broke_off():
    assert [story.byline for story in stories("工会动态", f"★{BRIEFS[0]}王小明", f"★{BRIEFS[1]}")] == [None, None]


def test_what_is_no_name_stays_text():
    found = stories("工会动态", f"★{BRIEFS[0]}欢迎参观", f"★{BRIEFS[1]}欢迎报名")
    assert not any(story.byline for story in found)


@pytest.mark.parametrize("dash", ["——", "—— "])
def test_a_dash_may_stand_before_the_name(dash):
    found = stories("工会动态", f"{BRIEFS[0]}{dash}王小明", f"{BRIEFS[1]}{dash}李芳")
    assert [(story.byline, story.paragraphs) for story in found] == [
        (f"{dash}王小明", BRIEFS[:1]),
        (f"{dash}李芳", BRIEFS[1:]),
    ]


def test_names_under_bulleted_briefs_sign_them():
    found = stories("工会动态", f"★{BRIEFS[0]}", "王小明", f"★{BRIEFS[1]}", "李芳")
    assert [story.byline for story in found] == ["王小明", "李芳"]


def test_a_name_behind_a_box_under_a_title_is_who_wrote():
    (story,) = stories("灶膛里的火", "□ 王小明", "小时候，我最爱坐在灶膛前添柴。")
    assert (story.byline, story.paragraphs) == ("王小明", ("小时候，我最爱坐在灶膛前添柴。",))


def test_names_in_brackets_before_briefs_sign_them():
    found = stories("工会动态", f"（王小明）{BRIEFS[0]}", f"（李芳）{BRIEFS[1]}")
    assert [(story.byline, story.paragraphs) for story in found] == [
        ("（王小明）", BRIEFS[:1]),
        ("（李芳）", BRIEFS[1:]),
    ]


def test_a_single_bracket_before_a_text_stays_in_it():
    assert [story.byline for story in stories("工会动态", f"（王小明）{BRIEFS[0]}", BRIEFS[1])] == [None, None]


def test_a_subhead_behind_a_dash_under_a_question_signs_nothing():
    text = "近日，县总工会走访了四十家商铺，记下店员的心愿。"
    (story, _) = stories("谁来给临时工建会？", "——从调查说起", text, "驿站夜里谁来守？", "——从值班说起", text)
    assert (story.headline, story.subhead) == ("谁来给临时工建会？", "——从调查说起")


def test_a_name_behind_a_sign_that_the_page_has_once_is_a_byline():
    (found,) = stories("山里的灯", "○ 周海平", "山里的灯亮了。", "那年我十九岁。")
    assert found.byline == "周海平"
