from __future__ import annotations

import pytest

from tests.parsing.helpers import stories, story

OPENING = "王小明在东江机床厂当了三十年钳工，带出四十多个徒弟，谁都知道他的抽屉里放着一摞诗稿。"
VERSE = (
    "锉刀在灯下走着",
    "铁屑落成一场雪",
    "我把掌心的茧",
    "一层一层交给黎明",
    "炉火红了又红",
    "像从没有说过疲倦",
    "像春天",
)


def test_the_lines_of_a_poem_are_its_text():
    found = story("锉刀", "王小明", *VERSE)
    assert (found.headline, found.byline, found.paragraphs) == ("锉刀", "王小明", VERSE)


def test_the_last_line_of_a_poem_is_no_kicker_of_the_next_headline():
    first, second = stories("锉刀", "王小明", *VERSE, "钳工的抽屉", "李四", OPENING)
    assert first.paragraphs[-1] == VERSE[-1]
    assert (second.kicker, second.headline, second.byline) == (None, "钳工的抽屉", "李四")


def test_facts_set_out_one_a_line_are_no_headlines():
    facts = ("荣誉：东江市劳动模范", "单位：东江机床厂", "岗位：钳工班班长")
    found = story("王小明（先进人物近况）", *facts, OPENING)
    assert found.headline == "王小明（先进人物近况）"
    assert found.paragraphs == (*facts, OPENING)


def test_short_lines_with_dashes_in_pairs_are_crossheads():
    paired = [line for name in ("底子厚", "步子快", "路子宽") for line in (f"{name}——", f"{name}才能走得远", OPENING)]
    found = story("从食堂看园区的变化", "本报记者 王小明", OPENING, *paired)
    assert [each.text for each in found.crossheads][::2] == ["底子厚——", "步子快——", "路子宽——"]


@pytest.mark.parametrize("line", ["锉刀在灯下走着", "单位：东江机床厂"])
def test_one_such_line_alone_may_be_a_headline(line):
    assert story(line, "本报记者 李四", OPENING).headline == line


def test_the_lines_of_a_table_are_text():
    table = ("表1:各县食堂数和就餐人数", "东江县124562", "西河县213871", "南湖县98233")
    assert story("食堂的账", "王小明", OPENING, *table, OPENING).paragraphs == (OPENING, *table, OPENING)


def test_the_lines_of_a_roll_of_honour_are_text():
    people = (
        "北京",
        "王小明  某市第二棉纺厂职工",
        "李大年  某县公交公司驾驶员，高级技师",
        "张  三  某区环卫中心班长",
        "天津",
        "赵小四（女，回族）  某厂车间主任，多年来坚持在一线带徒弟",
        "周小强  某市人民医院护士长",
    )
    found = story("某市优秀职工名单", "评选工作自三月开始。", *people)
    assert found.headline == "某市优秀职工名单"
    assert "王小明" in found.paragraphs[1]


def test_a_poem_under_an_essay_is_a_story_of_its_own():
    verse = ("炉火红了又红", "锉刀在灯下走着", "铁屑开成花", "汗水落进夜色", "黎明从窗口走来", "照亮我们的脸庞")
    essay = "旧书摊的主人爱听戏,见人翻唱词就搬凳子。老司机坐下来唱了一段,引来半条街的人。"
    _, poem = stories("书摊上的戏", essay, "炉火", "赵大年", *verse)
    assert (poem.headline, poem.byline, poem.paragraphs) == ("炉火", "赵大年", verse)


def test_a_reader_signs_the_letter_above():
    letters = (
        "斑马线雨天成“溜冰场”(建议)",
        "县城多处斑马线雨天积水,电动车容易打滑。",
        "云溪县总工会  王小明",
        "农资袋别乱扔(建议)",
        "眼下正值农忙时节,农药瓶随处可见。",
    )
    first, second = stories(*letters)
    assert (first.byline, second.kicker) == ("云溪县总工会  王小明", None)


