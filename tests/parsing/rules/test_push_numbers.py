from __future__ import annotations

import pytest

from articles.parsing.rules.push_numbers import PUSH, push_number
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line", ["工会之声 第 12次推送", "工会之声\u00a0\u00a0第\u00a012次推送", "第12期推送", "工会之声·第12篇推文。"]
)
def test_the_running_number_of_a_post_is_known(line):
    assert taken(push_number, line) == line


def test_it_names_the_account_and_the_number():
    match = PUSH.fullmatch("工会之声  第 12次推送")
    assert match.groupdict() == {"publication": "工会之声", "number": "12"}


def test_a_sentence_about_pushing_is_none():
    assert taken(push_number, "这是第12次推送活动的现场") is None
