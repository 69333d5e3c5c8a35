from __future__ import annotations

import pytest

from articles.parsing.lines import lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\x85", "\u2028", "\n\n\n", "\n \t\n"])
def test_any_line_end_and_any_number_of_them_part_lines(end):
    assert [line.text for line in lines(f"甲{end}乙")] == ["甲", "乙"]


def test_offsets_are_those_of_the_ink():
    text = "\n  甲乙 \r\n\u3000丙"
    assert [text[line.start : line.end] for line in lines(text)] == ["甲乙", "丙"]


def test_a_text_without_ink_has_no_lines():
    assert list(lines(" \n\u3000\n")) == []


def test_a_bullet_after_the_end_of_a_sentence_begins_a_line():
    text = "甲县建成驿站。△乙县送清凉！△丙县“开赛。”△丁县签约。"
    found = list(lines(text))
    assert [line.text[0] for line in found] == ["甲", "△", "△", "△"]
    assert "".join(text[line.start : line.end] for line in found) == text


@pytest.mark.parametrize("text", ["一九九八年○月", "打阵地战●打渗透战", "乙县送清凉。△"])
def test_other_signs_inside_a_line_do_not(text):
    assert len(list(lines(text))) == 1
