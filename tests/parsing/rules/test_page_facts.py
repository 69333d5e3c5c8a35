from __future__ import annotations

import pytest

from articles.parsing.characters import normalised
from articles.parsing.rules.page_facts import page_facts


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (
            "发布日期:2024-05-20 10:33信息来源:云溪市总工会浏览量:368 【字体:大 中 小】",
            ["time", "source", "count", "size"],
        ),
        ("[ 作者：何静 | 时间：2024-05-20 | 浏览：368 ]", ["people", "time", "count"]),
        ("2024-05-20 10:33　来源：云溪日报　责任编辑：林小雨", ["source", "people"]),
        ("云溪工会网 2024-05-20 来源：市总", ["source"]),
        ("阅读 368 次", ["count"]),
        ("关 键 词：夜校", ["tags"]),
        ("【索引号】 YX01/2024-0012", ["source"]),
        ("发稿时间：2024-05-20 科室：法律部", ["time", "any"]),
        ("2024-05-20 | 作者：何静", ["people"]),
        ("〖日期：2024-05-20〗〖来源：市总〗〖浏览：66〗", ["time", "source", "count"]),
        ("[2024-05-20] [来源：市总] [阅：302]", ["source", "count"]),
        ("投稿人：云溪市总工会", ["source"]),
        ("原文：https://example.org/s/1", ["source"]),
    ],
)
def test_facts_are_told_apart_by_their_labels(line, kinds):
    assert [fact.kind for fact in page_facts(normalised(line))] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "时间：5月20日 地点：工人文化宫",
        "作者：何静",
        "责任编辑：林小雨 校对：陈果",
        "来源：他说，工会就是我们的娘家。",
        "云溪市总工会送清凉",
        "地点：工人文化宫 来源：市总",
    ],
)
def test_what_stories_print_themselves_is_no_such_line(line):
    assert page_facts(normalised(line)) == ()
