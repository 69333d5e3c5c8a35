from __future__ import annotations

import pytest

from articles.parsing.rules.datelines import dateline_after, dateline_alone, dateline_before
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "(本报某地5月6日电)",
        "（本报某地5月6日讯）",
        "新华社某地5月6日电",
        "(新华社某地电)",
        "（本报甲地、乙地5月6日电  记者王小明、李四）",
    ],
)
def test_a_dateline_on_a_line_of_its_own_is_known(line):
    assert taken(dateline_alone, line) == line


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("新华社某地5月6日电 会议召开。", "新华社某地5月6日电 "),
        ("本报某地5月6日电  （记者王小明）会议召开。", "本报某地5月6日电  "),
        ("据新华社某地１月１２日电会议召开。", "据新华社某地１月１２日电"),
        ("本报某地一月十二日讯会议召开。", "本报某地一月十二日讯"),
        ("新华社某地电（记者王小明）会议召开。", "新华社某地电"),
    ],
)
def test_a_dateline_before_the_text_is_taken_off_the_front(line, dateline):
    assert taken(dateline_before, line) == dateline


def test_a_dateline_after_the_last_sentence_is_taken_off_the_back():
    assert taken(dateline_after, "会议召开。（本报某地5月6日电）") == "（本报某地5月6日电）"


@pytest.mark.parametrize("line", ["本报收到读者来电", "新华社记者王小明说,5月6日电力恢复。", "5月6日电影开机"])
def test_other_news_of_electricity_is_none(line):
    assert taken(dateline_before, line) is None
    assert taken(dateline_alone, line) is None


def test_an_agency_and_a_place_on_a_line_of_their_own_are_one():
    assert taken(dateline_alone, "新华社东江电") == "新华社东江电"


def test_a_dispatch_may_come_from_several_places():
    assert taken(dateline_before, "本报东江、西山5月6日电 近日，") == "本报东江、西山5月6日电 "
