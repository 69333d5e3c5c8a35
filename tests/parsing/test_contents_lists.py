from __future__ import annotations

import pytest

from tests.parsing.helpers import parsed, roles, stories

HEAD = ("云溪工运信息", "第5期")
FIRST = ("云溪市总工会部署产改工作", "5月17日，云溪市总工会召开产改工作推进会，全市86家单位负责人参加。")
SECOND = ("湖东区总工会送清凉", "5月18日，湖东区总工会慰问环卫工人120名，送去毛巾和茶叶。")


def headlines(*lines: str) -> list[str | None]:
    return [story.headline for story in stories(*lines)]


@pytest.mark.parametrize(
    "heading", ["目录", "目  录", "【本期导读】", "本期要目：", "★ 本期目录 ★", "导　读", "今日导览"]
)
@pytest.mark.parametrize(
    "entries",
    [
        (f"1.{FIRST[0]}", f"2.{SECOND[0]}"),
        (f"▲{FIRST[0]}", f"▲{SECOND[0]}"),
        (f"{FIRST[0]}……（1）", f"{SECOND[0]}……（3）"),
        (FIRST[0], SECOND[0]),
        (f"（一）{FIRST[0]}  2", f"（二）{SECOND[0]}  4"),
    ],
)
def test_a_contents_list_is_in_no_story(heading, entries):
    found = parsed(*HEAD, heading, *entries, *FIRST, *SECOND)
    assert [(story.headline, story.kicker, story.standfirst) for story in found.stories] == [
        (FIRST[0], None, None),
        (SECOND[0], None, None),
    ]
    assert [block.role.value for block in found.blocks].count("highlight") == 3


def test_an_entry_may_have_a_subhead_and_an_author():
    list_ = ("目录", f"1,{FIRST[0]} 陈果", "——从一份调查说起", f"2,{SECOND[0]}")
    assert headlines(*HEAD, *list_, FIRST[0], "——从一份调查说起", "陈果", FIRST[1], *SECOND) == [FIRST[0], SECOND[0]]


def test_an_entry_may_have_no_story_here():
    assert headlines(*HEAD, "目录", f"1.{FIRST[0]}", f"2.{SECOND[0]}", "3.驿站的一天", *FIRST, *SECOND) == [
        FIRST[0],
        SECOND[0],
    ]


def test_a_title_may_be_shorter_in_the_list():
    assert headlines(*HEAD, "目录", "1.部署产改工作", "2.湖东区送清凉", *FIRST, *SECOND) == [FIRST[0], SECOND[0]]


def test_an_entry_makes_a_headline_of_what_looks_like_a_crosshead():
    lines = (*FIRST, "小站暖人心", "5月18日，湖东区总工会慰问环卫工人120名，送去毛巾和茶叶。")
    assert "小站暖人心" in headlines(*HEAD, "目录", f"1.{FIRST[0]}", "2.小站暖人心", *lines)


def test_names_of_sections_in_the_list_are_known_in_the_text():
    list_ = ("目录", "【县区来信】", f"1.{FIRST[0]}", "【窗外】", f"2.{SECOND[0]}")
    found = stories(*HEAD, *list_, "县区来信", *FIRST, "窗外", *SECOND)
    assert [(story.section, story.headline) for story in found] == [("县区来信", FIRST[0]), ("窗外", SECOND[0])]


THIRD = ("重点工作推进会在江北县召开", "5月19日，江北县总工会部署下半年重点工作，各乡镇工会主席参加会议。")


@pytest.mark.parametrize("label", ["【重点工作】", "重点工作", "【光荣榜】"])
def test_a_section_of_the_list_is_one_in_the_text_although_the_title_below_says_its_words(label):
    list_ = ("目录", label, THIRD[0], "【基层动态】", FIRST[0], SECOND[0])
    found = stories(*HEAD, *list_, label, *THIRD, "【基层动态】", *FIRST, *SECOND)
    name = label.strip("【】")
    assert [(story.section, story.headline) for story in found] == [
        (name, THIRD[0]),
        ("基层动态", FIRST[0]),
        ("基层动态", SECOND[0]),
    ]


def test_a_section_without_entries_ends_the_list():
    list_ = ("目录", "【重点工作】", THIRD[0], "【基层动态】", FIRST[0], "【简讯】")
    found = stories(*HEAD, *list_, "【重点工作】", *THIRD, "【基层动态】", *FIRST)
    assert [(story.section, story.headline) for story in found] == [("重点工作", THIRD[0]), ("基层动态", FIRST[0])]


