from __future__ import annotations

import pytest

from articles.parsing.parser import parse
from articles.parsing.values import Parse
from articles.reading import read
from tests.parsing.helpers import roles, stories

HEAD = "驿站建到了家门口\n丰都工会  2024-06-26 16:20\n"
TEXT = "近日，丰都县总工会在城区建成12个户外劳动者驿站，快递员、外卖骑手、环卫工人可以随时进站歇脚。\n"
MORE = "每个驿站都配有饮水机、微波炉和急救药箱，夏天供应绿豆汤，冬天供应姜茶。\n"
DIGEST = "县总工会建起驿站\n\n近日，县总工会建成12个驿站。\n\n焊工技能竞赛落幕\n\n日前，焊工技能竞赛落幕。\n"


def parsed(text: str) -> Parse:
    return parse(read(text.encode(), name="post.txt"))


def test_the_title_of_a_post_that_is_one_story_is_its_headline():
    (story,) = parsed(HEAD + TEXT + MORE).stories
    assert (story.headline, len(story.paragraphs)) == ("驿站建到了家门口", 2)


def test_a_line_under_the_text_takes_no_headline_away():
    (story,) = parsed(HEAD + TEXT + MORE + "让每一位劳动者都有歇脚的地方\n来源：丰都县总工会\n").stories
    assert story.headline == "驿站建到了家门口"


def test_the_banner_of_a_site_is_no_part_of_its_headline():
    (story,) = parsed("丰都县总工会\n搜索\n首页 机构 要闻 公开\n" + HEAD + TEXT + MORE).stories
    assert (story.kicker, story.headline) == (None, "驿站建到了家门口")


def test_an_author_among_the_facts_over_the_title_signs_the_story():
    (story,) = parsed("来源：丰都工会\n作者：王小明\n字号：小 中 大\n驿站建到了家门口\n" + TEXT + MORE).stories
    assert (story.headline, story.byline) == ("驿站建到了家门口", "作者：王小明")


def test_headings_of_one_level_over_news_of_bodies_are_headlines():
    found = parsed(f"## 县总工会建起驿站\n\n{TEXT}\n## 焊工技能竞赛落幕\n\n县总工会举办的竞赛日前落幕。\n").stories
    assert [story.headline for story in found] == ["县总工会建起驿站", "焊工技能竞赛落幕"]


def test_it_is_no_title_of_an_issue():
    assert parsed(HEAD + TEXT + MORE).issue.title is None


def test_the_title_of_a_digest_stays_that_of_the_issue():
    made = parsed(HEAD + DIGEST)
    assert made.issue.title == "驿站建到了家门口"
    assert [story.headline for story in made.stories] == ["县总工会建起驿站", "焊工技能竞赛落幕"]


def test_a_post_without_text_is_no_story():
    assert parsed(HEAD).stories == ()


TITLES = (
    "甲县户外劳动者驿站建成开放",
    "乙县总工会为职工送清凉了！",
    "职工食堂为何越办越红火？",
    "诉调对接，职工维权又多一条路",
)
PARAGRAPH = "近日，甲县三十座户外劳动者驿站建成开放。"


@pytest.mark.parametrize("mark", ["", "◆", "· ", "1."], ids=["plain", "with a bullet", "with a point", "with a number"])
def test_a_page_of_titles_holds_no_story(mark):
    assert stories(*(mark + title for title in TITLES)) == ()


def test_the_titles_are_links():
    assert roles(*TITLES) == ["link"] * len(TITLES)


def test_the_name_of_their_section_stays_one():
    assert roles("工会要闻", *TITLES) == ["section", *["link"] * len(TITLES)]


def test_one_paragraph_of_text_makes_stories_of_the_page():
    assert [story.headline for story in stories(*TITLES[:1], PARAGRAPH)] == [TITLES[0]]
    assert stories(*TITLES, PARAGRAPH)


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


@pytest.mark.parametrize(
    "lines",
    [
        ("8:30 开幕式", "9:00 拔河预赛", "14:00 拔河决赛", "16:00 颁奖典礼"),
        ("第一天：集合出发，入住疗养院", "第二天：参观纪念馆", "第三天：健康讲座，返程"),
        ("第一名　化工集团队", "第二名　教育工会队", "第三名　公安局队", "体育道德风尚奖　水厂队"),
        ("一、听取和审议工作报告", "二、审议财务工作报告", "三、选举第十六届委员会"),
        ("人人讲安全 个个会应急", "隐患不除 安全难保", "一人违章 众人遭殃") * 2,
    ],
)
def test_a_programme_and_slogans_are_a_story(lines):
    (story,) = stories("职工活动月安排一览", *lines)
    assert story.paragraphs == lines
