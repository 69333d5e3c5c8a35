"""What a site lists and prints under a story is no part of it."""

from __future__ import annotations

import pytest

from tests.parsing.generators import measure
from tests.parsing.helpers import parsed, roles

STORY = (
    "云溪市总工会举办职工夜校",
    "2024-05-20 10:33　来源：云溪市总工会",
    "5月13日，云溪市总工会职工夜校在工人文化宫开课，吸引640余名职工报名。",
)


def test_titles_to_the_end_under_their_heading_are_links():
    related = ("相关新闻", "湖东区总工会送清凉", "· 石湾县开展技能比武", "返回顶部")
    assert [story.headline for story in parsed(*STORY, *related).stories] == [STORY[0]]
    assert roles(*STORY, *related)[-4:] == ["link", "link", "link", "noise"]


def test_the_same_heading_over_text_heads_a_box():
    text = ("相关链接", "职工夜校由市总工会和市文化馆合办，课程由职工投票选出。")
    assert "link" not in roles(*STORY, *text)


@pytest.mark.parametrize("line", ["主办单位：云溪市总工会", "地址：云溪市人民路1号"])
def test_an_address_among_what_a_site_prints_at_its_foot_is_none_of_the_story(line):
    assert roles(*STORY, "返回顶部", line)[-2:] == ["noise", "noise"]


def test_who_edited_is_named_with_the_issue_wherever_it_is_printed():
    end = "夜校课程由职工投票选出。（责任编辑：林小雨）"
    found = parsed(*STORY, end)
    assert found.issue.editors == ("林小雨",)
    assert found.stories[0].paragraphs[-1] == "夜校课程由职工投票选出。"


@pytest.mark.parametrize(("pool", "share"), [(measure.TUNED, 0.96), (measure.HELD_OUT, 0.9)])
def test_random_pages_of_sites_are_read_wholly(pool, share):
    found = measure.verdicts("web_pages", pool, count=100, seed=7)
    assert sum(not each.wrong for each in found) >= 100 * share


def test_a_name_among_what_a_platform_prints_under_a_post_is_none_of_the_story():
    found = parsed(*STORY, "阅读 2341", "何静", "喜欢作者", "写留言")
    assert len(found.stories) == 1


def test_what_readers_wrote_under_a_post_is_noise_to_the_end():
    comments = ("精选留言", "爱吃辣的骑手", "我一天去三回，算谁的？", "算我们的！")
    assert roles(*STORY, *comments)[-4:] == ["noise"] * 4


def test_titles_between_two_stories_are_links_to_the_head_of_the_next():
    second = ("湖东区总工会送清凉", "2024-05-19 17:22　来源：湖东区总工会", "5月18日，湖东区总工会慰问环卫工人120名。")
    found = parsed(*STORY, "相关新闻：", "石湾县开展技能比武", *second).stories
    assert [(story.kicker, story.headline) for story in found] == [(None, STORY[0]), (None, second[0])]


SENT = "某县总工会送清凉到工地"
TOLD = ("近日，某县总工会走进建筑工地，为职工送去防暑用品。", "职工们说，这份清凉来得及时。")


@pytest.mark.parametrize(
    "line", ["更多内容请关注下期", "转发给身边的工友，让更多人知道", "早安，云溪！", "今天的节目播送完了，感谢收听。"]
)
def test_what_is_said_to_readers_under_the_last_text_is_of_no_story(line):
    assert parsed(SENT, *TOLD, line).stories[0].paragraphs == TOLD


def test_what_a_picture_shows_stays():
    shown = "图为职工在读书分享会上交流。王小明 摄"
    assert "noise" not in roles(SENT, *TOLD, shown)


def test_a_sentence_of_the_text_that_asks_for_something_stays():
    asked = "请各单位关注职工冷暖。"
    assert parsed(SENT, *TOLD, asked).stories[0].paragraphs == (*TOLD, asked)
