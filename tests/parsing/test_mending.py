from __future__ import annotations

import pytest

from articles.parsing.characters import finished
from articles.parsing.mending import ENOUGH, evidence
from articles.parsing.values import Caution, Context
from tests.parsing.helpers import knows, story

CONTEXT = Context(word_across=knows("职工", "石油"))
LONG = "活动现场,志愿者们为职工讲解安全知识。大家认真听讲,踊跃提问,现场气氛热烈,许多职工表示收获"


def joins(left: str, right: str) -> bool:
    return not finished(left) and evidence(left, right, CONTEXT) >= ENOUGH


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LONG, "很大。"),
        ("活动向全体职", "工开放。"),
        ("他毕业后进入某石", "油公司工作。"),
        ("为确保落到实处,《办法》建立", "了会商机制。"),
        ("比赛为期四天。此外,", "组委会还将举办论坛。"),
        ("他告诉大家:“这次活动", "办得很好。”"),
        ("会议研究了工会和", "企业的协商办法。"),
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


def test_a_join_is_marked_on_the_story():
    found = story("说说安全", "本报记者 王小明", LONG, "很大。")
    assert found.paragraphs == (LONG + "很大。",)
    assert found.warnings == (Caution.JOINED,)


def test_a_paragraph_is_joined_over_captions():
    found = story(
        "说说安全",
        "本报记者 王小明",
        "比赛为期四天,共有三十位选手参加。此外,",
        "理论考试现场",
        "实操比赛现场",
        "组委会还将举办论坛。",
    )
    assert found.paragraphs == ("比赛为期四天,共有三十位选手参加。此外,组委会还将举办论坛。",)
    assert [c.text for c in found.captions] == ["理论考试现场", "实操比赛现场"]


def test_a_paragraph_in_three_pieces_is_one():
    found = story("说说安全", "本报记者 王小明", "活动向全体职", "工和石", "油公司员工开放。", context=CONTEXT)
    assert found.paragraphs == ("活动向全体职工和石油公司员工开放。",)


def test_a_dateline_after_an_unfinished_paragraph_ends_the_story():
    found = story("说说安全", "本报记者 王小明", "活动很受欢迎。", "5月6日,某公司", "(本报某地5月7日电)")
    assert found.paragraphs[-1] == "5月6日,某公司"
    assert found.incomplete
    assert Caution.CUT_OFF in found.warnings


def test_a_finished_story_is_complete():
    assert not story("说说安全", "本报记者 王小明", LONG, "很大。").incomplete


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


def test_the_thought_printed_at_the_head_of_an_essay_stays_apart():
    thought = "一场比赛把职工请进厨房,把厨房搬上舞台,让平日里不起眼的手艺人站到台前"
    assert story("说说厨艺", "王小明", thought, LONG + "很大。").paragraphs == (thought, LONG + "很大。")


def test_lines_shaped_alike_are_titles_and_stay_apart():
    series = ("学习他们精益求精的匠心,把食堂办得更好", "学习他们乐于助人的热心,把驿站办得更好")
    found = story("说说厨艺", "本报记者 王小明", LONG + "很大。", series[0], LONG + "。", series[1], LONG + "。")
    assert not any(title in text and title != text for text in found.paragraphs for title in series)
