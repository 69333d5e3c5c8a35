from __future__ import annotations

import pytest

from tests.parsing.helpers import parsed

OPENING = "从学徒到班长，他一干就是三十年，带出的徒弟有四十多人。"
CLOSING = "他常常对徒弟们说，干一行就要爱一行。"
OTHER = "六排书架整齐摆放着各类图书，下了班的职工正在安静地阅读。"


def headlines(*lines: str) -> list[str | None]:
    return [story.headline for story in parsed(*lines).stories]


def test_what_stands_under_a_blank_line_where_no_paragraph_does_is_a_headline():
    lines = ("一名老班长", OPENING, CLOSING, "", "书屋夜话", OTHER, CLOSING)
    assert headlines(*lines) == ["一名老班长", "书屋夜话"]


def test_blank_lines_under_every_paragraph_say_nothing():
    lines = ("一名老班长", OPENING, CLOSING, "书屋夜话", OTHER, CLOSING)
    apart = [part for line in lines for part in (line, "")]
    assert headlines(*apart) == headlines(*lines)


def test_one_blank_line_says_nothing_where_a_paragraph_stands_under_another():
    assert headlines("一名老班长", OPENING, "", CLOSING, "", "书屋夜话", OTHER) == headlines(
        "一名老班长", OPENING, CLOSING, "书屋夜话", OTHER
    )


@pytest.mark.parametrize("crosshead", ["一、拜师学艺", "（一）拜师学艺"])
def test_a_numbered_crosshead_may_stand_under_a_blank_line(crosshead):
    lines = ("一名老班长", OPENING, "", crosshead, CLOSING, "", crosshead.replace("一", "二"), OTHER)
    assert headlines(*lines) == ["一名老班长"]
