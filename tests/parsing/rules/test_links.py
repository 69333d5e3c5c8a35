from __future__ import annotations

import pytest

from articles.parsing.rules.links import button, link_heading, word_count, word_count_alone
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize("line", ["往期精彩", "『往期精彩』", "—— 推荐阅读 ——", "【往期回顾】"])
def test_headings_over_links_are_known_in_any_ornament(line):
    assert taken(link_heading, line) == line


@pytest.mark.parametrize(
    "line",
    [
        "最新文章",
        "阅读原文",
        "点赞 在看 分享",
        "点击上方蓝字 关注我们",
        "【我要打印】 【关闭窗口】",
        "语音播放",
        "返回 目录 分享",
        "本版目录｜PDF浏览｜返回报头",
        "记者手记 | 收藏 | 举报",
        "上一版 下一版",
    ],
)
def test_buttons_are_known(line):
    assert taken(button, line) == line


@pytest.mark.parametrize("line", ["职工分享经验", "往期精彩活动回放受欢迎", "收藏家王小明"])
def test_words_of_a_sentence_are_no_platform_words(line):
    assert taken(button, line) is None
    assert taken(link_heading, line) is None


def test_a_count_of_characters_is_taken_off_the_back():
    assert taken(word_count, "王小明 字数: 1363") == "字数: 1363"
    assert taken(word_count_alone, "字数 825字") == "字数 825字"


def test_many_buttons_set_apart_are_looked_at_once():
    assert taken(button, "赞,,," * 7 + "某厂的职工") is None
