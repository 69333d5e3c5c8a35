"""The journal by who, what, when and in which import."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Action, Change, ImportRun, change
from tests import editing, factories

pytestmark = pytest.mark.django_db

JOURNAL = reverse("admin:articles_change_changelist")


def listed(desk: Client, **asked: object) -> list[int]:
    response = desk.get(JOURNAL, asked)
    assert response.status_code == 200
    return [each.pk for each in response.context["cl"].result_list]


def last() -> int:
    return Change.objects.latest("pk").pk


@pytest.fixture
def edit(editor) -> int:
    editing.edit(factories.story(), by=editor, headline="改过")
    return last()


def test_changes_of_a_person(desk, editor, edit):
    assert listed(desk, by=editor.pk) == [edit]
    assert edit not in listed(desk, by=factories.user("li").pk)


def test_changes_of_the_machine(desk, edit):
    assert edit not in listed(desk, by="machine")
    assert len(listed(desk, by="machine")) == Change.objects.count() - 1


def test_changes_of_a_kind(desk, edit):
    assert listed(desk, action="edit") == [edit]


def test_changes_from_one_day_to_another_are_those_of_the_desks_clock(desk, edit):
    Change.objects.exclude(pk=edit).update(at=datetime(2026, 1, 1, tzinfo=UTC))
    Change.objects.filter(pk=edit).update(at=datetime(2026, 3, 1, 16, 30, tzinfo=UTC))  # half past midnight in Beijing
    assert listed(desk, since="2026-03-02") == [edit]
    assert listed(desk, since="2026-03-03") == []
    assert listed(desk, since="2026-02-01", until="2026-03-02") == [edit]
    assert edit not in listed(desk, until="2026-03-01")


def test_changes_of_an_import(desk, edit):
    run = ImportRun.objects.create()
    with change(Action.IMPORT, run=run):
        factories.source()
    assert edit not in listed(desk, run=run.pk)


@pytest.mark.parametrize(
    "asked", [{"by": "x"}, {"since": "gestern"}, {"until": "2026-13-45"}, {"until": "9999-12-31"}, {"run": "x"}]
)
def test_what_no_change_can_have_is_told(desk, asked):
    assert desk.get(JOURNAL, asked).status_code in (200, 302)


def test_what_is_chosen_stands_below_with_the_way_out(desk, edit):
    page = desk.get(JOURNAL, {"action": "edit", "since": "2026-03-02"}).content.decode()
    assert "2026年3月2日" in page.partition('class="chips active"')[2].partition("</div>")[0]


def test_an_import_beyond_the_latest_is_offered_where_it_is_chosen(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.journal.filters.LATEST_RUNS", 1)
    old = ImportRun.objects.create()
    ImportRun.objects.create()
    assert f'<option value="{old.pk}" selected>' in desk.get(JOURNAL, {"run": old.pk}).content.decode()
