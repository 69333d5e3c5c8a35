from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.display.text_differences import text_differences

MARKS = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
TEXTS = st.text("工会驿站1234。\n", max_size=40)


def shown(old: str, new: str) -> list[str]:
    return ["".join(MARKS[piece.kind].format(piece.text) for piece in each) for each in text_differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("建成12个驿站。", "建成15个驿站。", ["建成1[-2][+5]个驿站。"]),
        ("第一段。\n第二段。", "第一段。\n第二段，改过。", ["第二段[+，改过]。"]),
        ("第一段。\n第二段。", "第一段。\n插一段。\n第二段。", ["[+插一段。]"]),
        ("第一段。\n第二段。", "第二段。", ["[-第一段。]"]),
        ("清凉包送到班组", "焊工技能竞赛落幕", ["[-清凉包送到班组][+焊工技能竞赛落幕]"]),
        ("", "新写的", ["[+新写的]"]),
        ("一样", "一样", []),
    ],
)
def test_what_differs_is_marked_and_no_more(old, new, wanted):
    assert shown(old, new) == wanted


def test_a_single_character_in_common_does_not_break_what_was_written_anew():
    old, new = "市总工会启动夏送清凉活动", "市总工会举办秋送助学活动"
    assert shown(old, new) == ["市总工会[-启动夏送清凉][+举办秋送助学]活动"]


@given(TEXTS, TEXTS)
def test_of_each_paragraph_both_texts_can_be_read(old, new):
    for kind, text in (("gone", old), ("new", new)):
        found = text_differences(old, new)
        lines = ["".join(piece.text for piece in each if piece.kind in ("same", kind)) for each in found]
        assert all(line in text.split("\n") for line in lines if line)
