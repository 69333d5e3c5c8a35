"""发稿统计: its page, its charts, its files, and the stories behind its numbers."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from articles.desk.scoring_rules import add_example_rules
from articles.models import Action, ScoringRule, Story, change
from tests import factories
from tests.admin.desks import desk_of

STATISTICS = reverse("admin:articles_story_statistics")
SPAN = {"first": "2024-01-01", "last": "2024-12-31", "by": "author"}


@pytest.fixture
def stories(db):
    paper = factories.publication("工人日报", level="nation")
    return [
        factories.story(
            headline=f"{month}月的消息",
            issue=factories.issue(publication=paper, published_on=date(2024, month, day), date_basis="printed"),
            credits=[{"role": "reporter", "name": name}],
        )
        for month, day, name in ((5, 3, "张三"), (6, 3, "张三"), (6, 4, "李四"))
    ]


@pytest.fixture
def rule(db) -> ScoringRule:
    with change(Action.EDIT):
        return add_example_rules()[0]


def links(page: str) -> list[str]:
    found = re.findall(r'href="([^"]*statistics/stories/[^"]*)"', page)
    return list(dict.fromkeys(map(unescape, found)))


def test_each_number_leads_to_its_stories(desk, stories):
    page = desk.get(STATISTICS, SPAN).content.decode()
    counts = {url: len(desk.get(url).context["rows"]) for url in links(page)}
    assert sorted(counts.values()) == [1, 1, 2, 2, 3]


def test_bars_and_line_are_drawn_without_script_and_style(desk, stories):
    page = desk.get(STATISTICS, SPAN).content.decode()
    drawings = re.findall(r"<svg class=\"chart.*?</svg>", page, re.DOTALL)
    assert len(drawings) == 2 and not re.search(" style=|<script| on[a-z]+=", "".join(drawings))
    assert page.count("<title>2024-05 1</title>") == 1


def test_points_come_with_a_rule_and_fees_with_points(desk, stories, rule):
    shown = desk.get(STATISTICS, {**SPAN, "rule": rule.pk, "fee": "4"}).context["rows"]
    assert [(row["name"], row["points"], row["fee"]) for row in shown] == [("张三", "10", "40"), ("李四", "5", "20")]


def test_each_story_shows_the_sum_of_its_points(desk, stories, rule):
    url = reverse("admin:articles_story_statistics_stories")
    (row,) = desk.get(url, {**SPAN, "rule": rule.pk, "key": "李四"}).context["rows"]
    assert row["sum"] == "5（中央）"


def test_the_workbook_has_numbers_as_numbers(desk, stories, rule):
    response = desk.get(STATISTICS, {**SPAN, "rule": rule.pk, "fee": "0.5", "file": "xlsx"})
    rows = list(load_workbook(io.BytesIO(response.getvalue())).worksheets[0].values)
    assert (*rows[1][:4], *rows[1][5:]) == ("张三", 2, 0, 2, 10, 5)


def test_the_document_says_what_was_asked(desk, stories):
    paper = Document(io.BytesIO(desk.get(STATISTICS, {**SPAN, "file": "docx"}).getvalue()))
    assert [cell.text for cell in paper.tables[0].rows[1].cells][:2] == ["张三", "2"]
    assert any("2024-12-31" in paragraph.text for paragraph in paper.paragraphs)


def test_a_span_that_ends_before_it_begins_is_refused(desk):
    response = desk.get(STATISTICS, {**SPAN, "last": "2023-01-01"})
    assert response.context["work"] is None and response.context["form"].errors


@pytest.mark.parametrize("page", ["articles_story_statistics", "articles_publication_annual_index"])
def test_without_anything_the_page_says_so(desk, page):
    assert desk.get(reverse(f"admin:{page}")).status_code == 200


def test_internal_stories_are_in_no_row_and_no_file_of_those_who_may_not_read_them(desk, stories):
    Story.objects.filter(pk=stories[2].pk).update(visibility="internal")
    reader = desk_of("资料员")
    assert "李四" not in reader.get(STATISTICS, SPAN).content.decode()
    rows = load_workbook(io.BytesIO(reader.get(STATISTICS, {**SPAN, "file": "xlsx"}).getvalue())).worksheets[0].values
    assert [row[0] for row in rows][1:] == ["张三"]
    assert not reader.get(reverse("admin:articles_story_statistics_stories"), {**SPAN, "key": "李四"}).context["rows"]


def test_the_menu_has_statistics(desk):
    assert STATISTICS in desk.get("/admin/").content.decode()


def test_the_page_opens_on_the_latest_year_that_has_stories(desk, stories):
    form = desk.get(STATISTICS).context["form"]
    assert (form.cleaned_data["first"], form.cleaned_data["last"]) == (date(2024, 1, 1), date(2024, 12, 31))


def test_an_empty_archive_opens_on_this_year(desk, db):
    form = desk.get(STATISTICS).context["form"]
    assert form.cleaned_data["last"] == timezone.localdate()


def test_stories_and_their_shares_have_names_of_their_own(desk, stories):
    heads = re.findall(r'<th scope="col">([^<]*)</th>', desk.get(STATISTICS, SPAN).content.decode())
    assert {"参与稿件", "折算篇数"} <= set(heads)


def test_the_rows_stand_by_strokes_and_the_bars_by_numbers(desk, stories):
    factories.story(issue=stories[0].issue, credits=[{"role": "reporter", "name": "丁一"}])
    context = desk.get(STATISTICS, {**SPAN, "order": "strokes"}).context
    assert [row["name"] for row in context["rows"]] == ["丁一", "李四", "张三"]
    assert context["bars"].bars[0].datum.label == "张三"
