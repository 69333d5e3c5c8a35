from __future__ import annotations

import pytest

from articles.parsing.rules.bylines import bracket_byline, byline_after, byline_alone, news_byline
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 王小明",
        "本报记者　王小明　李四",
        "本报记者 王小明 本报通讯员 李四 赵大年",
        "本报通讯员 李四",
        "新华社记者 王小明",
        "本报记者：王小明、李四",
        "本报驻某国记者 王小明",
        "记者 王小明 通讯员 李四",
        "城乡日报记者 王小明",
        "本报记者 王小明 文/图",
        "本报记者 王小明 摄影报道",
        "（记者 王小明）",
        "本报评论员",
        "文/王小明",
        "图/王小明 文/李四",
        "王小明  李四摄影报道",
        "图/文 王小明",
        "王小明 文/图",
        "通讯员王小明 李四 摄影报道",
        "（本报记者 王小明 摄影报道）",
    ],
)
def test_a_byline_on_a_line_of_its_own_is_known(line):
    assert taken(byline_alone, line) == line


@pytest.mark.parametrize(
    "line", ["记者日前从某市总工会获悉", "记者走进车间", "本报记者获悉,某厂工会成立。", "通讯员培训班开班", "王小明"]
)
def test_a_sentence_about_reporters_is_no_byline(line):
    assert taken(byline_alone, line) is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("本报讯(记者王小明)近日,", "本报讯(记者王小明)"),
        ("本报讯 （记者王小明 通讯员李四 赵大年）近日，", "本报讯 （记者王小明 通讯员李四 赵大年）"),
        ("本报讯 5月6日,某厂工会成立。", "本报讯 "),
        ("本报讯记者王小明报道：近日,", "本报讯记者王小明报道："),
        ("本报云溪讯（王小明）近日,", "本报云溪讯（王小明）"),
        ("本报讯 （王小明）5月6日,", "本报讯 （王小明）"),
        ("本报讯（王小明 李四）近日，", "本报讯（王小明 李四）"),
        ("本报讯（总第三期的《简报》）近日，", "本报讯"),
    ],
)
def test_the_byline_of_a_news_story_is_taken_off_its_front(line, byline):
    assert taken(news_byline, line) == byline


def test_a_bracket_after_the_dateline_is_a_byline():
    assert taken(bracket_byline, "（记者王小明）近日，") == "（记者王小明）"
    assert taken(bracket_byline, "（以下简称《决定》）近日，") is None


def test_the_credit_of_a_picture_is_no_byline():
    assert taken(bracket_byline, "（新华社记者王小明摄）") is None


def test_when_and_where_a_reporter_reports_from_is_part_of_the_byline():
    line = "记者王小明、李四今日凌晨2时30分从大桥工地报道：工友们正在合龙。"
    assert taken(bracket_byline, line) == "记者王小明、李四今日凌晨2时30分从大桥工地报道："


@pytest.mark.parametrize(
    "byline",
    [
        "（王小明/文 李四/图）",
        "（王小明/文）",
        "（某县总工会 王小明 文/图）",
        "（本报记者 王小明 通讯员 邬四）",
        "（文/王小明 图/李四）",
        "本报记者　王小明",
        "本报通讯员 李四",
    ],
)
def test_who_wrote_may_stand_behind_the_last_sentence(byline):
    assert taken(byline_after, f"某厂工会成立。　{byline}") == byline


def test_who_took_the_picture_did_not():
    assert taken(byline_after, "职工在读书。 本报记者 王小明 摄") is None
