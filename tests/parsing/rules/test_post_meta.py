from __future__ import annotations

import pytest

from articles.parsing.rules.post_meta import post_meta
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "2024-05-06 11:31",
        "时事   2024-05-06 11:31   北京",
        "原创 王小明 某市工会 2024年5月6日 08:00 四川",
        "2024/5/6",
        "来源：某某日报",
        "2024年05月06日 09:30 来源：某某日报 作者：王小明 责任编辑：李小满",
        "发布时间：2024-05-06 09:30 来源：某某日报",
        "2024-05-06 09:30:11  来源: 某某网  编辑：李小满  浏览次数：128",
        "2024-05-06 | 某镇总工会 | 402 阅读",
        "admin 2024-05-06 工会新闻 0 评论 312 阅读",
        "发表于浙江",
        "发布于：浙江省",
        "由 管理员 发布于 2024年5月6日",
        "2024-05-06女职工部已浏览 88 次",
    ],
)
def test_the_line_under_a_post_title_is_known_by_its_time(line):
    assert taken(post_meta, line) == line


@pytest.mark.parametrize(
    "line", ["2024-05-06至2024-06-06", "5月6日,某市总工会开班", "2024年5月6日,某市总工会开班。", "时事 北京"]
)
def test_a_sentence_with_a_date_is_no_post_line(line):
    assert taken(post_meta, line) is None
