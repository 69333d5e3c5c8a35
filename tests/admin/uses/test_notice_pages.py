"""通报: its page, its files, and what is kept of it."""

from __future__ import annotations

import io
import re
from datetime import date
from urllib.parse import unquote

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from articles import records
from articles.admin.uses import notice_admin
from articles.desk.scoring_rules import add_example_rules
from articles.models import (
    Action,
    Change,
    Contribution,
    Department,
    Notice,
    Objection,
    PointAdjustment,
    RulePoints,
    ScoringRule,
    Story,
    change,
)
from articles.permissions import READ_INTERNAL
from articles.records.undoing import undo
from tests import factories
from tests.admin.desks import desk_of

PREPARE = reverse("admin:articles_notice_prepare")
DAY = date(2024, 6, 17)


@pytest.fixture
def rule(db) -> ScoringRule:
    with change(Action.EDIT):
        return add_example_rules()[0]


@pytest.fixture
def span(rule) -> dict[str, str]:
    return {"first": "2024-06-01", "last": "2024-06-30", "rule": str(rule.pk)}


@pytest.fixture
def used(rule, editor) -> Story:
    """A story of 临江区总工会 in a national paper; 望山县总工会 has none."""
    paper = factories.publication("工人日报", level="nation")
    story = factories.story(issue=factories.issue(publication=paper, published_on=DAY, date_basis="printed"))
    units = [factories.unit(name, "区县") for name in ("临江区总工会", "望山县总工会")]
    factories.contributed(story, units[0], by=editor)
    return story


def test_without_a_rule_the_page_says_where_to_write_one(desk):
    assert reverse("admin:articles_scoringrule_add") in desk.get(PREPARE).content.decode()


def test_the_page_begins_with_the_month_before(desk, rule):
    form = desk.get(PREPARE).context["form"]
    assert form.is_valid() and form.cleaned_data["first"].day == 1


def test_units_stand_with_their_numbers_and_those_without_by_name(desk, used, span):
    page = desk.get(PREPARE, span).content.decode()
    assert "临江区总工会" in page and "望山县总工会" in page
    (group,) = desk.get(PREPARE, span).context["figures"]["groups"]
    assert [(row["name"], row["points"]) for row in group["rows"]] == [("临江区总工会", "5")]


def test_a_span_that_ends_before_it_begins_is_refused(desk, span):
    response = desk.get(PREPARE, {**span, "last": "2024-05-01"})
    assert response.context["figures"] is None and response.context["form"].errors


def test_two_rules_stand_side_by_side(desk, used, span):
    other = ScoringRule.objects.exclude(pk=span["rule"]).first()
    assert other.name in desk.get(PREPARE, {**span, "other_rule": other.pk}).content.decode()


def test_stories_without_a_unit_are_a_link_to_just_these(desk, used, span):
    loose = factories.story(issue=used.issue, headline="没有单位的")
    page = desk.get(PREPARE, span)
    query = page.context["query"]
    found = desk.get(reverse("admin:articles_story_changelist"), {"q": query}).context["cl"].result_list
    assert [story.pk for story in found] == [loose.pk]
    assert page.context["figures"]["loose_ends"]["without_unit"] == 1


def test_units_are_suggested_for_stories_that_were_here_before_the_register(desk, used, span):
    loose = factories.story(issue=used.issue, headline="望山县总工会送清凉")
    page = desk.post(PREPARE, {**span, "suggest": "1"}, follow=True)
    assert Contribution.objects.get(story=loose).state == "suggested"
    (said,) = page.context["messages"]
    assert "确认后才计入" in str(said) and f"{reverse('admin:articles_story_grid')}?id={loose.pk}" in str(said)


def test_where_no_unit_is_found_that_is_said(desk, used, span):
    page = desk.post(PREPARE, {**span, "suggest": "1"}, follow=True)
    (said,) = page.context["messages"]
    assert "没有找到登记过的供稿单位" in str(said)


def test_units_are_suggested_for_what_the_department_keeps(desk, used, span):
    stories = []
    for name in ("工道", "别报"):
        issue = factories.issue(publication=factories.publication(name), published_on=DAY, date_basis="printed")
        stories.append(factories.story(issue=issue, headline="望山县总工会送清凉"))
    member = desk_of("主编")
    department = Department.objects.create(name="编辑一室")
    department.members.add(get_user(member))
    department.publications.add(stories[0].issue.publication)
    assert member.post(PREPARE, {**span, "suggest": "1"}).status_code == 302
    assert list(Contribution.objects.filter(state="suggested").values_list("story", flat=True)) == [stories[0].pk]


