from __future__ import annotations

from tests.parsing.helpers import stories

HEADLINE = "东江西山两市职工食堂开张"
EAST = "本报东江5月6日电 东江市职工食堂今天开张，首批三十家食堂向夜班职工供应热饭，一荤两素十二元。"
WEST = "本报西山5月6日电 西山市总工会办的职工食堂今天开张，工地上的建筑工人中午就吃上了热菜热饭。"
OTHER = "本报北港5月6日电 港务局举办技能比武，七十名桥吊司机比拼穿针、倒酒的绝活，最年轻的只有二十二岁。"
TITLED = "北港桥吊司机比武"


def test_a_dispatch_that_the_headline_tells_of_is_part_of_the_story():
    (found,) = stories(HEADLINE, EAST, WEST)
    assert (found.headline, len(found.paragraphs)) == (HEADLINE, 2)


def test_all_its_datelines_are_kept():
    (found,) = stories(HEADLINE, EAST, WEST)
    assert found.dateline == "本报东江5月6日电 本报西山5月6日电"


def test_a_dispatch_on_something_else_is_a_brief():
    first, second = stories(HEADLINE, EAST, OTHER)
    assert (first.headline, second.headline) == (HEADLINE, None)


def test_a_dispatch_under_a_headline_of_its_own_stays_apart():
    assert [story.headline for story in stories(HEADLINE, EAST, TITLED, OTHER)] == [HEADLINE, TITLED]
