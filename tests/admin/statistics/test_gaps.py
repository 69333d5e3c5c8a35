from __future__ import annotations

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from articles.models import Publication
from tests import factories

pytestmark = pytest.mark.django_db

CHOOSE = reverse("admin:articles_publication_choose_gaps")


@pytest.fixture
def paper(db) -> Publication:
    made = factories.publication("丰都工人", rhythm="daily", pages=4)
    issue = factories.issue(publication=made, published_on=date(2024, 12, 17), date_basis="printed")
    factories.source(issue, page="1")
    return made


def url(paper: Publication) -> str:
    return reverse("admin:articles_publication_gaps", args=(paper.pk,))


def text(desk: Client, paper: Publication, **span: str) -> str:
    response = desk.get(url(paper), span)
    assert response.status_code == 200
    return response.content.decode()


def test_the_publication_leads_to_its_table(desk, paper):
    page = desk.get(reverse("admin:articles_publication_change", args=(paper.pk,))).content.decode()
    assert url(paper) in page


def test_missing_issues_and_pages_are_counted(desk, paper):
    page = text(desk, paper, first="2024-12-16", last="2024-12-18")
    assert "缺 2 期" in page
    assert "缺 3 个版" in page
    assert "2、3、4" in page


def test_at_first_it_is_the_year_of_the_latest_issue(desk, paper):
    assert 'value="2024-01-01"' in text(desk, paper)


@pytest.mark.parametrize("span", [("2024-12-18", "2024-12-16"), ("1990-01-01", "2024-12-18"), ("x", "2024-12-18")])
def test_a_wrong_span_is_said_on_the_page(desk, paper, span):
    assert "errorlist" in text(desk, paper, first=span[0], last=span[1])


def test_without_a_rhythm_it_says_so(desk):
    assert "没有填刊期" in text(desk, factories.publication())


def test_it_can_be_taken_away_as_a_table(desk, paper):
    response = desk.get(url(paper), {"first": "2024-12-16", "last": "2024-12-18", "file": "xlsx"})
    rows = list(load_workbook(io.BytesIO(response.getvalue())).active.values)
    assert [row[0] for row in rows[1:]] == ["2024-12-16", "2024-12-17", "2024-12-18"]
    assert rows[2][2:4] == ("1", "2、3、4")


def test_a_publication_that_is_not_there_is_not_found(desk):
    assert desk.get(reverse("admin:articles_publication_gaps", args=(99,))).status_code == 404


def test_staff_without_permission_do_not_see_it(paper):
    client = Client()
    client.force_login(factories.user(is_staff=True))
    assert client.get(url(paper)).status_code == 403


def test_it_can_be_printed_as_a_document(desk, paper):
    response = desk.get(url(paper), {"first": "2024-12-16", "last": "2024-12-18", "file": "docx"})
    rows = Document(io.BytesIO(response.getvalue())).tables[0].rows
    assert [row.cells[0].text for row in rows[1:]] == ["2024-12-16", "2024-12-17", "2024-12-18"]


def test_another_publication_is_chosen_with_the_same_span(desk, paper):
    chosen = desk.get(CHOOSE, {"publication": paper.pk, "first": "2024-12-16", "last": "2024-12-18"})
    assert chosen.url == f"{url(paper)}?first=2024-12-16&last=2024-12-18"


def test_at_first_it_is_the_publication_of_the_latest_issue(desk, paper):
    assert desk.get(CHOOSE).url == url(paper)


def test_without_issues_the_publications_are_listed(desk):
    assert desk.get(CHOOSE).url == reverse("admin:articles_publication_changelist")
