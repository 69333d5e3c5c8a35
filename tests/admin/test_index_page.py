"""The first page: what waits, and what was done last."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import ImportLine, ImportRun, Story
from tests import factories
from tests.rereading import pages

pytestmark = pytest.mark.django_db

INDEX = "/admin/"


def index(desk: Client) -> str:
    return desk.get(INDEX).content.decode()


def test_the_first_page_counts_what_is_to_be_checked(desk):
    factories.stories(3)
    factories.story(status="checked")
    assert '?status=pending">待校核</a> <strong>3</strong>' in index(desk)


def test_the_first_page_counts_the_doubts_among_them(desk):
    factories.story(warnings=["joined"])
    factories.story(warnings=["joined"], status="checked")
    assert "?status=pending&amp;doubts=some" in index(desk)
    waiting = desk.get(INDEX).context["waiting"]
    assert {name: str(count) for name, count in waiting.items()} == {"pending": "1", "doubtful": "1", "proposed": "0"}


def test_the_first_page_leads_to_what_is_read_otherwise_since(desk):
    Story.objects.filter(pk=factories.story(status="checked").pk).update(proposed=["body"])
    assert '?doubts=proposed">另有识别结果，待定</a> <strong>1</strong>' in index(desk)


def test_the_first_page_leads_to_the_latest_imports(desk):
    run = ImportRun.objects.create()
    assert reverse("admin:articles_importrun_change", args=(run.pk,)) in index(desk)


def test_the_first_page_names_the_latest_changes(desk):
    story = factories.story()
    assert reverse("admin:articles_change_change", args=(story.history.get().change_id,)) in index(desk)


def test_the_first_page_says_what_was_imported(desk):
    pages.imported()
    assert "page.txt" in index(desk)


def test_the_first_page_says_what_was_changed(desk):
    factories.story(headline="工会送来清凉包")
    assert "工会送来清凉包" in index(desk)


def test_the_first_page_says_how_much_an_import_brought(desk):
    run = ImportRun.objects.create()
    ImportLine.objects.create(run=run, name="一版.txt", outcome="imported", stories=7)
    ImportLine.objects.create(run=run, name="二版.txt", outcome="imported", stories=5)
    assert "2 个文件，12 篇稿件" in index(desk)
    assert "outcome failed" not in index(desk)


def test_the_first_page_says_how_many_files_of_an_import_failed(desk):
    run = ImportRun.objects.create()
    ImportLine.objects.create(run=run, name="一版.txt", outcome="imported", stories=7)
    ImportLine.objects.create(run=run, name="二版.txt", outcome="failed")
    assert '<span class="outcome failed">失败 1 个</span>' in index(desk)


def test_who_may_see_nothing_is_told_of_nothing(client: Client):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    factories.story()
    assert 'id="open-work"' not in index(client)


@pytest.mark.parametrize("number", [1, 30])
def test_the_first_page_takes_the_same_queries_whatever_there_is(
    desk, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    factories.stories(number)
    ImportRun.objects.bulk_create([ImportRun() for _ in range(number)])
    with django_assert_num_queries(14):  # three for the user, four for what waits, seven for what was done last
        index(desk)
