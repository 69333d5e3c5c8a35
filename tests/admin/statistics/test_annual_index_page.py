from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tests import factories

INDEX = reverse("admin:articles_publication_annual_index")


@pytest.fixture
def asked(db):
    paper = factories.publication("工道")
    issue = factories.issue(publication=paper, published_on=date(2024, 6, 17), date_basis="printed", number="7")
    credits = [{"role": "author", "name": "张三"}]
    source = factories.source(issue, page="3")
    factories.story(headline="工会送清凉", issue=issue, source=source, page="3", section="要闻", credits=credits)
    return {"publication": paper.pk, "year": "2024", "by": "section"}


def test_at_first_it_is_the_year_of_the_latest_issue(desk, asked):
    assert desk.get(INDEX).context["index"].year == 2024


@pytest.mark.parametrize(
    ("by", "heading", "line"),
    [("section", "要闻", "工会送清凉（张三）\t7（3）"), ("author", "张三", "工会送清凉\t7（3）")],
)
def test_the_document_has_a_line_for_each_story(desk, asked, by, heading, line):
    paper = Document(io.BytesIO(desk.get(INDEX, {**asked, "by": by, "file": "docx"}).getvalue()))
    assert [paragraph.text for paragraph in paper.paragraphs] == ["《工道》2024年总目录", heading, line]


def test_the_workbook_has_number_day_and_page(desk, asked):
    made = load_workbook(io.BytesIO(desk.get(INDEX, {**asked, "file": "xlsx"}).getvalue()))
    row = list(made.active.values)[1]
    assert (*row[:4], row[5]) == ("要闻", "工会送清凉", "张三", "7", "3")


def test_a_publication_without_issues_has_an_empty_one(desk):
    paper = factories.publication("空")
    assert desk.get(INDEX, {"publication": paper.pk}).context["index"].number == 0
