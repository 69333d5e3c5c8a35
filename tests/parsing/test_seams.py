from __future__ import annotations

import pytest

from articles.parsing.characters import ends_sentence
from articles.parsing.mending import ENOUGH
from articles.parsing.seams import NEVER_SAID, SAID_ELSEWHERE, Seam, continuity, is_one_paragraph, said_elsewhere
from articles.parsing.values import Context
from tests.parsing.helpers import knows

CONTEXT = Context(word_across=knows("职工", "石油"))
LONG = "活动现场,志愿者们为职工讲解安全知识。大家认真听讲,踊跃提问,现场气氛热烈,许多职工表示收获"


def seam(left: str, right: str, near: str = "") -> Seam:
    return Seam(left, right, near or f"{left}\n{right}", CONTEXT)


def joins(left: str, right: str) -> bool:
    return not ends_sentence(left) and is_one_paragraph(seam(left, right), 0.0, ENOUGH)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LONG, "很大。"),
        ("活动从今天上午起向全体职", "工开放。"),
        ("他从学校毕业后,进入某石", "油公司工作。"),
        ("为确保落到实处,《办法》建立", "了会商机制。"),
        ("比赛为期四天。此外,", "组委会还将举办论坛。"),
        ("他告诉大家:“这次活动", "办得很好。”"),
        ("会议连续两天研究了工会和", "企业的协商办法。"),
    ],
)
def test_evidence_from_both_sides_joins_two_pieces(left, right):
    assert joins(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("活动到此结束。", "很大的收获。"),
        ("大家都说好!”", "了不起的活动。"),
        ("活动内容如下:", "讲解安全知识。"),
        ("小站暖人心", "清晨,驿站开门了。"),
        ("5月6日,某公司", "5月7日,某工厂开工。"),
        ("人人有收获", "一、活动的目的"),
    ],
)
def test_in_doubt_two_pieces_stay_apart(left, right):
    assert not joins(left, right)


@pytest.mark.parametrize(
    "left",
    [
        "据介绍,今年5月,某厂举办厨艺比赛",
        "比赛很热闹。来自二十家企业的职工",
        "厂工会主席表示,希望通过这样的比赛",
        "第二十条  工会会员大会的代表",
        "近日,某县职工文化中心里挤满了人,大家",
    ],
)
def test_a_text_that_can_be_no_title_goes_on(left):
    assert joins(left, "提高本领。")


@pytest.mark.parametrize("left", ["“让每一名会员都能感受到温暖与关怀”", "厨艺比赛让食堂有滋味,驿站让司机有歇处"])
def test_what_may_be_a_title_stays_apart(left):
    assert not joins(left, "清晨,驿站开门了。")


def test_what_stands_together_elsewhere_in_the_story_tells_for_one_paragraph():
    gap = ("驿站由某县快递", "协会管理。")
    weights = [said_elsewhere(seam(*gap, near=near)) for near in ("快递协会", "快递员。各协会", "递协", "")]
    assert weights == [SAID_ELSEWHERE[0][2], NEVER_SAID, SAID_ELSEWHERE[3][2], NEVER_SAID]


def test_a_word_across_the_gap_tells_for_one_paragraph():
    assert continuity(seam("附近的石", "油公司的人。")) > 0 > continuity(seam("附近的石", "清晨的街。"))


@pytest.mark.parametrize("right", ["近日,某厂开工。", "“我们来了。”", "王小明表示,活动很好。", "第一,学好本领。"])
def test_a_fresh_beginning_tells_against(right):
    assert continuity(seam("附近的石", right)) < continuity(seam("附近的石", "清晨的街很静。"))
