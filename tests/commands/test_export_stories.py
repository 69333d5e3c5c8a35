from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import WrongForm
from tests import factories

pytestmark = pytest.mark.django_db


def exported(folder: Path, name: str = "out.csv", **options: str) -> Path:
    call_command("export_stories", output=str(folder / name), **options)
    return folder / name


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_suffix_says_the_format(tmp_path):
    factories.story(headline="书屋")
    assert json.loads(exported(tmp_path, "out.jsonl").read_text("utf-8"))["headline"] == "书屋"
    assert openpyxl.load_workbook(exported(tmp_path, "out.xlsx")).worksheets[0].max_row == 2


def test_query_and_columns_are_chosen(tmp_path):
    factories.story(headline="清凉包送到工地")
    factories.story(headline="书屋建在车间")
    found = rows(exported(tmp_path, query="车间", columns="headline,kind"))
    assert [row[0] for row in found[1:]] == ["书屋建在车间"]
    assert len(found[0]) == 2


def test_preset_is_named(tmp_path):
    factories.story()
    assert len(rows(exported(tmp_path, columns="catalogue"))[0]) == 13


def test_table_is_printed_without_a_file(capfdbinary):
    factories.story(headline="书屋")
    call_command("export_stories", format="csv", columns="headline")
    assert "书屋" in capfdbinary.readouterr().out.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"columns": "headline,held"}, "held"),
        ({"columns": ","}, "headline"),
        ({"query": "状态:无此"}, "1|2|3|4"),
        ({"format": "", "output": "out.doc"}, "xlsx, csv, json, jsonl"),
        ({"output": "none/out.csv"}, "none/out.csv"),
    ],
    ids=["unknown column", "no column", "query", "format", "file"],
)
def test_what_cannot_be_done_is_said(options, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=said):
        call_command("export_stories", **{"format": "csv", "output": "out.csv", **options})


def test_wrong_forms_are_named_and_stay(tmp_path, capsys):
    factories.registered(WrongForm, wrong="做为", right="作为")
    story = factories.story(headline="清凉", body="他做为骨干走进工地")
    assert "做为骨干" in exported(tmp_path, columns="headline,body").read_text("utf-8-sig")
    assert f"{story.pk}" in (said := capsys.readouterr().err) and "他【做为】骨干走进工地 → 作为" in said


def test_wrong_forms_are_named_beside_json_too(tmp_path, capsys):
    factories.registered(WrongForm, wrong="做为", right="作为")
    factories.story(headline="清凉", body="他做为骨干走进工地")
    exported(tmp_path, "out.json")
    assert "他【做为】骨干走进工地 → 作为" in capsys.readouterr().err


def test_stories_are_read_once_whether_there_are_wrong_forms_or_not(tmp_path, capsys):
    factories.stories(3, body="他做为骨干走进工地")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            exported(tmp_path, columns="headline,body")
        return len(asked)

    without = queries()
    factories.registered(WrongForm, wrong="做为", right="作为")
    assert queries() == without


def test_columns_that_do_not_go_out_are_not_searched_for_wrong_forms(tmp_path, capsys):
    factories.registered(WrongForm, wrong="做为", right="作为")
    factories.story(headline="清凉", body="他做为骨干走进工地")
    exported(tmp_path, columns="headline")
    assert capsys.readouterr().err == ""
