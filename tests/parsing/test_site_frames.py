"""What a web site prints over the title of a story and under its text is no part of it."""

from __future__ import annotations

import pytest

from tests.parsing.helpers import parsed, roles

TITLE = "云溪市总工会举办职工夜校"
FACTS = "2024-05-20 10:33　来源：云溪市总工会"
TEXT = "5月13日，云溪市总工会职工夜校在工人文化宫开课，吸引640余名职工报名。"
BREADCRUMB = "当前位置：首页 > 工会动态"


@pytest.mark.parametrize(
    "banner",
    [
        ("云溪职工之声", "竭诚服务 凝心聚力", BREADCRUMB),
        ("切换城市", BREADCRUMB),
        ("体育", "房产", "汽车"),
        ("站内搜索：",),
        ("云溪工友网",),
        ("云溪日报", "订阅 RSS", "工会 · 社会 · 评论"),
        ("云溪工人报全媒体", "云溪工人报 / 深度"),
        ("本网站使用Cookie以改善您的浏览体验。接受 拒绝",),
        ("主题：",),
    ],
)
def test_what_stands_over_the_title_is_no_headline(banner):
    (story,) = parsed(*banner, TITLE, FACTS, TEXT).stories
    assert (story.kicker, story.headline, story.subhead) == (None, TITLE, None)


def test_under_the_facts_stands_the_title_where_only_the_site_is_named_over_them():
    (story,) = parsed("云溪工人在线", FACTS, TITLE, TEXT).stories
    assert story.headline == TITLE


def test_a_kicker_right_over_the_title_stays():
    (story,) = parsed(BREADCRUMB, "从学徒到大师", TITLE, FACTS, TEXT).stories
    assert story.kicker == "从学徒到大师"


def test_what_is_addressed_under_the_facts_is_text():
    (story,) = parsed("关于举办职工书法展的通知", FACTS, "各基层工会：", "请于12月25日前报送作品。").stories
    assert story.paragraphs[0] == "各基层工会："


@pytest.mark.parametrize(
    "foot",
    [
        ("发表评论", "请自觉遵守互联网相关的政策法规。", "匿名 发布", "带薪年休假怎么算"),
        ("返回列表", "主管单位：云溪市总工会", "云溪职工书屋上新"),
        ("标签：夜校", "← 驿站里的一盏灯", "山里的修表匠 →"),
        ("新闻热线：0870-1234567",),
        ("附件：", "报名表.docx"),
        ("就诊须知", "专家门诊", "急救电话：8120120"),
        ("打赏", "喜欢 (4)", "本文链接：http://www.example.com/post/418.html"),
        ("【纠错】", "【责任编辑:何静】", "阅读下一篇："),
        ("热文榜", "1", "夜校里的插花课", "2", "书屋上新"),
        ("点赞 21", "订阅我们的每日简报", "输入邮箱地址"),
    ],
)
def test_what_stands_under_the_text_is_none_of_it(foot):
    (story,) = parsed(TITLE, FACTS, TEXT, *foot).stories
    assert story.paragraphs == (TEXT,)


def test_a_caption_under_buttons_stays_with_the_story():
    assert roles(TITLE, FACTS, TEXT, "分享到微信", "职工在夜校学习插花。 何静 摄")[-1] != "link"


def test_a_page_without_facts_keeps_what_stands_over_its_title():
    assert "noise" not in roles("云溪工友网", TITLE, TEXT)


def test_a_button_under_buttons_is_no_name():
    assert roles(TITLE, FACTS, TEXT, "上一篇", "关闭", "云溪市职工书屋上新", "5月14日，书屋上新。")[4] == "noise"


def test_words_under_what_announces_them_stay():
    assert "link" not in roles(TITLE, FACTS, TEXT, "课程有：", "插花", "书法", "返回列表")


def test_a_label_with_nothing_behind_it_is_a_fact_beside_others():
    (story,) = parsed(TITLE, "发布时间：2024-05-20", "作者：", "浏览量：67", TEXT).stories
    assert (story.headline, story.byline) == (TITLE, None)


def test_signs_and_words_of_a_site_under_the_text_are_none_of_it():
    (story,) = parsed(TITLE, FACTS, TEXT, "附件：无", "【TOP】", "[返 回] [打 印] [关 闭]").stories
    assert story.paragraphs == (TEXT,)


@pytest.mark.parametrize("line", ["会员登录：用户名 密码", "文本模式 | 版式模式 | 语音模式"])
def test_what_a_site_offers_over_the_title_is_no_kicker(line):
    (story,) = parsed(line, TITLE, FACTS, TEXT).stories
    assert (story.kicker, story.headline) == (None, TITLE)


@pytest.mark.parametrize("line", ["参与评论 26 人", "图片来源于本号", "效力状态：有效", "云溪工会 05-20 18:20"])
def test_what_a_site_says_under_the_facts_is_none_of_the_text(line):
    (story,) = parsed(TITLE, FACTS, line, TEXT).stories
    assert (story.paragraphs, story.crossheads) == ((TEXT,), ())


def test_who_began_a_thread_is_no_author():
    (story,) = parsed(TITLE, "老烧火 发表于 2024-5-20 20:31 | 来自手机", "楼主", TEXT).stories
    assert story.byline is None


def test_what_asks_for_comments_heads_no_story():
    found = parsed(TITLE, FACTS, TEXT, "本文共有0条评论", "表情：", "姓名：　字数：", "点评：").stories
    assert [story.headline for story in found] == [TITLE]


def test_a_row_of_facts_may_be_parted_by_dots():
    found = parsed("主页 › 动态", TITLE, "云溪社区工会 · 2024年5月20日 · 约 2 分钟", TEXT)
    assert (found.stories[0].headline, str(found.issue.published_on)) == (TITLE, "2024-05-20")


def test_topics_under_the_facts_are_no_headings():
    found = parsed(TITLE, FACTS, "# 凡人微光", "# 防汛", TEXT).stories
    assert [story.headline for story in found] == [TITLE]
