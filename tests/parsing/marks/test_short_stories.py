from __future__ import annotations

import pytest

from tests.parsing.helpers import stories, story

WORKSHOP = "退休的老师傅在街口开了修车铺，补胎打气分文不取。"
EVENING_SCHOOL = "厨师们下班以后围着灶台学认字，三个月认了八百个。"
LONG = "修车铺里挂着一本工友留言簿，过路的骑手在上面写天气、路况和哪家的面便宜。" * 6


def headlines(*lines: str) -> list[str | None]:
    return [each.headline for each in stories(*lines)]


def test_a_plain_line_between_two_short_unsigned_texts_is_a_headline():
    assert headlines("老街口的灯", WORKSHOP, "灶台边的夜校", EVENING_SCHOOL) == ["老街口的灯", "灶台边的夜校"]


def test_a_short_line_over_them_names_their_section():
    found = stories("晒心事", "老街口的灯", WORKSHOP, "灶台边的夜校", EVENING_SCHOOL)
    assert [(each.section, each.headline) for each in found] == [("晒心事", "老街口的灯"), ("晒心事", "灶台边的夜校")]


def test_a_line_that_says_what_the_first_of_them_says_names_no_section():
    found = stories(
        "师傅补胎分文不取", "老街口的灯", "退休师傅补胎分文不取，工友都爱来。", "灶台边的夜校", EVENING_SCHOOL
    )
    assert [each.section for each in found] == [None, None]


def test_they_begin_under_the_name_of_a_section_in_the_middle_of_a_page():
    news = ("县总工会召开会议", "本报讯（记者 王小明）5月6日，县总工会召开会议，部署全年工作。")
    found = headlines(*news, "【一线传真】", "老街口的灯", WORKSHOP, "灶台边的夜校", EVENING_SCHOOL)
    assert found == [news[0], "老街口的灯", "灶台边的夜校"]


@pytest.mark.parametrize("above", ["本报记者 李四", "县总工会女工部"])
def test_a_signed_story_may_have_crossheads_however_short(above):
    assert headlines("老街口的灯", above, WORKSHOP, "灶台边的夜校", EVENING_SCHOOL) == ["老街口的灯"]


@pytest.mark.parametrize("rule", ["**********", "※※※※※※", "——————"])
def test_a_line_of_signs_between_them_ends_no_row(rule):
    assert headlines("老街口的灯", WORKSHOP, rule, "灶台边的夜校", EVENING_SCHOOL) == ["老街口的灯", "灶台边的夜校"]


def test_the_name_of_a_day_at_its_end_leaves_no_headline_open():
    assert headlines("老街口的灯", WORKSHOP, "单身楼里过冬至", EVENING_SCHOOL) == ["老街口的灯", "单身楼里过冬至"]


def test_a_long_text_may_have_crossheads():
    assert story("老街口的灯", LONG, "灶台边的夜校", EVENING_SCHOOL).crossheads


@pytest.mark.parametrize("heads", [("一、门口", "二、灶台"), ("01/ 门口", "02/ 灶台"), ("客运", "货运")])
def test_numbered_lines_and_pairs_of_single_words_are_crossheads(heads):
    assert headlines("老街口的灯", WORKSHOP, heads[0], EVENING_SCHOOL, heads[1], WORKSHOP)[1:] == []


def test_a_picture_within_the_text_parts_no_stories():
    picture = "图为师傅在补胎。（李四摄）"
    assert headlines("老街口的灯", WORKSHOP, picture, WORKSHOP, "一把扳手", EVENING_SCHOOL) == ["老街口的灯"]
