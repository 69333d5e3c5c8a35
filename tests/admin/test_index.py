"""The first page: what waits, and what was done last."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import ImportRun
from tests import factories

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
    assert desk.get(INDEX).context["waiting"] == {"pending": 1, "doubtful": 1}


def test_the_first_page_leads_to_the_latest_imports(desk):
    run = ImportRun.objects.create()
    assert reverse("admin:articles_importrun_change", args=(run.pk,)) in index(desk)


def test_the_first_page_names_the_latest_changes(desk):
    story = factories.story()
    assert reverse("admin:articles_change_change", args=(story.history.get().change_id,)) in index(desk)


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
    with django_assert_num_queries(6):  # the session, the user, the one-time password, and a query for each box
        index(desk)
