from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.figures import find_figures


def figures(text: str) -> list[tuple[float, str, str | None]]:
    return [(figure.value, figure.unit, figure.qualifier) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("培训保安36名", (36, "名", None)),
        ("30余名保安参加", (30, "名", "余")),
        ("近30名保安参加", (30, "名", "近")),
        ("服务3.5万人次", (35000, "人次", None)),
        ("服务3万多人次", (30000, "人次", "多")),
        ("补贴1,250元", (1250, "元", None)),
        ("投入80万元", (800000, "元", None)),
        ("投入超千万元", (10_000_000, "元", "超")),
        ("上千件", None),
        ("满意率达98.5%", (98.5, "%", "达")),
        ("提高3个百分点", (3, "个百分点", None)),
        ("为期两年的课程", None),
        ("两批工人出发", (2, "批", None)),
        ("一百二十户人家", (120, "户", None)),
        ("十个班组", (10, "个", None)),
        ("不少于500元", (500, "元", "不少于")),
    ],
)
def test_figure(text: str, figure: tuple[float, str, str | None] | None) -> None:
    assert figures(text) == ([figure] if figure else [])


@pytest.mark.parametrize(
    "text",
    [
        "第3次会议",
        "2024年的计划",
        "一个都不能少",
        "举行了一场比赛",
        "每3天一次",
        "唱响“5个一”活动",
        "按照《推进3000家班组建设方案》",
        "前3名",
        "电话12345",
        "",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


def test_range_gives_both_ends() -> None:
    assert figures("奖金800元~1200元") == [(800, "元", None), (1200, "元", None)]


def test_multiple_of_a_range_counts_for_both_ends() -> None:
    assert figures("奖金2~3万元") == [(20000, "元", None), (30000, "元", None)]


def test_neighbouring_digits_are_a_range() -> None:
    assert figures("来了七八十人") == [(70, "人", None), (80, "人", None)]


def test_end_of_a_longer_number_is_no_figure() -> None:
    assert (20_000_000, "元", None) not in figures("投入1亿2000万元")


def test_text_is_the_clause() -> None:
    assert find_figures("会上,全市评出班组12个,表彰工人。")[0].text == "全市评出班组12个"


def test_figures_stand_in_the_order_of_the_text() -> None:
    assert [value for value, _, _ in figures("3家公司的40名工人领到5%的补贴")] == [3, 40, 5]


def test_figure_said_again_is_given_once() -> None:
    assert len(find_figures("12家商场参加。这12家商场都在市区。")) == 1


def test_same_number_of_other_things_is_another_figure() -> None:
    assert len(find_figures("12家商场和12家酒店参加")) == 2


@given(st.text(alphabet="0123456789.,近超余多万亿千百十两三五个名元年%~-《》第“,。人次 ", max_size=40))
def test_every_text_of_a_figure_is_printed(text: str) -> None:
    for figure in find_figures(text):
        assert figure.text in text and figure.value >= 0


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    find_figures(text)
