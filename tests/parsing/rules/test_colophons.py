from __future__ import annotations

import pytest

from articles.parsing.rules.colophons import colophon
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "编辑 | 王小明 李四",
        "责任编辑：王小明",
        "责编:王小明 校对:李四",
        "本版责编：王  明  李小四",
        "版式设计：王小明",
        "编辑 王小明 李四",
        "本版邮箱：paper@example.org",
        "栏目投稿邮箱：paper@example.org",
        "签发：王大伟　　审核：林小雨　　编辑：李一鸣",
        "播音丨王小明",
        "责任编辑：王小明 本期校对：李四 联系电话：1234567 主管：某市邮政工会",
        "本版责编 王小明  李  四",
        "题图设计：王小明",
        "一版责编：王  明  李小四  二版责编：赵大年  三版责编：王小明  李  四",
    ],
)
def test_who_edited_the_page_is_a_colophon(line):
    assert taken(colophon, line) == line


@pytest.mark.parametrize("line", ["编辑部召开会议", "编辑们走进车间,倾听职工心声。", "王小明"])
def test_editors_in_a_sentence_are_none(line):
    assert taken(colophon, line) is None


@pytest.mark.parametrize(
    "line",
    [
        "欢迎广大读者来稿。来稿要求为原创首发。",
        "欢迎各基层工会踊跃投稿！",
        "投稿：paper@example.org",
        "下期请丙班供稿。",
        "-- 本快讯每周五发送 --",
    ],
)
def test_what_readers_are_asked_and_told_is_one(line):
    assert taken(colophon, line) == line
