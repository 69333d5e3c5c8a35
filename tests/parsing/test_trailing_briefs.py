from __future__ import annotations

from articles.parsing.values import Kind
from tests.parsing.helpers import stories

HEADLINE = "东江市职工食堂开张"
STORY = (
    "本报讯（记者王小明）东江市总工会办的职工食堂今天开张，首批三十家食堂向夜班职工供应热饭，一荤两素十二元。",
    "食堂由企业出场地、工会出设备，菜价每周公示。夜班职工说，食堂的热饭让人不想家，企业正商量把食堂办到宿舍楼下。",
)
BRIEFS = (
    "西山机务段近日在候车楼二层开了一间阅览室，六千册旧书由老司机们凑成，乘务员退乘以后常来坐坐，借阅全凭自觉，开放以来只丢失三册画报。",
    "南岭林场5月4日给三百名护林员配发定位手环，遇险时按下红键，塔台十秒内便知方位。据林场介绍，去年山洪曾使两人失联一整夜。",
    "北港码头去年举办桥吊绝活擂台赛，七十位司机比拼穿针引线、隔空倒酒，最年轻者不过二十二岁，获奖选手被评为首席技师，奖金存入本人账户。",
)
SAME = (
    "据东江市总工会介绍，去年职工食堂试点时每天有四百多名夜班职工吃饭，企业出场地、工会出设备的办法受到职工欢迎，"
    "今年将再办三十家食堂。"
)


def test_briefs_after_a_story_are_stories_of_their_own():
    found = stories(HEADLINE, *STORY, *BRIEFS)
    assert [(story.kind, story.headline) for story in found] == [(Kind.ARTICLE, HEADLINE), *[(Kind.BRIEF, None)] * 3]


def test_they_are_less_sure_than_stories_with_a_headline():
    titled, *briefs = stories(HEADLINE, *STORY, *BRIEFS)
    assert all(brief.confidence < titled.confidence for brief in briefs)


def test_a_single_paragraph_on_something_else_stays():
    assert len(stories(HEADLINE, *STORY, BRIEFS[0])) == 1


def test_paragraphs_on_the_subject_of_the_story_stay():
    assert len(stories(HEADLINE, *STORY, SAME, SAME.replace("去年", "前年"))) == 1


def test_briefs_before_the_last_paragraph_of_a_story_stay():
    assert len(stories(HEADLINE, *STORY, *BRIEFS, SAME)) == 1
