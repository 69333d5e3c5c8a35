from __future__ import annotations

import pytest

from articles.parsing.rules.calls import call
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "👇点击下方卡片关注",
        "长按下图扫码报名",
        "戳这里，加入工会",
        "分享、点赞、在看，一键三连",
        "你点的每个“在看”，我都认真当成了喜欢",
        "← 左滑查看更多",
        "关注云溪工会",
        "投稿、合作：a@example.com",
        "征稿邮箱：a@example.com",
        "你用过几次？评论区聊聊",
        "以下文章来源于云溪发布 ，作者云溪发布",
        "—— 完 ——",
        "--END--",
    ],
)
def test_what_a_post_says_to_its_readers_is_known(line):
    assert taken(call, line) == line


@pytest.mark.parametrize(
    "line",
    ["完", "点赞最美劳动者", "关注困难职工", "职工分享经验", "征稿启事", "工友们在看电影", "她点击鼠标，屏幕亮了。"],
)
def test_a_line_of_a_story_is_none(line):
    assert taken(call, line) is None


@pytest.mark.parametrize("line", ["点击上方蓝字 ↑ 关注“南港工会”", "以下文章来源于兰台机床 ,作者魏大成 苏绣"])
def test_a_call_may_have_signs_and_names_behind_it(line):
    assert call.take(line) is not None
