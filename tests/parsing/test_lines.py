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
