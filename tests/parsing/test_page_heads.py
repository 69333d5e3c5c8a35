"""Heads of posts and pages that were copied line by line give day and account, and leave title and text alone."""

from __future__ import annotations

from datetime import date

from tests.parsing.helpers import parsed, roles

TITLE = "山里的修表匠"
TEXT = "老人在镇上修了四十年表，却从不戴表，听声音就知道几点。"


def test_author_account_time_and_place_of_a_post_may_each_take_a_line():
    found = parsed(TITLE, "原创", "何静", "云溪工会", "2024年5月20日 19:26", "浙江", TEXT)
    assert [(story.headline, story.paragraphs) for story in found.stories] == [(TITLE, (TEXT,))]
    assert (found.issue.publication, found.issue.published_on) == ("云溪工会", date(2024, 5, 20))


def test_an_account_and_words_of_buttons_stand_round_the_time():
    found = parsed(TITLE, "云溪观察", "2024-05-20 19:26 ·云溪市总工会官方账号", "关注", "字号", "超大", TEXT)
    assert [(story.headline, story.subhead, story.paragraphs) for story in found.stories] == [(TITLE, None, (TEXT,))]
    assert found.issue.published_on == date(2024, 5, 20)


def test_a_year_of_two_digits_before_the_time_is_one_of_this_century():
    assert parsed(TITLE, "云溪工会", "发布时间：24-05-20 10:30", TEXT).issue.published_on == date(2024, 5, 20)


def test_a_title_over_the_time_is_no_account():
    assert parsed("基层风采", "驿站来了新管家", "2024-05-20 19:26", TEXT).stories[0].headline == "驿站来了新管家"


def test_labelled_lines_beside_facts_are_facts_and_the_day_is_that_of_publishing():
    facts = ("索 引 号：YX01/2024-0007", "成文日期：2024-05-17", "发布日期：2024-05-20", "名　　称：" + TITLE)
    found = parsed(*facts, TITLE, TEXT)
    assert [(story.headline, story.kicker) for story in found.stories] == [(TITLE, None)]
    assert found.issue.published_on == date(2024, 5, 20)


def test_a_labelled_line_alone_is_text():
    assert "post-meta" not in roles(TITLE, TEXT, "名称：修表铺", TEXT)


def test_words_of_a_menu_over_a_title_and_its_facts_are_noise():
    assert roles("工会新闻", "详情", TITLE, "2024-05-20 来源：云溪市总工会", TEXT)[:2] == ["noise", "noise"]


def test_an_account_under_the_time_over_the_title_is_furniture():
    found = parsed("2024年5月20日 09:00", "云溪矿工会", TITLE, TEXT)
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, TITLE)]
