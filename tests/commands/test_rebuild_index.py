from __future__ import annotations

import pytest
from django.core.management import call_command

from articles.management.commands import rebuild_index
from articles.models import IndexState, Story
from articles.search import filter_by_query
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(rebuild_index, "GRACE", 0)
    monkeypatch.setattr(rebuild_index, "PAUSE", 0)


def printed(capsys: pytest.CaptureFixture, *options: str) -> str:
    call_command("rebuild_index", *options)
    return capsys.readouterr().out


def test_a_whole_index_is_left_as_it_is(capsys):
    factories.stories(2)
    assert "编入稿件 0 篇" in printed(capsys)


def test_after_an_upgrade_all_is_made_anew(capsys):
    factories.stories(2)
    IndexState.objects.update(version=0)
    assert "编入稿件 2 篇" in printed(capsys)


def test_all_is_made_anew_where_that_is_asked_for(capsys):
    factories.stories(2, body="清凉包")
    assert "编入稿件 2 篇" in printed(capsys, "--anew")
    assert filter_by_query(Story.objects.all(), "清凉包").count() == 2
