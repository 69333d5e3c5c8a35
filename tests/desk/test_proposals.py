from __future__ import annotations

import pytest

from articles.desk.body_ranks import rank_of_body
from articles.desk.proposals import first_sentences


@pytest.mark.parametrize(
    ("body", "most", "proposed"),
    [
        ("一句。二句。三句。", 6, "一句。二句。"),
        ("很长很长的第一句。二句。", 3, "很长很长的第一句。"),
        ("他说:“好!”大家笑了。", 7, "他说:“好!”"),
        ("没有句号", 10, "没有句号"),
        ("\n  首段。\n次段。", 100, "首段。"),
        ("", 10, ""),
    ],
)
def test_the_first_sentences_are_proposed_as_many_as_fit(body, most, proposed):
    assert first_sentences(body, most) == proposed


def test_ranks_fall_from_the_national_union_to_enterprises():
    names = (
        "全总召开会议",
        "中国能源化学地质工会举办竞赛",
        "广东省总工会划分联盟",
        "金昌市总工会开班",
        "思明区总工会赠送礼包",
        "杭州钢铁集团有限公司",
    )
    ranks = [rank_of_body(name) for name in names]
    assert ranks == sorted(set(ranks)) and rank_of_body("无人") > ranks[-1]


def test_the_headline_decides_before_the_text():
    assert rank_of_body("思明区总工会赠送礼包", "全国总工会召开会议") == rank_of_body("思明区总工会赠送礼包")


def test_a_municipality_ranks_as_a_province():
    assert rank_of_body("上海市总工会上线服务") == rank_of_body("江苏省总工会印发意见")
