"""The page of an export: presets, columns in their order, columns kept under a name, the first rows."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.export.exports import column_heads
from articles.export.presets import OF_STORIES
from articles.models import SavedColumns
from tests import factories

from .test_pages import client_of, export_url, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def exporter() -> Client:
    return client_of(staff("view_story", "export_story"))


def ask(client: Client, **form: Any) -> HttpResponse:
    return client.post(export_url(), {"format": "csv", **form})


def heads(response: HttpResponse) -> list[str]:
    return next(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


def chosen(response: HttpResponse) -> list[str]:
    return response.context["columns"].chosen


def test_columns_come_in_the_order_that_is_sent(exporter):
    assert heads(ask(exporter, column=["headline", "id", "tags"])) == ["主标题", "记录号", "标签"]


def test_columns_that_are_unknown_or_twice_are_left_out(exporter):
    assert heads(ask(exporter, column=["id", "held", "id"])) == ["记录号"]


def test_without_any_column_there_are_all(exporter):
    assert len(heads(ask(exporter))) == len(column_heads("story"))


@pytest.mark.parametrize("name", OF_STORIES)
def test_preset_has_columns_that_are_there(name):
    assert set(OF_STORIES[name].columns) <= set(column_heads("story"))


def test_preset_fills_the_page(exporter):
    assert chosen(ask(exporter, use="catalogue", column=["id"])) == [*OF_STORIES["catalogue"].columns]


@pytest.mark.parametrize(
    ("button", "moved", "order"),
    [
        ("up", "tags", ["id", "tags", "headline"]),
        ("down", "id", ["headline", "id", "tags"]),
        ("up", "id", ["id", "headline", "tags"]),
        ("down", "tags", ["id", "headline", "tags"]),
    ],
    ids=["left", "right", "first", "last"],
)
def test_button_moves_a_column(exporter, button, moved, order):
    page = ask(exporter, column=["id", "headline", "tags"], **{button: moved})
    assert chosen(page) == order
    assert page["Content-Type"].startswith("text/html")


def test_first_rows_are_shown_as_they_begin(exporter):
    factories.story(headline="书屋", body="正文" * 100)
    factories.stories(9)
    page = ask(exporter, show="1", column=["headline", "body"])
    assert page.context["heads"] == ["主标题", "校定正文"]
    assert len(page.context["rows"]) == 5
    assert all(len(cell) <= 61 for row in page.context["rows"] for cell in row)


def test_selection_survives_the_buttons(exporter):
    wanted, _other = factories.stories(2)
    page = ask(exporter, show="1", selected=str(wanted.pk), column=["headline"])
    assert page.context["rows"] == [["第1篇"]]
    assert page.context["form"]["selected"].value() == str(wanted.pk)


def test_columns_are_kept_under_a_name_and_used(exporter):
    ask(exporter, keep="1", name=" 周报 用 ", column=["headline", "id"])
    (kept,) = SavedColumns.objects.all()
    assert (kept.name, kept.columns, kept.is_shared) == ("周报 用", ["headline", "id"], False)
    assert chosen(ask(exporter, use=str(kept.pk))) == ["headline", "id"]


def test_same_name_is_written_over(exporter):
    ask(exporter, keep="1", name="周报", column=["headline"])
    ask(exporter, keep="1", name="周报", column=["id"], is_shared="on")
    assert [(kept.columns, kept.is_shared) for kept in SavedColumns.objects.all()] == [(["id"], True)]


def test_columns_without_a_name_are_not_kept(exporter):
    ask(exporter, keep="1", name=" ", column=["id"])
    assert not SavedColumns.objects.exists()


def test_others_see_what_is_shared_and_nothing_else(exporter):
    ask(exporter, keep="1", name="自用", column=["id"])
    ask(exporter, keep="1", name="共用", column=["headline"], is_shared="on")
    other = client_of(staff("view_story", "export_story"))
    page = other.get(export_url())
    assert [kept.name for kept in page.context["saved"]] == ["共用"]
    own = SavedColumns.objects.get(name="自用")
    assert chosen(ask(other, use=str(own.pk), column=["tags"])) == ["tags"]


def test_only_ones_own_are_forgotten(exporter):
    ask(exporter, keep="1", name="共用", column=["headline"], is_shared="on")
    kept = SavedColumns.objects.get()
    ask(client_of(staff("view_story", "export_story")), forget=str(kept.pk))
    assert SavedColumns.objects.exists()
    ask(exporter, forget=str(kept.pk))
    assert not SavedColumns.objects.exists()


def test_column_that_is_no_more_is_passed_over(exporter):
    kept = SavedColumns.objects.create(
        name="旧", table="story", columns=["gone", "id"], by=factories.user(), is_shared=True
    )
    assert chosen(ask(exporter, use=str(kept.pk))) == ["id"]


def test_what_is_proofread_has_section_kind_and_byline():
    assert {"section", "kind", "byline"} <= set(OF_STORIES["proofs"].columns)
