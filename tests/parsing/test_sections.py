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


DATED = (
    "5月6日，甲县总工会召开产业工人队伍建设改革推进会，部署下半年工作。",
    "近日，乙县总工会为户外劳动者送去清凉物资，二十个驿站同时开放。",
    "5月8日，丙县总工会举办职工技能大赛，三百名选手参加六个工种的比拼。",
)
STORY = (
    "灶台前的较量",
    "本报记者 王小明",
    "比赛分初赛、决赛两个阶段，选手们现场制作家常菜，由评委打分。",
    "前三名获得证书，县总工会今后还将举办更多这样的活动。",
)


@pytest.mark.parametrize("name", ["一周动态", "八方速递", "环球扫描", "各县短波", "国内联播快讯", "一句话新闻"])
def test_dated_paragraphs_under_the_name_of_a_round_up_are_briefs(name):
    first, *briefs = stories(*STORY, name, *DATED)
    assert (first.headline, first.section, first.crossheads) == ("灶台前的较量", None, ())
    assert [(s.kind, s.section, s.headline, len(s.paragraphs)) for s in briefs] == [(Kind.BRIEF, name, None, 1)] * 3


@pytest.mark.parametrize("printed", ["【八方速递】", "「八方速递」", "[八方速递]"])
def test_the_name_of_a_round_up_may_be_set_in_brackets(printed):
    assert [(s.kind, s.section) for s in stories(*STORY, printed, *DATED)][1:] == [(Kind.BRIEF, "八方速递")] * 3


@pytest.mark.parametrize("printed", ["综合新闻", "综 合 新 闻", "【综　合　新　闻】"])
def test_the_name_of_a_section_may_be_printed_spaced_out(printed):
    assert [s.kind for s in stories(*STORY, printed, *DATED)][1:] == [Kind.BRIEF] * 3


@pytest.mark.parametrize("printed", ["◇八方速递◇", "★八方速递★", "八方速递（三则）", "八方速递12条"])
def test_signs_and_the_number_of_items_are_no_part_of_the_name(printed):
    assert [s.section for s in stories(*STORY, printed, *DATED)][1:] == ["八方速递"] * 3


def test_the_english_of_a_name_is_no_text():
    found = stories(*STORY, "八方速递", "News Express", *DATED)
    assert [(s.section, s.headline) for s in found][1:] == [("八方速递", None)] * 3


SIGNED = ("甲县总工会举办读书会，46名职工参加。（张小明）", "乙县总工会成立书法社团。（李伟 王芳）")


@pytest.mark.parametrize("bullet", ["", "△"])
def test_a_short_line_over_signed_briefs_is_the_name_of_their_section(bullet):
    found = stories(*STORY, "职工来信", *(bullet + text for text in SIGNED))
    assert [(s.kind, s.section) for s in found][1:] == [(Kind.BRIEF, "职工来信")] * 2


def test_who_signs_a_bulleted_brief_may_stand_on_the_next_line():
    found = stories("工会动态", "△甲县总工会举办读书会。", "（某镇总工会）", "△乙县总工会成立社团。", "（李四）")
    assert [(s.byline, s.paragraphs) for s in found] == [
        ("（某镇总工会）", ("甲县总工会举办读书会。",)),
        ("（李四）", ("乙县总工会成立社团。",)),
    ]


def test_a_signed_brief_may_have_a_second_paragraph():
    found = stories(
        "工会动态", "△甲县总工会举办读书会。", "46名职工参加。", "（张小明）", "△乙县总工会成立社团。（李四）"
    )
    assert [len(s.paragraphs) for s in found] == [2, 1]


def test_signed_briefs_need_no_name_over_them():
    assert [(s.kind, s.section) for s in stories(*SIGNED)] == [(Kind.BRIEF, None)] * 2


def test_the_title_of_a_digest_is_that_of_the_issue():
    found = parsed("工会早读丨甲县送清凉；乙县驿站开放", "八方速递", *DATED)
    assert found.issue.title == "工会早读丨甲县送清凉；乙县驿站开放"
    assert [s.section for s in found.stories] == ["八方速递"] * 3


