from __future__ import annotations

import pytest

from tests.parsing.helpers import stories

FIRST = ("县总工会办厨艺比赛", "本报讯（记者 王小明）5月6日，县总工会举办厨艺比赛，全县二十家企业的厨师参加。")
SECOND = "丁班吊车工聂晶连续三周指吊零失误，被工友们评为班组铁人。"
TITLE = "这周谁最“铁”"


def headlines(*lines: str) -> list[str | None]:
    return [story.headline for story in stories(*lines)]


def test_the_only_crosshead_of_short_news_heads_a_story():
    assert headlines(*FIRST, TITLE, SECOND) == [FIRST[0], TITLE]


@pytest.mark.parametrize("crosshead", ["吊车工", "一、班组里的铁人", "“我们班的铁人”", "为啥评他当铁人？", "相关链接"])
def test_words_that_head_no_story_stay_a_crosshead(crosshead):
    assert headlines(*FIRST, crosshead, SECOND) == [FIRST[0]]


def test_a_long_text_has_its_crosshead():
    assert headlines(*FIRST, *[FIRST[1].partition("）")[2]] * 20, TITLE, SECOND) == [FIRST[0]]


def test_the_only_one_of_a_short_essay_does_too():
    assert headlines("一颗螺丝钉", "王小明", f"{SECOND}师傅常说，一颗螺丝钉拧紧了是零件。", TITLE, SECOND) == [
        "一颗螺丝钉",
        TITLE,
    ]


def test_a_feature_has_one_too():
    assert headlines("班组里的故事", "本报记者 王小明", SECOND, TITLE, SECOND) == ["班组里的故事"]


def test_one_of_several_lines_of_a_shape_heads_none():
    pairs = ("一锤声，两锤声", SECOND, "一盏灯，两盏灯", SECOND)
    assert "一盏灯，两盏灯" not in headlines(*FIRST, *pairs)