def test_a_section_at_the_end_of_the_list_is_not_that_of_a_title_listed_above_it():
    list_ = ("目录", "【工作动态】", FIRST[0], SECOND[0], "【简讯】")
    assert [story.section for story in stories(*HEAD, *list_, *FIRST, *SECOND)] == [None, None]


def test_a_section_at_the_end_of_the_list_comes_again_below():
    list_ = ("目录", f"1.{FIRST[0]}", f"2.{SECOND[0]}", "【简讯】")
    briefs = ("【简讯】", "△甲县总工会举办读书会，百名职工参加。", "△乙县总工会成立书法社团，吸引六十名职工。")
    assert [story.section for story in stories(*HEAD, *list_, *FIRST, *SECOND, *briefs)] == [None, None, "简讯", "简讯"]


def test_a_section_over_the_first_title_in_list_and_text_is_one():
    list_ = ("目录", "【工作动态】", FIRST[0], "【简讯】", SECOND[0])
    found = stories(*HEAD, *list_, "工作动态", *FIRST, "简讯", *SECOND)
    assert [story.section for story in found] == ["工作动态", "简讯"]


def test_a_list_may_stand_on_the_line_of_its_heading():
    assert headlines(*HEAD, f"本期导读：{FIRST[0]}；{SECOND[0]}", *FIRST, *SECOND) == [FIRST[0], SECOND[0]]


def test_sentences_under_such_a_heading_are_a_standfirst():
    found = stories("灶台前的较量", "本期导读", "一场厨艺比赛，让职工走到了一起。", "本报记者 王小明", FIRST[1])
    assert [story.standfirst for story in found] == ["一场厨艺比赛，让职工走到了一起。"]


def test_a_guide_without_entries_is_noise():
    assert roles("本版导读", "工会动态", "▲湖东区总工会送清凉。（张小明）")[0] == "noise"


def test_the_name_of_a_section_over_a_title_need_not_be_known_in_a_bulletin():
    found = stories(*HEAD, "县区来信", *FIRST, "窗外来风", *SECOND)
    assert [story.section for story in found] == ["县区来信", "窗外来风"]


def test_a_numbered_list_of_the_titles_of_a_page_needs_no_heading():
    titles = ("骑手宿舍亮起工会灯", "暑期工受伤谁来管")
    texts = ("夜里十一点，骑手宿舍的灯还亮着。", "工会律师说，雇主应当赔偿。")
    told = [line for pair in zip(titles, texts, strict=True) for line in pair]
    assert roles(*(f"0{n} {title}" for n, title in enumerate(titles, 1)), *told)[:2] == ["highlight", "highlight"]


def test_a_list_that_was_folded_out_is_announced():
    text = "撑了二十年竹筏的黎师傅，上个月考下了船员证。"
    titles = ("竹筏工考上了“船长证”", "高温里的“错峰班”")
    listed = ("展开列表", f"1. {titles[0]}", f"2. {titles[1]}", "收起列表")
    found = parsed("2024年5月20日　第1版", *listed, titles[0], text, titles[1], text).stories
    assert [story.headline for story in found] == [*titles]


def test_titles_behind_each_other_on_one_line_are_a_contents_list():
    titles = ("1.热处理车间降温有实招", "2.职工子女夏令营归来")
    bodies = (
        "热处理车间工会安装岗位送风机十二台，岗位温度下降四度。",
        "四十名职工子女结束为期一周的夏令营，平安返厂。",
    )
    found = stories(
        "某厂工会周讯",
        "第33期（2021年8月20日）",
        "内容：" + "　".join(titles),
        titles[0],
        bodies[0],
        titles[1],
        bodies[1],
    )
    assert [each.headline for each in found] == list(titles)


def test_the_title_of_a_round_up_that_names_two_of_its_stories_is_no_list():
    title = "一周速览 | 某县建成十座职工驿站;某市职工夜校开课"
    lines = (
        "工作动态",
        "某县建成十座职工驿站",
        "近日，某县总工会建成十座职工驿站，司机可以歇脚、吃热饭。",
        "某市职工夜校开课",
        "5月13日，某市总工会职工夜校在文化宫开课，640余名职工报名。",
    )
    assert parsed(title, "时事   2024-05-20 11:31   北京", *lines).issue.title == title
