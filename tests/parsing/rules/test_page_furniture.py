from __future__ import annotations

import pytest

from articles.parsing.rules.page_furniture import page_furniture, ruled_line
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "云溪市总工会欢迎您! | 今天是:",
        "今天是：2026年2月3日 星期二",
        "当前位置:首页 > 工会要闻 > 基层动态",
        "您现在的位置： 网站首页 - 工会新闻 - 浏览文章",
        "首页 / 新闻资讯 / 工会动态",
        "首页 | 工会概况 | 工会要闻 | 通知公告",
        "上一篇:关于举办培训班的通知",
        "上一篇：班前三分钟，先念“平安经” 下一篇：没有了",
        "【下一条】 没有了",
        "扫一扫在手机打开当前页",
        "扫描二维码，关注云溪工会官方微信",
        "版权所有：云溪市总工会　电话：0570-1234567",
        "浙ICP备12345678号",
        "您是第123456位访客",
        "声明：本网转载文章仅为传递信息，不代表本网观点。",
        "我来说两句(0)",
        "语音播报",
    ],
)
def test_what_sites_print_round_a_story_is_known(line):
    assert taken(page_furniture, line) == line


@pytest.mark.parametrize(
    "line",
    [
        "下一步，云溪市总工会将继续推进产改工作。",
        "上一年度的工作总结",
        "首页推荐的驿站建到了家门口",
        "扫除街头的落叶，他们起得最早。",
        "王小明 李四 赵大年",
        "今天是环卫工人节，全市放假一天。",
        "长桥镇夜校受欢迎",
        "小食堂深受职工欢迎",
        "文明上网从我做起，云溪市总工会开展网络文明活动，三百名职工参加，大家纷纷表示要争做文明网民，共同维护清朗的网络空间和良好的职工文化。",
    ],
)
def test_stories_that_begin_like_it_are_none(line):
    assert taken(page_furniture, line) is None


@pytest.mark.parametrize("line", ["————————", "━━━━★━━━━", "＊＊＊＊＊＊", "※ ※ ※ ※", "═════"])
def test_a_line_of_nothing_but_one_sign_is_a_rule(line):
    assert taken(ruled_line, line) == line


@pytest.mark.parametrize("line", ["***", "★★★", "※简讯※"])
def test_a_few_signs_are_none(line):
    assert taken(ruled_line, line) is None


@pytest.mark.parametrize("line", ["https://example.com/s/Aw8XpQ", "以上内容来自 江岸工友之家"])
def test_an_address_alone_and_where_a_copy_is_from_are_noise(line):
    assert page_furniture.take(line) is not None
