from __future__ import annotations

import pytest

from articles.parsing.values import Context, Kind
from tests.parsing.helpers import parsed, roles, stories

ONE = "◆5月6日,甲县总工会走访慰问户外劳动者。"
TWO = "◆近日,乙县总工会举办职工趣味运动会。"
ARTICLE = ("# 丙市职工技能大赛开幕", "5月8日,丙市职工技能大赛开幕。三百名选手参加。", "大赛为期三天,设六个项目。")


def test_bullets_under_a_section_are_untitled_briefs():
    found = stories("一周动态", ONE, TWO)
    assert [(s.kind, s.section, s.headline) for s in found] == [(Kind.BRIEF, "一周动态", None)] * 2


def test_a_bullet_is_no_part_of_the_text():
    assert stories("一周动态", ONE)[0].paragraphs == (ONE[1:],)
    assert roles("一周动态", ONE) == ["section", "bullet", "body"]


@pytest.mark.parametrize("bullet", "◆□●■▲△○◎")
def test_any_bullet_will_do(bullet):
    assert len(stories("一周动态", ONE.replace("◆", bullet), TWO.replace("◆", bullet + " "))) == 2


def test_a_section_of_bullets_ends_at_the_next_headline():
    found = stories("## 一周动态", ONE, TWO, *ARTICLE)
    assert [s.section for s in found] == ["一周动态", "一周动态", None]


def test_titled_items_of_one_paragraph_under_a_section_are_briefs():
    found = stories(
        "工作动态",
        "甲县总工会召开会议",
        "5月6日,甲县总工会召开会议,部署下一步工作。",
        "乙县总工会举办运动会",
        "日前,乙县总工会举办运动会,三百人参加。",
        "组织建设",
        "丙市快递行业工会成立",
        "5月7日,丙市快递行业工会成立。",
    )
    assert [(s.kind, s.section) for s in found] == [
        (Kind.BRIEF, "工作动态"),
        (Kind.BRIEF, "工作动态"),
        (Kind.BRIEF, "组织建设"),
    ]


def test_the_same_items_without_a_section_are_articles():
    found = stories("甲县总工会召开会议", "5月6日,甲县总工会召开会议,部署下一步工作。")
    assert [s.kind for s in found] == [Kind.ARTICLE]


def test_a_section_of_briefs_ends_at_a_story_of_another_kind():
    found = stories("工作动态", "甲县总工会召开会议", "5月6日,甲县总工会召开会议。", *ARTICLE)
    assert [s.section for s in found] == ["工作动态", None]


def test_a_publication_may_have_sections_of_its_own():
    context = Context(section_names=frozenset({"小巷总理"}))
    lines = ("小巷总理", "甲县总工会召开会议", "5月6日,甲县总工会召开会议。")
    assert stories(*lines, context=context)[0].section == "小巷总理"
    assert stories(*lines)[0].section is None


def test_a_heading_over_a_bullet_that_says_the_same_is_the_caption_of_that_brief():
    lines = ("## 一周动态", ONE, "## 乙县职工趣味运动会现场", TWO.replace("职工趣味运动会", "乙县职工趣味运动会"))
    assert [s.headline for s in stories(*lines)] == [None, None]
    (caption,) = (block for block in parsed(*lines).blocks if block.role.value == "brief-caption")
    assert caption.item == 1


def test_a_broken_brief_is_mended():
    found = stories(
        "一周动态",
        "◆5月6日,甲县总工会走访慰问户外劳",
        "动者,送去清凉用品。",
        TWO,
        context=Context(word_across=lambda left, right: left[-1] + right[0] == "劳动"),
    )
    assert found[0].paragraphs == ("5月6日,甲县总工会走访慰问户外劳动者,送去清凉用品。",)


def test_highlights_repeat_titles_and_are_no_stories():
    lines = (
        "●  甲县总工会召开会议",
        "工作动态",
        "甲县总工会召开会议",
        "5月6日,甲县总工会召开会议。",
    )
    assert len(stories(*lines)) == 1
    assert "highlight" in roles(*lines)


def test_highlights_under_the_head_of_a_post_need_not_repeat_a_title_word_for_word():
    lines = (
        "一周速览",
        "2024-05-07 11:31",
        "●  甲县总工会今天开会",
        "●  乙县运动会真热闹",
        "甲县总工会召开会议",
        "5月6日,甲县总工会召开会议。",
    )
    assert len(stories(*lines)) == 1
    assert roles(*lines)[2:6] == ["bullet", "highlight", "bullet", "highlight"]


def test_links_and_the_account_card_are_no_stories():
    lines = (
        "甲县总工会召开会议",
        "5月6日,甲县总工会召开会议。",
        "编辑 | 王小明",
        "工会之声  第 12次推送",
        "『往期精彩』",
        "灶台前的较量",
        "职工的一天",
        "城乡工人报",
        "面向职工,服务企业。",
        "最新文章",
    )
    assert len(stories(*lines)) == 1
    assert roles(*lines)[2:] == [
        "colophon",
        "push-number",
        "link",
        "link",
        "link",
        "account-card",
        "account-card",
        "noise",
    ]
