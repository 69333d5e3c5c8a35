"""Lists entered into the registers: the preview tells what each row would do, and one change does it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.desk.registering import Entering
from articles.models import Change, Contribution, Publication, ReturnedTable, Story, Submission, Unit, UnitGroup, Use
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 17)


def bring(desk: Client, model: type, text: str) -> Entering:
    """What the preview says."""
    table = SimpleUploadedFile("清单.csv", text.encode())
    page = desk.post(reverse(f"admin:articles_{model._meta.model_name}_list"), {"table": table}, follow=True)
    return page.context["found"]


def confirm(desk: Client, model: type, **ticked: Any) -> None:
    token = ReturnedTable.objects.get().token
    desk.post(
        reverse(f"admin:articles_{model._meta.model_name}_list_preview", args=(token,)), {"confirm": "1", **ticked}
    )


def enter(desk: Client, model: type, text: str, **ticked: Any) -> None:
    bring(desk, model, text)
    confirm(desk, model, **ticked)


def outcomes(found: Entering) -> list[str]:
    return [each.outcome.value for each in found.records]


@pytest.fixture
def paper(db) -> Publication:
    return factories.publication("工人日报")


class TestUses:
    def test_a_use_of_a_story_in_the_archive(self, desk, paper):
        story = factories.story(headline="送清凉")
        enter(desk, Use, "标题,媒体,日期,版次,形式\n送清凉,工人日报,2024-06-17,3,转载\n")
        (use,) = Use.objects.all()
        assert (use.story, use.medium, use.used_on, use.page, use.form) == (story, paper, DAY, "3", "reprint")

    def test_a_title_in_an_internal_medium_is_internal(self, desk, paper):
        Publication.objects.update(kind=Publication.Kind.NEWSLETTER)
        enter(desk, Use, "标题,媒体\n送清凉,工人日报\n")
        assert Use.objects.get().story.visibility == Story.Visibility.INTERNAL

    @pytest.mark.parametrize("row", ["送清凉,工人日报," + "某" * 200, "送清凉," + "报" * 300 + ","])
    def test_a_name_too_long_to_be_made_is_refused_with_its_row(self, desk, paper, row):
        assert outcomes(bring(desk, Use, f"标题,媒体,供稿单位\n{row}\n")) == ["refused"]

    def test_rows_after_a_refused_one_are_entered(self, desk, paper):
        rows = "送清凉,工人日报,987654\n开班了,工人日报,\n"
        assert outcomes(bring(desk, Use, f"标题,媒体,记录号\n{rows}")) == ["refused", "new"]

    def test_a_title_that_the_archive_does_not_have_is_entered_by_its_title(self, desk, paper, editor):
        found = bring(desk, Use, "标题,媒体\n送清凉,工人日报\n送清凉,江城晚报\n")
        assert found.title_only == 1
        confirm(desk, Use, publication=["江城晚报"])
        (story,) = Story.objects.all()
        assert (story.headline, story.origin, story.body, story.issue) == ("送清凉", "title", "", None)
        assert story.held["headline"]["by"] == editor.pk
        assert story.uses.count() == 2

    def test_rows_keep_the_order_in_which_they_were_sent(self, desk, paper):
        enter(desk, Use, "标题,媒体\n乙,工人日报\n甲,工人日报\n")
        enter(desk, Use, "标题,媒体\n丁,工人日报\n丙,工人日报\n")
        assert [use.story.headline for use in Use.objects.order_by("position")] == ["乙", "甲", "丁", "丙"]

    def test_what_is_here_already_is_not_entered_again(self, desk, paper):
        text = "标题,媒体,日期\n送清凉,工人日报,2024-06-17\n"
        enter(desk, Use, text)
        assert outcomes(bring(desk, Use, text + "开班了,工人日报,2024-06-17\n")) == ["here", "new"]

    def test_a_row_that_says_the_same_as_another_is_refused(self, desk, paper):
        found = bring(desk, Use, "标题,媒体\n送清凉,工人日报\n送清凉,工人日报\n")
        assert outcomes(found) == ["new", "refused"] and "2" in found.records[1].problems[0]

    def test_unknown_media_are_made_only_where_they_are_ticked(self, desk):
        text = "标题,媒体\n送清凉,江城晚报\n开班了,望山网\n"
        assert outcomes(bring(desk, Use, text)) == ["waiting", "waiting"]
        confirm(desk, Use, publication=["江城晚报"])
        assert [use.medium.name for use in Use.objects.all()] == ["江城晚报"]
        assert not Story.objects.filter(headline="开班了").exists()

    def test_units_of_the_list_contributed_the_story(self, desk, paper):
        unit = factories.unit("临江区总工会", aliases="临江区工会")
        enter(desk, Use, "标题,媒体,供稿单位\n送清凉,工人日报,临江区工会、望山县总工会\n")
        (contribution,) = Contribution.objects.all()
        assert (contribution.unit, contribution.state) == (unit, "confirmed")

    def test_units_of_uses_that_are_here_are_completed(self, desk, paper):
        text = "标题,媒体,供稿单位\n送清凉,工人日报,望山县总工会\n"
        enter(desk, Use, text)
        factories.unit("望山县总工会")
        assert outcomes(bring(desk, Use, text)) == ["completes"]
        confirm(desk, Use)
        assert Contribution.objects.get().unit.name == "望山县总工会"

    def test_of_several_stories_with_a_title_the_one_of_the_issue_is_meant(self, desk, paper):
        issue = factories.issue(publication=paper, published_on=DAY, date_basis="printed")
        factories.story(headline="送清凉")
        here = factories.story(headline="送清凉", issue=issue)
        enter(desk, Use, "标题,媒体,日期\n送清凉,工人日报,2024-06-17\n")
        assert Use.objects.get().story == here

    def test_where_several_stories_are_meant_their_numbers_are_told(self, desk, paper):
        stories = [factories.story(headline="送清凉") for _ in range(2)]
        (row,) = bring(desk, Use, "标题,媒体\n送清凉,工人日报\n").records
        assert all(str(story.pk) in row.problems[0] for story in stories)

    def test_a_record_number_says_which(self, desk, paper):
        stories = [factories.story(headline="送清凉") for _ in range(2)]
        enter(desk, Use, f"标题,媒体,记录号\n送清凉,工人日报,{stories[1].pk}\n")
        assert Use.objects.get().story == stories[1]

    def test_a_link_that_is_none_is_told_by_column(self, desk, paper):
        (row,) = bring(desk, Use, "标题,媒体,链接\n送清凉,工人日报,javascript:alert(1)\n").records
        assert row.outcome == "refused" and "链接" in row.problems[0]

    def test_what_cannot_be_read_is_told_though_the_medium_is_unknown_too(self, desk):
        assert outcomes(bring(desk, Use, "标题,媒体,链接\n送清凉,江城晚报,javascript:alert(1)\n")) == ["refused"]

    def test_the_whole_list_is_one_change_that_can_be_taken_back_and_done_again(self, desk, paper):
        factories.unit("临江区总工会")
        text = "标题,媒体,供稿单位\n送清凉,工人日报,临江区总工会\n开班了,江城晚报,\n"
        before = Change.objects.count()
        enter(desk, Use, text, publication=["江城晚报"])
        assert Change.objects.count() == before + 1
        undo = reverse("admin:articles_change_undo", args=(Change.objects.latest("pk").pk,))
        desk.post(undo)
        assert not Use.objects.exists() and not Contribution.objects.exists()
        assert not Story.objects.live().exists() and not Publication.objects.filter(name="江城晚报").exists()
        desk.post(reverse("admin:articles_change_undo", args=(Change.objects.latest("pk").pk,)))
        assert Use.objects.count() == 2 and Story.objects.live().count() == 2


class TestSubmissions:
    def test_a_submission_finds_its_story(self, desk):
        factories.unit("临江区总工会")
        story = factories.story(headline="送清凉")
        enter(desk, Submission, "单位,报送日期,标题\n临江区总工会,2024-06-17,送清凉\n临江区总工会,2024-06-17,没登\n")
        assert [each.story for each in Submission.objects.order_by("pk")] == [story, None]

    def test_rows_after_a_refused_or_waiting_one_are_entered(self, desk):
        factories.unit("临江区总工会")
        rows = ("望山县总工会,2024-06-17,甲,", "临江区总工会,2024-06-17,乙,987654", "临江区总工会,2024-06-17,丙,")
        found = bring(desk, Submission, "单位,日期,标题,记录号\n" + "\n".join(rows))
        assert outcomes(found) == ["waiting", "refused", "new"]

    def test_unknown_units_are_made_where_they_are_ticked(self, desk):
        enter(desk, Submission, "单位,日期,标题\n望山县总工会,2024-06-17,送清凉\n", unit=["望山县总工会"])
        assert Submission.objects.get().unit.name == "望山县总工会"


class TestUnits:
    def test_units_with_group_names_and_days_in_the_order_of_the_list(self, desk):
        text = "单位,分组,简称,起\n望山县总工会,区县,望山工会、望山县工会,2020-01-01\n临江区总工会,区县,,\n"
        enter(desk, Unit, text, unitgroup=["区县"])
        first, second = Unit.objects.in_order()
        assert (first.name, first.group.name, first.since) == ("望山县总工会", "区县", date(2020, 1, 1))
        assert first.names == ("望山县总工会", "望山工会", "望山县工会")
        assert (second.name, second.position) == ("临江区总工会", 2)

    def test_each_group_has_an_order_of_its_own(self, desk):
        text = "单位,分组\n望山县总工会,区县\n江城一棉,企业\n临江区总工会,区县\n江城工会学校,\n"
        enter(desk, Unit, text, unitgroup=["区县", "企业"])
        positions = dict(Unit.objects.values_list("name", "position"))
        assert positions == {"望山县总工会": 1, "江城一棉": 1, "临江区总工会": 2, "江城工会学校": 1}

    def test_a_group_that_is_not_ticked_is_left_off(self, desk):
        enter(desk, Unit, "单位,分组\n望山县总工会,区县\n")
        assert Unit.objects.get().group is None and not UnitGroup.objects.exists()

    def test_a_unit_by_another_of_its_names_is_here_already(self, desk):
        factories.unit("临江区总工会", aliases="临江区工会")
        assert outcomes(bring(desk, Unit, "单位\n临江区工会\n")) == ["here"]

    def test_a_unit_that_ends_before_it_begins_is_refused(self, desk):
        assert outcomes(bring(desk, Unit, "单位,起,止\n临江区总工会,2024-06-17,2020-01-01\n")) == ["refused"]


class TestMedia:
    def test_level_and_kind_complete_a_medium_that_is_here(self, desk, paper):
        enter(desk, Publication, "媒体,级别,类别\n工人日报,中央级,报纸\n江城发布,市级,微信公众号\n")
        media = {each.name: (each.level, each.kind) for each in Publication.objects.all()}
        assert media == {"工人日报": ("nation", "newspaper"), "江城发布": ("city", "wechat")}

    def test_what_a_medium_says_already_stays(self, desk):
        factories.publication("工人日报", level="city")
        assert outcomes(bring(desk, Publication, "媒体,级别\n工人日报,中央\n")) == ["here"]


def test_a_list_that_is_none_is_told_at_once(desk):
    table = SimpleUploadedFile("清单.csv", "甲,乙\n1,2\n".encode())
    page = desk.post(reverse("admin:articles_use_list"), {"table": table})
    assert page.context["form"].errors and not ReturnedTable.objects.exists()


def test_a_list_that_is_cancelled_is_gone(desk, paper):
    bring(desk, Use, "标题,媒体\n送清凉,工人日报\n")
    token = ReturnedTable.objects.get().token
    desk.post(reverse("admin:articles_use_list_preview", args=(token,)), {"cancel": "1"})
    assert not ReturnedTable.objects.exists() and not Use.objects.exists()


def test_a_list_of_another_register_is_not_read_as_this_one(desk, paper):
    bring(desk, Use, "标题,媒体\n送清凉,工人日报\n")
    token = ReturnedTable.objects.get().token
    assert desk.get(reverse("admin:articles_unit_list_preview", args=(token,))).status_code == 404