def test_a_unit_that_is_called_otherwise_today_is_counted_as_it_was(desk, used, span):
    desk.post(PREPARE, span)
    unit = Contribution.objects.get().unit
    with change(Action.EDIT):
        unit.name = "临江新区总工会"
        unit.save()
    page = desk.get(reverse("admin:articles_notice_change", args=(Notice.objects.get().pk,)))
    assert not page.context["corrections"]


def test_uses_without_a_day_are_a_link_to_just_these(desk, used, span):
    undated = factories.use(used, factories.publication("江城晚报"), number="12")
    factories.use(used, factories.publication("江城早报"), used_on=DAY)
    page = desk.get(PREPARE, span)
    url = f"{reverse('admin:articles_use_changelist')}?day=none"
    assert f'href="{url}"' in page.content.decode()
    assert [use.pk for use in desk.get(url).context["cl"].result_list] == [undated.pk]


def test_the_letter_has_title_numbers_and_annexes(desk, used, span):
    response = desk.get(PREPARE, {**span, "file": "docx"})
    letter = Document(io.BytesIO(response.content))
    texts = [paragraph.text for paragraph in letter.paragraphs]
    assert texts[0] == "关于2024年6月稿件采用情况的通报"
    assert texts[1] == "2024年6月，共采用稿件1篇。现将有关情况通报如下。"
    assert "区县：第1名临江区总工会（1篇，5分）；未有稿件采用的单位：望山县总工会。" in texts
    rows = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    assert rows[1][:3] == ["1", "临江区总工会", "1"] and rows[2][1] == "望山县总工会"
    assert used.headline in [cell.text for row in letter.tables[1].rows for cell in row.cells]
    assert "关于2024年6月" in unquote(response["Content-Disposition"])


def test_chinese_of_the_letter_is_set_in_its_own_font(desk, used, span):
    letter = Document(io.BytesIO(desk.get(PREPARE, {**span, "file": "docx"}).content))
    fonts = letter.styles["Normal"].element.rPr.rFonts
    assert "仿宋_GB2312" in [value for key, value in fonts.attrib.items() if key.endswith("}eastAsia")]


def test_the_workbook_has_numbers_as_numbers(desk, used, span):
    workbook = load_workbook(io.BytesIO(desk.get(PREPARE, {**span, "file": "xlsx"}).content))
    assert [cell.value for cell in workbook.worksheets[0][2]][:6] == ["区县", "临江区总工会", 1, 1, 0, 5]
    assert workbook.worksheets[1]["B2"].value == used.headline


def test_the_workbook_has_the_sum_of_a_unit_and_its_bonuses(desk, used, span):
    facts = {"unit": used.units.first(), "day": DAY, "points": 10, "reason": "批示", "story": used}
    factories.registered(PointAdjustment, **facts)
    sheets = load_workbook(io.BytesIO(desk.get(PREPARE, {**span, "file": "xlsx"}).content)).worksheets
    assert sheets[0]["J2"].value == "5（稿件） + 10（批示） = 15"
    assert [cell.value for cell in sheets[1][2]][2:] == [10, "批示", used.headline]


def test_a_notice_that_was_sent_is_kept_as_it_was(desk, editor, used, span):
    kept_page = desk.post(PREPARE, span, follow=True)
    kept = Notice.objects.get()
    assert (kept.title, kept.kept_by) == ("关于2024年6月稿件采用情况的通报", editor)
    with change(Action.TAG, by=editor):
        Contribution.objects.get().delete()
    assert Notice.objects.get().figures["pieces"] == 1
    assert kept_page.status_code == 200


def test_a_kept_notice_shows_what_is_counted_otherwise_today(desk, editor, used, span):
    desk.post(PREPARE, span)
    url = reverse("admin:articles_notice_change", args=(Notice.objects.get().pk,))
    assert not desk.get(url).context["corrections"]
    added = factories.story(issue=used.issue, headline="补报的")
    factories.contributed(added, Contribution.objects.get().unit, by=editor)
    page = desk.get(url)
    found = page.context["corrections"]
    assert [(each.name, each.then, each.now) for each in found.units] == [("临江区总工会", ("1", "5"), ("2", "10"))]
    assert [(each.story, each.then, each.now) for each in found.uses] == [(added.pk, None, "5")]
    assert "补报的" in page.content.decode() and page.context["figures"]["pieces"] == 1


def test_a_medium_that_is_called_otherwise_today_is_no_correction(desk, used, span):
    desk.post(PREPARE, span)
    medium = used.issue.publication
    with change(Action.EDIT):
        medium.name = "临江工人"
        medium.save()
    url = reverse("admin:articles_notice_change", args=(Notice.objects.get().pk,))
    assert not desk.get(url).context["corrections"]


def test_body_and_addressees_are_remembered_for_the_next_notice(desk, used, span):
    desk.post(PREPARE, {**span, "issuer": "临江市总工会办公室", "addressees": "各区县总工会"})
    form = desk.get(PREPARE).context["form"]
    assert (form["issuer"].value(), form["addressees"].value()) == ("临江市总工会办公室", "各区县总工会")