INTRODUCED = "5月6日，东江市总工会公布首批户外劳动者驿站，具体如下："
LISTS = [
    ("1. 东江市第一人民医院", "2. 东江公交集团，夜间也开放。", "3. 东江县邮政局"),
    ("1. 东江市第一人民医院", "2. 东江公交集团"),
    ("一、东江市第一人民医院", "二、东江公交集团，夜间也开放。"),
    ("（1）东江市第一人民医院，", "（2）东江公交集团夜间驿站"),
    ("①东江市第一人民医院", "②东江公交集团，夜间也开放。"),
    ("- 东江市第一人民医院", "- 东江公交集团", "- 东江县邮政局"),
]


@pytest.mark.parametrize("items", LISTS, ids=range(len(LISTS)))
def test_the_items_of_a_list_are_text(items):
    found = story("# 首批驿站公布", INTRODUCED, *items, OPENING)
    assert found.headline == "首批驿站公布"
    assert found.crossheads == ()
    assert found.paragraphs == (INTRODUCED, *(item.removeprefix("- ") for item in items), OPENING)


def test_numbered_lines_with_text_between_are_crossheads():
    found = story("首批驿站公布", OPENING, "1. 建起来", OPENING, "2. 管起来", OPENING)
    assert [each.text for each in found.crossheads] == ["1. 建起来", "2. 管起来"]


def test_numbered_lines_of_two_forms_under_each_other_are_no_list():
    found = story("首批驿站公布", OPENING, "一、驿站要建起来", "1. 选址", OPENING, "2. 装修", OPENING)
    assert [each.text for each in found.crossheads] == ["一、驿站要建起来", "1. 选址", "2. 装修"]


def test_a_few_names_under_a_colon_are_a_roll():
    names = ("张小明　东江水泥厂", "李　芳　女　西河纺织厂", "王大勇　南岭林场")
    (found,) = stories("关于表彰先进个人的决定", "经研究，决定表彰下列同志：", *names, "希望大家再接再厉。")
    assert found.paragraphs[1:-1] == names


ANNOUNCED = "经考核，决定对以下单位予以通报："
HOPED = "希望受表彰的单位再接再厉。"
NOTICE = "关于公布竞赛优胜单位的通报"


def test_numbered_lines_over_short_lists_are_crossheads():
    found = story(
        NOTICE, ANNOUNCED, "一、优胜企业", "嵩山水泥有限公司", "嵩山面粉厂", "二、优胜者", "段春生　卫玉梅　秦岭", HOPED
    )
    assert [each.text for each in found.crossheads] == ["一、优胜企业", "二、优胜者"]
    assert "段春生　卫玉梅　秦岭" in found.paragraphs


def test_a_long_run_of_lines_that_end_alike_is_one_list():
    lines = [f"{place}{village}村党支部" for place in "东南西北" for village in ("河湾", "山口")]
    found = story(NOTICE, ANNOUNCED, *lines, HOPED)
    assert found.paragraphs == (ANNOUNCED, *lines, HOPED)


def test_letters_set_apart_list_what_stands_behind_them():
    books = ("A 《钢的声音》，馆藏六册", "B 《田埂上的诗》，馆藏三册", "C 《小镇修理铺》，馆藏五册")
    (found,) = stories("职工读书会本季书目", "读书会按投票结果选定三本书。", *books, "每月最后一个星期六下午讨论。")
    assert found.paragraphs[1:-1] == books


def test_no_caption_breaks_off_a_line_of_a_few_words():
    facts = ("职工方首席代表：任长青", "企业方首席代表：钱进", "记录：文秀")
    found = story("工资集体协商会议纪要", *facts, "双方就下年度工资调整事宜进行协商，达成一致意见。")
    assert not found.captions
    assert found.paragraphs[:3] == facts


def test_what_a_document_is_may_stand_on_a_line_of_its_own():
    text = "十月，我室组成调研组，赴四市九个物流园走访货运司机三百一十六人，形成如下报告。"
    found = story("关于货运司机群体入会情况的", "调查报告", text)
    assert found.headline == "关于货运司机群体入会情况的调查报告"
    assert not found.warnings
