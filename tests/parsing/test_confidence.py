from __future__ import annotations

from articles.parsing.values import Caution
from tests.parsing.helpers import stories, story

LEAD = "本报讯(记者王小明)近日,某县总工会在县职工文化中心举办厨艺比赛,来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"


def test_a_headline_that_its_news_repeats_is_sure():
    found = story("某县总工会举办厨艺比赛", LEAD, BODY)
    assert found.confidence > 0.9
    assert found.warnings == ()


def test_a_line_that_may_be_headline_or_crosshead_makes_a_doubtful_story():
    theme = "县职工食堂近来添了新菜,食堂的新菜受到职工欢迎。"
    doubtful = stories("某县总工会举办厨艺比赛", LEAD, BODY, "县职工食堂添新菜", theme, BODY)
    assert doubtful[-1].confidence < story("某县总工会举办厨艺比赛", LEAD, BODY).confidence


def test_a_text_without_headline_is_flagged():
    assert Caution.DOUBTFUL_BOUNDARY in story(BODY, BODY).warnings


def test_confidence_lies_between_nothing_and_one():
    assert all(0 < s.confidence <= 1 for s in stories("说说厨艺", BODY, "说说驿站", BODY, "一个问题", BODY))
