from __future__ import annotations

import pytest

from articles.parsing.values import Kind
from tests.parsing.helpers import parsed, roles, stories, story

MEETING = ("甲县总工会召开代表大会", "5月6日,甲县总工会召开代表大会,选出新一届委员会,三百名代表出席。")
LINES = ("疗养线路公布", "今年的线路共有九条,海边、山里都有,想去的人六月起可以报名。")
CONTEST = ("乙市地铁职工比武", "近日,乙市地铁工会举办信号检修比武,十六支队伍参加,二队夺冠。")
DIGEST = (MEETING, LINES, CONTEST)

FEATURE = (
    ("推动驿站进社区", "今年3月,甲县总工会在城南社区建起第一座驿站,驿站里有饮水机和急救箱,环卫工人每天来驿站歇脚。"),
    ("推动驿站进园区", "近日,园区驿站里坐满了来歇脚的快递员。驿站由甲县总工会出资,园区日常管理驿站里的饮水机。"),
    ("推动驿站进网络", "4月5日,驿站地图上线,环卫工人和快递员打开手机就能找到社区和园区的驿站,来驿站歇脚。"),
)


def numbered(items, form="{}. ", first=1):
    return [line for n, (head, text) in enumerate(items, first) for line in (form.format(n) + head, text)]


@pytest.mark.parametrize("form", ["{}. ", "{}、", "{}．", "（{}）", "0{} ", "0{}", "0{}\n"])
def test_numbered_news_under_a_label_are_briefs_of_its_section(form):
    found = stories("【工会要闻】", *numbered(DIGEST, form))
    assert [(s.kind, s.section, s.headline, *s.paragraphs) for s in found] == [
        (Kind.BRIEF, "工会要闻", *item) for item in DIGEST
    ]


def test_the_number_of_an_item_is_kept_as_a_bullet():
    found = parsed("【工会要闻】", *numbered(DIGEST)).blocks
    assert [block.role.value for block in found] == ["section"] + ["bullet", "headline", "body"] * 3


def test_numbers_may_stand_in_circles_under_the_title_of_a_round_up():
    days = ("云溪工会一周快讯（5.13—5.19）", "云溪工会 2024-05-20 09:00")
    news = ("①市总工会督导送清凉", "5月14日，市总工会督导送清凉。", "②县总工会开办夜校", "5月16日，县总工会开办夜校。")
    found = stories(*days, *news)
    assert [story.headline for story in found] == ["市总工会督导送清凉", "县总工会开办夜校"]


def test_a_label_in_brackets_need_be_no_known_section():
    found = stories("【天天向上】", *numbered(DIGEST))
    assert [s.section for s in found] == ["天天向上"] * 3


@pytest.mark.parametrize("first", [1, 3])
def test_numbers_begin_anew_under_the_next_label_or_rise_over_it(first):
    found = stories(
        "【工会要闻】", *numbered((MEETING, LINES)), "【基层动态】", *numbered((CONTEST, MEETING), first=first)
    )
    assert [(s.section, s.headline) for s in found] == [
        ("工会要闻", MEETING[0]),
        ("工会要闻", LINES[0]),
        ("基层动态", CONTEST[0]),
        ("基层动态", MEETING[0]),
    ]


def test_an_item_of_two_paragraphs_stays_in_its_section():
    items = [(head, f"{text}\n会后,大家去看了新房子。") for head, text in DIGEST[:1]] + [*DIGEST[1:]]
    assert [s.section for s in stories("【工会要闻】", *numbered(items))] == ["工会要闻"] * 3


def test_numbered_news_under_a_greeting_are_stories():
    found = stories("各位职工朋友,本周要闻来了!", *numbered(DIGEST))
    assert [s.headline for s in found if s.headline] == [head for head, _ in DIGEST]


@pytest.mark.parametrize("head", [("驿站建到家门口", "本报记者 王小明"), ("驿站建到家门口",)])
def test_numbered_crossheads_over_one_subject_stay_in_their_feature(head):
    found = story(*head, *numbered(FEATURE))
    assert [c.text for c in found.crossheads] == [f"{n}. {title}" for n, (title, _) in enumerate(FEATURE, 1)]


@pytest.mark.parametrize(
    "opening",
    [
        ("本报记者 王小明", "这一年,县里的工会做了不少事,职工们都看在眼里。"),
        ("这一年,县里的工会做了不少事,职工们都看在眼里。",),
        ("本报讯(记者王小明)这一年,县里的工会做了不少事,职工们都看在眼里。",),
    ],
)
def test_numbered_crossheads_under_running_text_stay_in_its_story(opening):
    assert len(stories("甲县工会这一年", *opening, *numbered(DIGEST))) == 1


def test_numbered_parts_of_a_document_stay_in_it():
    parts = (("总体要求", "各级工会要提高认识。"), ("主要任务", "建好站点,管好站点。"), ("组织领导", "层层落实责任。"))
    assert len(stories("甲县总工会关于建设驿站的意见", *numbered(parts))) == 1


def test_numbered_parts_that_are_no_news_stay_together_though_each_has_a_subject_of_its_own():
    parts = (
        ("锻炼身体", "清晨的公园里满是跑步、打拳、跳绳的老人,脸上冒着热气,笑声传出好远,连树上的鸟儿都跟着叫起来。"),
        ("学习书画", "毛笔在宣纸上慢慢走,墨香散满屋子,一横一竖都要用心,写坏了便揉成一团重新来过,老师并不着急。"),
        ("种菜养花", "黄瓜爬满架,番茄红透枝头,浇水施肥捉虫,每样活计都得自己动手,收获时邻居们人人都能分到一篮。"),
    )
    assert len(stories("【退休生活】", *numbered(parts))) == 1


def test_points_of_a_list_without_prose_under_them_are_no_headlines():
    listed = ("1. 携带身份证", "2. 携带工会会员卡", "3. 携带体检表")
    assert roles(*MEETING, *listed).count("headline") == 1


@pytest.mark.parametrize("number", ["{}.", "（{}）", "{}、"])
@pytest.mark.parametrize("name", [["基层动态"], ["基层动态", "News in Brief"]])
def test_items_right_under_the_name_of_a_section_need_tell_no_news(number, name):
    lines = [*name]
    for at, (title, text) in enumerate(
        [("一名老班长", "从学徒到班长，他一干就是三十年。"), ("书屋夜话", "下了班的职工正在安静地阅读。")], 1
    ):
        lines += [number.format(at) + title, text]
    assert [story.headline for story in stories(*lines)] == ["一名老班长", "书屋夜话"]
