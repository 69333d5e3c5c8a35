from __future__ import annotations

import pytest

from articles.parsing.characters import ends_sentence, leaves_open, normalised, wrap_points


def test_folding_makes_punctuation_digits_and_spaces_half_width():
    assert normalised("第１２版，（Ａ）：\u3000\u00a0！？；") == "第12版,(A):  !?;"


@pytest.mark.parametrize("text", ["开班。", "开班!", "他说:“好。”", "开班……", "如下:", "开班。(王小明)", "开班。》"])
def test_a_sentence_end_finishes_a_paragraph(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["开班", "“要我入会”", "开班,", "开班(图)", "", "”"])
def test_a_quotation_without_one_does_not(text):
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "left_open"), [("他说:“好", True), ("《办法》", False), ("(试行", True), ("”", False)]
)
def test_open_quotations_and_brackets_are_seen(text, left_open):
    assert leaves_open(text) is left_open


def test_a_space_before_a_conjunction_is_a_wrapped_line():
    assert wrap_points("某市总工会书记 和部门负责人例会") == [8]


@pytest.mark.parametrize("text", ["经验共享 问题共研", "直播 普法", "AI 和我"])
def test_a_space_between_phrases_is_set_on_purpose(text):
    assert wrap_points(text) == []


def test_a_stop_at_half_width_ends_a_sentence_at_the_end_of_a_line_and_before_brackets():
    assert normalised("职工在读书.\n在切菜.(王小明 摄)\n见 1.2 节") == "职工在读书。\n在切菜。(王小明 摄)\n见 1.2 节"
