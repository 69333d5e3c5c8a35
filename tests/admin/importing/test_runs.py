"""The import runs at the desk: what each did, file by file."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.importing import run_admin
from articles.models import ImportLine, ImportRun

pytestmark = pytest.mark.django_db


def run_of(*outcomes: str) -> ImportRun:
    """A file of a run for each outcome."""
    run = ImportRun.objects.create()
    lines = [ImportLine(run=run, name=f"{n}.txt", outcome=outcome) for n, outcome in enumerate(outcomes, 1)]
    ImportLine.objects.bulk_create(lines)
    return run


def page(desk: Client, run: ImportRun) -> str:
    return desk.get(reverse("admin:articles_importrun_change", args=(run.pk,))).content.decode()


def names(page: str) -> list[str]:
    return re.findall(r"<p>(\d+\.txt)</p>", page)


def test_the_list_counts_the_files_of_each_outcome(desk):
    run_of("imported", "failed", "imported")
    cells = desk.get(reverse("admin:articles_importrun_changelist")).content.decode()
    assert re.findall(r'field-(imported|held_back|unchanged|failed)">(\d+)<', cells) == [
        ("imported", "2"),
        ("held_back", "0"),
        ("unchanged", "0"),
        ("failed", "1"),
    ]


def test_the_list_takes_the_same_queries_whatever_the_runs(desk):
    numbers = []
    for _ in range(2):
        run_of("imported", "failed")
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("admin:articles_importrun_changelist"))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_a_run_tells_its_totals(desk):
    run = run_of("imported", "imported", "failed")
    run.lines.filter(outcome="imported").update(stories=6)
    told = re.sub("<[^>]+>", "", page(desk, run).partition("field-totals_shown")[2].partition("</fieldset>")[0])
    assert "已导入 2 近似，未导入 0 未变 0 失败 1 12 篇稿件" in told


def test_a_run_names_the_files_that_failed_before_all_others(desk):
    assert names(page(desk, run_of("imported", "unchanged", "failed"))) == ["3.txt", "1.txt", "2.txt"]


def test_a_run_of_very_many_files_names_the_first_and_says_how_many_there_are(desk, monkeypatch):
    monkeypatch.setattr(run_admin, "MOST_LINES", 2)
    shown = page(desk, run_of("imported", "failed", "imported"))
    assert names(shown) == ["2.txt", "1.txt"]
    assert "共 3 个，下面列出 2 个，失败的在先。" in shown


def test_a_run_says_in_the_words_of_the_screen_what_was_said_of_its_files(desk):
    run = ImportRun.objects.create(options={"publication": "工人日报", "page": "3"})
    assert ">媒体：工人日报；版次：3<" in page(desk, run)


def test_a_run_says_what_was_said_for_files_that_do_not_say_it(desk):
    run = ImportRun.objects.create(options={"number": "3", "fallback": {"publication": "滨河工会网"}})
    assert ">期号：3；媒体（文件没有写明的）：滨河工会网<" in page(desk, run)
