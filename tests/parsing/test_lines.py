from __future__ import annotations

import pytest

from articles.parsing.lines import PrintedLine, printed_lines
from articles.parsing.values import Role
from tests.parsing.helpers import parsed


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\x85", "\u2028", "\n\n\n", "\n \t\n"])
def test_any_line_end_and_any_number_of_them_part_printed_lines(end):
    assert [line.whole for line in printed_lines(f"甲{end}乙")] == ["甲", "乙"]


def test_offsets_are_those_of_the_ink():
    text = "\n  甲乙 \r\n\u3000丙"
    assert [text[line.start : line.end] for line in printed_lines(text)] == ["甲乙", "丙"]


def test_a_text_without_ink_has_no_printed_lines():
    assert printed_lines(" \n\u3000\n") == []


def test_a_bullet_after_the_end_of_a_sentence_begins_a_line():
    text = "甲县建成驿站。△乙县送清凉！△丙县“开赛。”△丁县签约。"
    found = list(printed_lines(text))
    assert [line.whole[0] for line in found] == ["甲", "△", "△", "△"]
    assert "".join(text[line.start : line.end] for line in found) == text


@pytest.mark.parametrize("text", ["一九九八年○月", "打阵地战●打渗透战", "乙县送清凉。△"])
def test_other_signs_inside_a_line_do_not(text):
    assert len(list(printed_lines(text))) == 1


def only_line(text: str) -> PrintedLine:
    (line,) = printed_lines(text)
    return line


def pieces(text: str) -> list[tuple[str, str]]:
    """Each piece of the line with its role; the core has none."""
    found = only_line(text)
    core = [(text[found.core_start : found.core_end].rstrip(), "core")] if found.text else []
    front = [(text[piece.start : piece.end], piece.role.value) for piece in found.front]
    return front + core + [(text[piece.start : piece.end], piece.role.value) for piece in found.back]


def test_pieces_are_taken_off_both_ends():
    assert pieces("◆本报讯(记者王小明)某厂工会成立。(下转第4版)") == [
        ("◆", "bullet"),
        ("本报讯(记者王小明)", "byline"),
        ("某厂工会成立。", "core"),
        ("(下转第4版)", "continuation"),
    ]


def test_a_dateline_and_a_byline_may_stand_before_the_text():
    assert pieces("新华社某地5月6日电(记者王小明)某厂工会成立。") == [
        ("新华社某地5月6日电", "dateline"),
        ("(记者王小明)", "byline"),
        ("某厂工会成立。", "core"),
    ]


def test_a_line_that_a_rule_takes_whole_is_claimed():
    assert only_line("编辑 | 王小明").role is Role.COLOPHON


def test_a_mark_before_a_claimed_line_does_not_hide_the_claim():
    assert only_line("## 阅读提示").role is Role.LABEL


def test_the_level_of_a_heading_is_counted():
    assert only_line("## 一周动态").heading_level == 2
    assert only_line("一周动态").heading_level == 0


def test_invisible_ink_is_noise():
    assert pieces("\u200b本报记者 王小明") == [("\u200b", "noise"), ("本报记者 王小明", "byline")]
    assert only_line("\ufeff").role is Role.NOISE


def test_labels_of_a_site_stand_before_the_lines_of_a_head():
    (story,) = parsed("标题：", "小站暖人心", "副题：", "——驿站建设综述", "驿站开在加油站旁，司机可以歇脚。").stories
    assert (story.headline, story.subhead) == ("小站暖人心", "——驿站建设综述")
