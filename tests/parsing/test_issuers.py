"""Offices over the day under a notice sign it."""

from __future__ import annotations

from tests.parsing.helpers import parsed

NOTICE = ("关于报送竞赛总结的通知", "各县（市、区）总工会：", "请各单位于12月20日前报送总结材料。")
DAY = "2024年12月2日"


def test_the_office_over_the_day_signs_the_notice_and_is_no_title_of_an_issue():
    found = parsed(*NOTICE, "云溪市总工会", DAY)
    assert [(story.headline, story.byline) for story in found.stories] == [(NOTICE[0], "云溪市总工会")]
    assert found.issue.title is None


def test_several_offices_may_sign_under_the_names_of_annexes():
    annexes = ("附件：1.竞赛总结表", "2.先进班组名额分配表")
    (story,) = parsed(*NOTICE, *annexes, "云溪市总工会", "云溪市应急管理局", DAY).stories
    assert (story.byline, story.captions) == ("云溪市总工会 云溪市应急管理局", ())
    assert story.paragraphs[-2:] == annexes


def test_an_office_over_the_day_of_a_post_is_none():
    assert parsed("云溪市总工会", "2024年5月20日", *NOTICE).stories[0].byline is None


def test_whether_a_document_may_be_read_by_all_is_none_of_its_text():
    (story,) = parsed(*NOTICE, "云溪市总工会", DAY, "（此件公开发布）").stories
    assert story.byline == "云溪市总工会"


def test_an_office_over_the_number_of_a_document_is_its_red_head():
    found = parsed("云溪市总工会", "云工发〔2024〕12号", *NOTICE)
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, NOTICE[0])]


def test_several_offices_may_head_a_document():
    found = parsed("云 溪 市 总 工 会", "云溪市应急管理局　文件", "云工联〔2024〕12号", *NOTICE)
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, NOTICE[0])]


def test_whom_to_ask_may_stand_over_the_office_that_signs():
    (story,) = parsed(*NOTICE, "联系人：林小雨　电话：1234567", "云溪市总工会", DAY).stories
    assert (story.paragraphs[-1], story.byline) == ("联系人：林小雨　电话：1234567", "云溪市总工会")
