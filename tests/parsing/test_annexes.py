from __future__ import annotations

from articles.parsing.parser import parse
from articles.parsing.values import Parse
from tests.parsing.helpers import reading

NOTICE = """关于做好困难职工帮扶工作的通知
各县总工会：
为做好困难职工帮扶工作，现将有关事项通知如下，请认真贯彻执行。
"""

SIGNED = """附件：1.困难职工申报表
云溪市总工会
2024年5月20日
"""

FORM = """附件1
困难职工申报表
姓  名
申报理由
单位意见
（盖章）
"""


def parsed(text: str) -> Parse:
    return parse(reading(text))


def test_a_form_belongs_to_the_notice():
    (story,) = parsed(NOTICE + SIGNED + FORM).stories
    assert story.paragraphs[-6:] == ("附件1", "困难职工申报表", "姓  名", "申报理由", "单位意见", "（盖章）")


def test_the_boxes_of_a_form_are_no_titles():
    (story,) = parsed(NOTICE + SIGNED + FORM).stories
    assert (story.headline, story.kicker, story.crossheads) == ("关于做好困难职工帮扶工作的通知", None, ())


def test_who_signs_is_no_title_of_the_issue():
    found = parsed(NOTICE + SIGNED + FORM)
    assert (found.issue.title, found.stories[0].byline) == (None, "云溪市总工会")


def test_a_notice_may_follow_the_annexes_of_another():
    other = NOTICE.replace("困难职工帮扶", "职工疗休养")
    headlines = [story.headline for story in parsed(NOTICE + SIGNED + FORM + other).stories]
    assert headlines == ["关于做好困难职工帮扶工作的通知", "关于做好职工疗休养工作的通知"]


def test_each_notice_has_its_own_annexes():
    one = NOTICE + SIGNED + FORM
    other = one.replace("困难职工", "疗休养职工").replace("5月20日", "6月3日")
    stories = parsed(one + other).stories
    assert [story.byline for story in stories] == ["云溪市总工会"] * 2
    assert [story.paragraphs[-5] for story in stories] == ["困难职工申报表", "疗休养职工申报表"]


def test_a_list_of_annexes_that_no_notice_has_is_read_like_anything_else():
    text = "县总工会建起驿站\n近日，县总工会建起驿站，为快递员提供休息场所。\n" + FORM
    assert "附件1" not in parsed(text).stories[0].paragraphs
