from __future__ import annotations

import pytest

from articles.parsing.rules.signatures import author_note, signature_after, signature_alone
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "（作者单位：某大学）",
        "（作者系某市总工会主席）",
        "(作者为某大学（某学院）教授)",
        "（王小明整理）",
        "——编者",
        "——编  者",
    ],
)
def test_a_note_on_the_author_is_known(line):
    assert taken(author_note, line) == line


@pytest.mark.parametrize("line", ["（王小明）", "(王小明 李四)", "（王小明李大年）", "（欧阳修）"])
def test_names_in_brackets_sign(line):
    assert taken(signature_alone, line) == line


@pytest.mark.parametrize("line", ["（完）", "（见图）", "（一）", "（本报综合）", "(暂行)"])
def test_other_words_in_brackets_do_not(line):
    assert taken(signature_alone, line) is None


def test_names_after_the_last_sentence_sign():
    assert taken(signature_after, "某厂工会成立。（王小明）") == "（王小明）"
    assert taken(signature_after, "某厂工会（筹）") is None
