from __future__ import annotations

from datetime import date

import pytest

from tests.parsing.generators import measure
from tests.parsing.helpers import parsed, roles

FACTS = "( 2024-05-20 ) 稿件来源:云溪工人报 要闻"
FIRST = ("职工文艺汇演落幕", FACTS, "本报云溪5月19日电 5月18日晚,云溪市职工文艺汇演在工人文化宫落幕。")
SECOND = ("书香飘进纺织园", "——职工书屋建设综述", FACTS, "本报记者 王立", "走进石湾县的职工书屋,墙上挂满了读书心得。")


def test_a_title_right_over_itself_is_announced_there():
    assert roles(FIRST[0], *FIRST)[:2] == ["highlight", "headline"]


def test_the_facts_may_stand_between_both():
    assert roles(*FIRST[:2], FIRST[0], FIRST[2])[:3] == ["highlight", "post-meta", "headline"]


def test_titles_of_several_lines_may_be_repeated():
    found = parsed(FIRST[0], *FIRST, *SECOND[:2], *SECOND).stories
    assert [(story.headline, story.subhead) for story in found] == [(FIRST[0], None), SECOND[:2]]


def test_the_author_may_stand_between_a_repeated_title_and_its_facts():
    assert roles("山里的灯", "山里的灯", "王立", "云溪工人报 2024-05-20 第8版", "山里的灯亮了。")[:3] == [
        "highlight",
        "headline",
        "byline",
    ]


@pytest.mark.parametrize(
    ("second", "parts"),
    [
        ("工友学会三门手艺", ("职工夜校越办越红火", "工友学会三门手艺", None)),
        ("——云溪市职工夜校见闻", ("职工夜校越办越红火", None)),
    ],
)
def test_each_line_of_a_repeated_title_is_a_part_of_its_own(second, parts):
    title = ("职工夜校越办越红火", second)
    (story,) = parsed(*title, *title, *FIRST[1:]).stories
    found = (story.kicker, story.headline, story.subhead)
    assert found == (parts if len(parts) == 3 else (None, parts[0], second))


def test_paper_and_day_stand_under_each_title():
    issue = parsed(*FIRST, *SECOND).issue
    assert (issue.publication, issue.published_on) == ("云溪工人报", date(2024, 5, 20))


def test_several_titles_over_the_time_of_a_post_are_no_title_of_an_issue():
    assert parsed(*FIRST, *SECOND).issue.title is None


def test_the_title_of_a_window_over_that_of_its_story_is_announced():
    window = f"{FIRST[0]}_工会动态_云溪市总工会"
    assert roles(window, *FIRST)[:2] == ["highlight", "headline"]


def test_news_that_stands_above_already_is_noise():
    news = "本报讯 全国工人报刊好新闻评比最近揭晓,本报有三篇作品获奖。(张小明)"
    assert len(parsed(news, "等待处理…", "2023年08月25日", news).stories) == 1


def test_the_opening_of_a_text_over_it_is_noise_however_many_dots_cut_it_off():
    text = "走进石湾县的职工书屋,墙上挂满了读书心得。"
    assert roles(FIRST[0], f"{text[:12]}{'.' * 2000}[详细]", text)[:2] == ["headline", "noise"]


def test_lines_of_many_dots_cost_no_more_than_others():
    assert roles(FIRST[0], f"王立{'.' * 4000}12", FIRST[2])[0] == "headline"


def test_texts_that_differ_in_their_figures_alone_are_no_heads_of_sheets():
    texts = [f"第{n}场职工读书会 2024年5月2{n}日在石湾县举行,墙上挂满了读书心得。" for n in (1, 2)]
    assert roles(FIRST[0], *texts) == ["headline", "body", "body"]


@pytest.mark.parametrize(("pool", "share"), [(measure.TUNED, 0.96), (measure.HELD_OUT, 0.9)])
def test_random_pages_of_digital_editions_are_read_wholly(pool, share):
    found = measure.verdicts("epapers", pool, count=100, seed=7)
    assert sum(not each.wrong for each in found) >= 100 * share


@pytest.mark.parametrize("first", [("小站暖人心 路上有热饭",), ("小站暖人心", "路上有热饭")])
def test_a_title_may_be_joined_where_it_is_printed_first(first):
    text = "驿站开在加油站旁，货车司机可以在这里歇脚、吃热饭。"
    (story,) = parsed(*first, "小站暖人心", "路上有热饭", FACTS, text).stories
    assert (story.kicker, story.headline, story.subhead) == ("小站暖人心", "路上有热饭", None)


def test_an_opening_that_stands_over_the_text_as_a_sentence_is_printed_once():
    opening = "5月18日晚，云溪市职工文艺汇演在工人文化宫落幕"
    found = parsed(
        "职工文艺汇演落幕", "2024-05-20 10:33　来源：云溪工会", f"{opening}。", f"{opening}，十二个节目参演。"
    )
    assert found.stories[0].paragraphs == (f"{opening}，十二个节目参演。",)


def test_an_opening_may_have_a_button_under_it():
    text = "5月18日晚，云溪市职工文艺汇演在工人文化宫落幕，十二个节目参演。"
    found = parsed("职工文艺汇演落幕", "2024-05-20 10:33　来源：云溪工会", f"{text[:20]}……", "全文", text)
    assert found.stories[0].paragraphs == (text,)


def test_a_title_that_is_printed_again_under_who_wrote_the_story_is_noise():
    text = "驿站开在加油站旁，货车司机可以在这里歇脚、吃热饭。"
    found = parsed("小站暖人心", "本报记者 林小雨", "小站暖人心", text)
    (story,) = found.stories
    assert (story.headline, story.byline) == ("小站暖人心", "本报记者 林小雨")
    assert [block.role.value for block in found.blocks] == ["headline", "byline", "noise", "body"]
