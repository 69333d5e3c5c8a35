"""Tables of issues, tags, places and uses: their columns, their form for programs, and who gets them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.export.exports import MODELS, resource_for, table_of
from articles.export.formats import FORMATS
from tests import factories

from .test_pages import client_of, staff

pytestmark = pytest.mark.django_db

OTHERS = [name for name in MODELS if name != "story"]


@pytest.fixture
def records(db) -> None:
    paper = factories.publication("工人日报", kind="newspaper")
    issue = factories.issue(publication=paper, number="86", published_on=date(2022, 12, 21), date_basis="printed")
    story = factories.story(headline="=竞赛落幕", issue=issue)
    factories.use(story, factories.publication("一周速览"), number="12", used_on=date(2022, 12, 26))
    factories.tag("劳动竞赛")


def cells(name: str) -> dict[str, str]:
    """Of the first record, as CSV has them."""
    rows = MODELS[name].objects.all()[:1]
    made = b"".join(FORMATS["csv"].chunks(table_of(rows, visible=MODELS[name].objects.all())))
    heads, *lines = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    return dict(zip(heads, lines[0], strict=True))


def test_an_issue_has_its_publication_number_and_day(records):
    made = cells("issue")
    assert [made[head] for head in ("媒体", "期号", "刊发日期")] == ["工人日报", "86", "2022-12-21"]


def test_a_use_names_story_and_medium_and_brings_no_formula_alive(records):
    made = cells("use")
    assert [made[head] for head in ("主标题", "媒体", "期号")] == ["'=竞赛落幕", "一周速览", "12"]


@pytest.mark.parametrize("name", OTHERS)
def test_every_cell_is_that_of_the_resource(records, name):
    rows = MODELS[name].objects.order_by("pk")[:20]
    exported = resource_for(MODELS[name].objects.all()).export(rows)
    table = table_of(rows, visible=MODELS[name].objects.all())
    made = [row for chunk in table.chunks for row in zip(*chunk, strict=True)]
    assert made == [tuple(row) for row in exported]


@pytest.mark.parametrize("name", OTHERS)
def test_programs_get_each_record_as_json(records, name):
    rows = MODELS[name].objects.all()[:1]
    (line,) = b"".join(FORMATS["jsonl"].chunks(table_of(rows, visible=MODELS[name].objects.all()))).splitlines()
    assert json.loads(line)


@pytest.mark.parametrize("table", ["issues", "tags", "places", "uses"])
def test_a_command_writes_them(records, table, tmp_path):
    call_command("export_table", table, output=str(tmp_path / "a.csv"))
    assert len((tmp_path / "a.csv").read_bytes().splitlines()) > 1


@pytest.mark.parametrize("name", OTHERS)
def test_the_list_has_a_table(records, name):
    client = client_of(staff("view_story", "export_story", f"view_{name}"))
    address = reverse(f"admin:articles_{name}_export")
    assert address in client.get(reverse(f"admin:articles_{name}_changelist")).content.decode()
    response = client.post(address, {"format": "csv"})
    assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbf")


def test_who_may_not_export_gets_none(records):
    client: Client = client_of(staff("view_story", "view_tag"))
    assert client.get(reverse("admin:articles_tag_export")).status_code == 403


def test_hidden_uses_are_in_no_table(records):
    story = factories.story(headline="机密", visibility="internal")
    factories.use(story, factories.publication())
    client = client_of(staff("view_story", "export_story", "view_use"))
    response = client.post(reverse("admin:articles_use_export"), {"format": "jsonl"})
    assert len(b"".join(response.streaming_content).splitlines()) == 1
