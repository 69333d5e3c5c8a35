from __future__ import annotations

import pytest

from articles.parsing.rules.continuations import continuation, continued_from, continued_on
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "(上接第1版)",
        "（上接第一版）",
        "▲（上接A1版）",
        "(下转第4版)",
        "（下转第四版）",
        "上接1版",
        "(紧接第2版)",
        "下转第3版",
        "〔下转第4版〕",
    ],
)
def test_a_mark_on_a_line_of_its_own_is_known(line):
    assert taken(continuation, line) == line


def test_a_mark_before_the_text_is_taken_off_the_front():
    assert taken(continued_from, "（上接第1版）活动中,职工们说。") == "（上接第1版）"


def test_a_mark_after_the_text_is_taken_off_the_back():
    assert taken(continued_on, "活动为期一个月。（下转第4版）") == "（下转第4版）"


@pytest.mark.parametrize("line", ["转3版的报道引起热议", "上接天时,下接地气", "(相关报道见第二版)"])
def test_other_words_with_pages_are_no_marks(line):
    assert taken(continuation, line) is None
    assert taken(continued_from, line) is None
