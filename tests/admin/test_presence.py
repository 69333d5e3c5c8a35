"""Who else has a page open is shown, and keeps nobody from anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Issue, Presence, Story
from tests import factories
from tests.admin.journal.test_taking_back import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    return factories.story()


def heard(client: Client, record: Story | Issue) -> str:
    url = reverse(f"admin:articles_{record._meta.model_name}_presence", args=[record.pk])
    return client.post(url).json()["text"]


def test_the_second_is_told_of_the_first_and_then_the_first_of_the_second(desk, story):
    other = signed_in("编辑")
    assert heard(other, story) == ""
    assert "editor" in heard(desk, story)
    assert "zhang" in heard(other, story)


def test_an_issue_is_another_record_than_a_story_of_the_same_number(desk):
    issue, story = factories.issue(), factories.story()
    heard(signed_in("编辑"), issue)
    assert heard(desk, story) == ""


def test_who_is_not_heard_of_is_gone(desk, story):
    heard(signed_in("编辑"), story)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert heard(desk, story) == ""


def test_the_page_says_where_to_tell(desk, story):
    page = desk.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert f'data-url="{reverse("admin:articles_story_presence", args=[story.pk])}"' in page


def test_who_may_not_read_stories_hears_nothing(story):
    client = Client()
    client.force_login(factories.user(is_staff=True))
    url = reverse("admin:articles_story_presence", args=[story.pk])
    assert client.post(url).status_code == 404