def test_a_brief_may_say_when_it_was_after_who_did_it():
    named = ("甲县总工会5月6日召开推进会，部署下半年工作。", "乙县总工会日前为户外劳动者送去清凉物资。")
    assert [s.kind for s in stories("一周动态", *named)] == [Kind.BRIEF] * 2


def test_what_is_said_further_of_a_dated_brief_belongs_to_it():
    briefs = stories("八方速递", DATED[0], "会议还通报了上半年的进展。", *DATED[1:])
    assert [len(s.paragraphs) for s in briefs] == [2, 1, 1]


def test_dated_paragraphs_of_a_chronicle_are_one_story():
    (found,) = stories("东江市总工会五月大事记", *DATED)
    assert (found.kind, len(found.paragraphs)) == (Kind.ARTICLE, 3)


def test_a_single_dated_paragraph_under_a_section_makes_no_round_up():
    assert len(stories("一周动态", DATED[0], "会议还通报了上半年的进展。", "各县都要抓好落实。")) == 1


def test_short_news_with_headlines_in_a_round_up_are_briefs_though_signed():
    found = stories(
        *STORY,
        "环球扫描",
        "甲县驿站开放",
        "东江日报甲县5月6日电（记者王小明）" + DATED[0],
        "乙县总工会送清凉",
        "西河日报乙县5月7日电（记者李四）" + DATED[1],
        "送清凉活动还将持续三个月。",
    )
    assert [(s.kind, s.section, s.kicker, s.headline) for s in found[1:]] == [
        (Kind.BRIEF, "环球扫描", None, "甲县驿站开放"),
        (Kind.BRIEF, "环球扫描", None, "乙县总工会送清凉"),
    ]


def test_a_round_up_ends_at_a_long_story():
    long = ("乙县驿站的一年", "本报乙县5月7日电（记者李四）" + DATED[1], *[DATED[2] * 3] * 6)
    found = stories("八方速递", "甲县驿站开放", "本报甲县5月6日电（记者王小明）" + DATED[0], *long)
    assert [(s.kind, s.section) for s in found] == [(Kind.BRIEF, "八方速递"), (Kind.ARTICLE, None)]


def test_news_without_headlines_in_a_round_up_are_briefs():
    found = stories(*STORY, "各地短讯", "本报讯 " + DATED[0], "本报讯 " + DATED[1])
    assert [(s.kind, s.section) for s in found[1:]] == [(Kind.BRIEF, "各地短讯")] * 2


def test_briefs_run_on_in_one_paragraph_with_signs_between_them_are_parted():
    found = stories("八方速递", "△" + "△".join(DATED))
    assert [(s.kind, s.section, s.paragraphs) for s in found] == [(Kind.BRIEF, "八方速递", (text,)) for text in DATED]


NEWS = tuple("本报讯（记者王小明）" + text for text in DATED[:2])


def test_bulleted_lines_over_news_in_a_row_are_their_headlines():
    found = stories("八方速递", "■甲县驿站开放", NEWS[0], "■乙县总工会送清凉", NEWS[1])
    assert [(s.kind, s.section, s.headline) for s in found] == [
        (Kind.BRIEF, "八方速递", "甲县驿站开放"),
        (Kind.BRIEF, "八方速递", "乙县总工会送清凉"),
    ]


def test_a_section_of_bulleted_headlines_ends_at_one_without_bullet():
    found = stories("八方速递", "■甲县驿站开放", NEWS[0], "■乙县总工会送清凉", NEWS[1], *STORY)
    assert [(s.kind, s.section) for s in found] == [(Kind.BRIEF, "八方速递")] * 2 + [(Kind.ARTICLE, None)]


def test_bulleted_points_over_a_single_piece_of_news_are_no_headlines():
    assert "headline" not in roles("甲县建起驿站", "●站里有热水", "●站外好停车", NEWS[0])[1:]
