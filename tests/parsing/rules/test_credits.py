from __future__ import annotations

import pytest

from articles.parsing.rules.credits import credit_after, credit_alone, credit_set_apart
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "新华社记者 王小明摄",
        "本报东部中心分社  艾山·买买提摄",
        "王  明绘（《城乡画报》供图）",
        "本报通讯员 王小明 摄",
        "王小明 摄",
        "王小明摄",
        "王小明 翻拍",
        "王小明 5月6日摄于云溪",
        "本组图片由本报记者 王小明 拍摄",
        "绘图：王小明",
        "（资料图）",
        "（王小明摄）",
        "王  明摄（影像中国）",
        "某市总工会供图",
        "新华社发（王小明 摄）",
        "摄影：王小明",
        "图①、图②均为王小明摄",
        "图①②为王小明摄",
        "王小明 供图",
        "王小明 李四 供图",
        "/ 王小明 摄",
        "王小明/摄",
        "图/王小明",
        "视频截图",
        "摄影/王小明",
        "本报记者 王立 本报通讯员 陈果 摄",
        "本报全媒体记者 王立 通讯员 陈果 摄",
        "特约摄影 王小明",
        "（图片由某县总工会提供）",
        "图片由某县总工会提供",
        "（某县总工会王小明摄）",
        "（王小明供图）",
        "本组图片均由王小明摄",
    ],
)
def test_a_credit_on_a_line_of_its_own_is_known(line):
    assert taken(credit_alone, line) == line


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("职工在读书。 本报通讯员 王小明 摄", "本报通讯员 王小明 摄"),
        ("职工在读书。（本报记者王小明摄）", "（本报记者王小明摄）"),
        ("职工说：“真好！” 王小明 摄", "王小明 摄"),
        ("职工在读书。本报记者 王小明 摄影报道", "本报记者 王小明 摄影报道"),
        ("职工在读书。摄影·王小明", "摄影·王小明"),
        ("签约现场。图/某电厂工会", "图/某电厂工会"),
        ("图1：领书。 图2：读书。均为王小明摄", "均为王小明摄"),
    ],
)
def test_a_credit_after_the_last_sentence_is_taken_off_the_back(line, credit):
    assert taken(credit_after, line) == credit


@pytest.mark.parametrize("credit", ["王小明 摄", "某县总工会供图", "（王小明摄）", "王小明/画"])
def test_a_credit_set_apart_behind_a_caption_needs_no_full_stop_before_it(credit):
    assert taken(credit_set_apart, f"图为职工在读书会上分享　{credit}") == credit


@pytest.mark.parametrize("line", ["职工摄影展开幕", "展出的作品由职工拍摄", "车间里正在拍摄。", "本报记者 王小明"])
def test_other_news_of_photography_is_no_credit(line):
    assert taken(credit_alone, line) is None
    assert taken(credit_after, line) is None


@pytest.mark.parametrize(
    "line",
    [
        "（新华社记者王小明摄）（传真照片）",
        "（本栏照片均为本报驻东江记者王小明摄）",
        "照片摄影：王小明",
        "（题图速写：王小明）",
        "以上图片均为资料图片",
        "（图表由东江统计局制作）",
        "①②王小明 摄",
    ],
)
def test_what_is_said_of_several_pictures_is_a_credit(line):
    assert taken(credit_alone, line) == line


def test_a_credit_may_follow_an_ellipsis():
    assert taken(credit_after, "门轻轻关上了……（王小明摄）") == "（王小明摄）"


def test_the_writer_of_text_and_picture_has_a_byline_and_no_credit():
    assert taken(credit_alone, "图/文 王小明") is None


def test_a_sentence_about_pictures_is_no_credit():
    assert taken(credit_alone, "图片为职工们留下了美好的记忆，也留下了笑声") is None


@pytest.mark.parametrize("credit", ["（资料照片）", "（王小明 摄）"])
def test_one_in_brackets_need_not_be_set_apart(credit):
    assert taken(credit_set_apart, f"上世纪的粮站{credit}") == credit


@pytest.mark.parametrize("scene", ["活动现场", "比赛场面", "培训掠影"])
def test_a_few_words_of_a_scene_before_a_name_are_no_second_name(scene):
    line = f"{scene} 王小明 摄"
    assert taken(credit_alone, line) is None
    assert taken(credit_set_apart, line) == "王小明 摄"
