from __future__ import annotations

import pytest

from articles.parsing.values import Kind
from tests.parsing.helpers import parsed, stories

TEXTS = ("甲县总工会举办读书会，46名职工参加。", "乙县总工会成立书法社团。", "丙市总工会为困难职工捐款。")


@pytest.mark.parametrize(
    "numbers",
    [
        ("1、", "2、", "3、"),
        ("①", "②", "③"),
        ("（一）", "（二）", "（三）"),
        ("1. ", "2. ", "3. "),
        ("一、", "二、", "三、"),
        ("1/", "2/", "3/"),
        ("1）", "2）", "3）"),
    ],
)
def test_signed_paragraphs_with_numbers_are_briefs(numbers):
    found = stories("职工来信", *(f"{n}{text}（王小明）" for n, text in zip(numbers, TEXTS, strict=True)))
    assert [(story.kind, story.paragraphs, story.byline) for story in found] == [
        (Kind.BRIEF, (text,), "（王小明）") for text in TEXTS
    ]


def test_under_the_name_of_a_round_up_they_need_no_signature():
    assert len(stories("各县短波", *(f"{n}、{text}" for n, text in enumerate(TEXTS, 1)))) == len(TEXTS)


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "3."),
        ("（1）", "（2）", "（3）"),
        ("01", "02", "03"),
        ("【1】", "【2】", "【3】"),
        ("1｜", "2｜", "3｜"),
    ],
)
@pytest.mark.parametrize("head", [("听，工会新闻",), ("一周要情", "第23期", "某县总工会办公室编　2024年5月6日")])
def test_news_under_a_short_title_or_an_imprint_is_in_briefs(head, numbers):
    assert len(stories(*head, *map("".join, zip(numbers, TEXTS, strict=True)))) == len(TEXTS)


@pytest.mark.parametrize("day", ["6月6日", "6月9日"])
def test_the_day_behind_a_number_is_no_part_of_it(day):
    (first, *_) = stories("各县短波", *(f"{n}.{day}，{text}" for n, text in enumerate(TEXTS, 1)))
    assert first.paragraphs == (f"{day}，{TEXTS[0]}",)


RULES = ("不准使用工会经费请客送礼。", "不准滥发奖金。", "不准私设小金库。")


def test_the_numbered_rules_under_a_short_title_are_one_story():
    assert len(stories("经费管理须知", *(f"{n}、{rule}" for n, rule in zip("一二三", RULES, strict=True)))) == 1


def test_the_numbered_paragraphs_of_a_document_are_one_story():
    found = stories("某县职工食堂公约", "为办好食堂，订立本公约。", *(f"{n}.{text}" for n, text in enumerate(TEXTS, 1)))
    assert len(found) == 1


def test_numbered_news_under_nothing_but_the_head_of_a_post_are_briefs():
    news = ("①云溪市总工会今起发放书店券。", "②市总工会公布驿站名单，十七处入选。", "③湖东区总工会组织体检。")
    found = parsed("云溪工会 2024-05-20 06:45", *news).stories
    assert [story.paragraphs for story in found] == [(text[1:],) for text in news]


def test_numbered_headlines_of_a_round_up_may_have_a_button_over_them():
    heads = ("01 全市“冬送温暖”活动启动", "02 文体中心新增两片冰场")
    texts = ("今年将走访慰问困难职工、一线职工三千六百户。", "冰场面向会员免费开放，需提前一天预约。")
    found = stories("渭水工会早知道", "渭水工会 2024-12-03 07:00", "听一听", heads[0], texts[0], heads[1], texts[1])
    assert [each.headline for each in found] == [head[3:] for head in heads]