def test_at_first_the_own_office_sends_it(desk, rule):
    factories.unit("宣传教育部", is_own_office=True)
    assert desk.get(PREPARE).context["form"]["issuer"].value() == "宣传教育部"


def test_the_page_draws_the_units_and_leads_to_their_titles(desk, used, span):
    page = desk.get(PREPARE, span).content.decode()
    (key,) = re.findall(r'<svg class="chart".*?href="#(titles-\d+)"', page, re.DOTALL)
    assert f'id="{key}"' in page


def test_the_numbers_of_all_pieces_and_of_a_medium_lead_to_their_stories(desk, used, span):
    links = desk.get(PREPARE, span).context["links"]
    ((row, of_medium),) = links.media
    found = [[each["story"] for each in desk.get(url).context["rows"]] for url in (links.total, of_medium)]
    assert (row["name"], found) == ("工人日报", [[used.pk], [used.pk]])


def test_several_months_are_a_line_with_a_table(desk, used, span):
    other = factories.issue(publication=used.issue.publication, published_on=date(2024, 5, 3), date_basis="printed")
    factories.contributed(factories.story(issue=other), Contribution.objects.get().unit, by=User.objects.first())
    page = desk.get(PREPARE, {**span, "first": "2024-05-01"}).content.decode()
    assert '<svg class="chart line"' in page and '<th scope="row">2024-05</th>' in page


def test_a_kept_notice_that_tells_of_internal_stories_is_for_those_who_may_read_them(desk, editor, used, span, client):
    Story.objects.update(visibility="internal")
    desk.post(PREPARE, span)
    assert list(Notice.objects.visible_to(factories.user())) == []
    assert Notice.objects.visible_to(editor).count() == 1


def test_a_story_that_became_internal_is_left_out_of_the_titles_that_were_sent(desk, used, span):
    desk.post(PREPARE, span)
    key = Notice.objects.get().pk
    with change(Action.EDIT):
        records.edit(used.pk, {"visibility": "internal"})
    reader = desk_of("主编")
    Group.objects.get(name="主编").permissions.remove(Permission.objects.get(codename=READ_INTERNAL))
    page = reader.get(reverse("admin:articles_notice_change", args=(key,)))
    assert used.headline not in page.content.decode() and page.context["corrections"] is None
    for kind, headline_in in (("docx", in_letter), ("xlsx", in_workbook)):
        file = reverse("admin:articles_notice_file", args=(key, kind))
        assert headline_in(desk.get(file).content, used.headline)
        assert not headline_in(reader.get(file).content, used.headline)


def in_letter(data: bytes, text: str) -> bool:
    letter = Document(io.BytesIO(data))
    return any(text in cell.text for table in letter.tables for row in table.rows for cell in row.cells)


def in_workbook(data: bytes, text: str) -> bool:
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return any(text == cell for sheet in sheets for row in sheet.values for cell in row)


@pytest.fixture
def unlevelled(rule, editor) -> Story:
    """A story of 临江区总工会 in a bulletin of which nobody has told the level."""
    bulletin = factories.publication("滨河工会简报")
    story = factories.story(issue=factories.issue(publication=bulletin, published_on=DAY, date_basis="printed"))
    factories.contributed(story, factories.unit("临江区总工会", "区县"), by=editor)
    return story


def test_a_page_has_the_first_titles_of_a_unit_and_the_workbook_all(desk, editor, used, span, monkeypatch):
    for story in factories.stories(2, issue=used.issue):
        factories.contributed(story, used.contributions.get().unit, by=editor)
    assert "列出前" not in desk.get(PREPARE, span).text
    monkeypatch.setattr(notice_admin, "MOST_TITLES", 2)
    page = desk.get(PREPARE, span).text
    assert "这里列出前 2 条" in page
    assert page.count('<td class="soft">') == 2
    sheets = load_workbook(io.BytesIO(desk.get(PREPARE, {**span, "file": "xlsx"}).content)).worksheets
    assert sheets[-1].max_row == 4


def test_media_without_a_level_are_named_before_the_notice_is_kept(desk, unlevelled, span):
    page = desk.get(PREPARE, span).content.decode()
    medium = reverse("admin:articles_publication_change", args=(unlevelled.issue.publication_id,))
    assert "1 家媒体没有级别，按 0 分计" in page and f'<a href="{medium}">《滨河工会简报》</a>' in page
    assert "0（《滨河工会简报》没有级别）" in page


def test_a_medium_without_a_level_that_has_points_is_not_named(desk, unlevelled, span):
    factories.registered(RulePoints, rule_id=span["rule"], medium=unlevelled.issue.publication, points=3)
    assert "没有级别" not in desk.get(PREPARE, span).content.decode()


def test_where_nobody_has_points_nobody_has_a_rank(desk, unlevelled, span):
    (group,) = desk.get(PREPARE, span).context["figures"]["groups"]
    assert [(row["rank"], row["points"]) for row in group["rows"]] == [(None, "0")]
    letter = Document(io.BytesIO(desk.get(PREPARE, {**span, "file": "docx"}).content))
    assert "区县：临江区总工会（1篇，0分）。" in [paragraph.text for paragraph in letter.paragraphs]


def test_a_notice_of_the_same_days_that_is_kept_already_is_named_before_the_next(desk, used, span):
    desk.post(PREPARE, span)
    kept = Notice.objects.get()
    assert reverse("admin:articles_notice_change", args=[kept.pk]) in desk.get(PREPARE, span).text


def test_a_kept_notice_of_other_days_is_not_named(desk, used, span):
    desk.post(PREPARE, span)
    kept = Notice.objects.get()
    address = reverse("admin:articles_notice_change", args=[kept.pk])
    assert address not in desk.get(PREPARE, {**span, "last": "2024-07-01"}).text


def test_keeping_a_notice_is_said_and_can_be_undone(desk, used, span):
    page = desk.post(PREPARE, span, follow=True)
    (message,) = page.context["messages"]
    made = Change.objects.latest("pk")
    assert "已照发出的样子留存" in str(message)
    assert reverse("admin:articles_change_undo", args=(made.pk,)) in str(message)


def test_a_kept_notice_is_deleted_by_who_may_keep_one_and_can_come_back(desk, used, span):
    desk.post(PREPARE, span)
    kept = Notice.objects.get()
    page, gone = (reverse(f"admin:articles_notice_{act}", args=(kept.pk,)) for act in ("change", "delete"))
    assert gone in desk.get(page).content.decode()
    assert gone not in desk_of("编辑").get(page).content.decode()
    assert desk_of("编辑").post(gone, {"post": "yes"}).status_code == 403
    before = Notice.objects.values().get()
    desk.post(gone, {"post": "yes"})
    assert not Notice.objects.exists()
    with change(Action.UNDO):
        undo(Change.objects.latest("pk"))
    assert Notice.objects.values().get() == before


def test_a_notice_that_units_objected_to_is_not_deleted(desk, used, span):
    desk.post(PREPARE, span)
    kept, unit = Notice.objects.get(), Contribution.objects.get().unit
    factories.registered(Objection, notice=kept, unit=unit, made_on=DAY, text="漏了一篇")
    url = reverse("admin:articles_notice_delete", args=(kept.pk,))
    assert "不能删除" in desk.get(url).content.decode()
    desk.post(url, {"post": "yes"})
    assert Notice.objects.exists()


def test_the_examples_are_added_once(desk):
    url = reverse("admin:articles_scoringrule_examples")
    desk.post(url)
    desk.post(url)
    assert ScoringRule.objects.count() == 3


def test_an_objection_stands_with_its_answer_by_the_notice_that_stays(desk, used, span):
    desk.post(PREPARE, span)
    kept = Notice.objects.get()
    sent = {"notice": kept.pk, "unit": Contribution.objects.get().unit_id, "made_on": "2024-07-02", "text": "漏了一篇"}
    desk.post(reverse("admin:articles_objection_add"), {**sent, "answer": "已补", "outcome": "upheld"})
    page = desk.get(reverse("admin:articles_notice_change", args=(kept.pk,))).content.decode()
    assert "漏了一篇" in page and "已补" in page


def test_objections_to_a_hidden_notice_are_hidden(desk, editor, used, span):
    Story.objects.update(visibility="internal")
    desk.post(PREPARE, span)
    unit = Contribution.objects.get().unit
    factories.registered(Objection, notice=Notice.objects.get(), unit=unit, made_on=DAY, text="漏了一篇")
    assert not Objection.objects.visible_to(factories.user())
    assert Objection.objects.visible_to(editor).exists()


def test_a_bonus_for_a_story_is_given_on_its_page_and_shown_there_and_in_the_notice(desk, used, span):
    unit = used.units.first()
    page = reverse("admin:articles_story_change", args=[used.pk])
    add = f"{reverse('admin:articles_pointadjustment_add')}?story={used.pk}"
    assert add in desk.get(page).content.decode()
    desk.post(add, {"unit": unit.pk, "day": span["first"], "points": 10, "reason": "领导批示", "story": used.pk})
    assert "+10.00 · 领导批示" in desk.get(page).content.decode()
    (told,) = desk.get(PREPARE, span).context["figures"]["adjustments"]
    assert (told["reason"], told["story"]) == ("领导批示", used.pk)
