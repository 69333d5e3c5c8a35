"""Who else has a page open is shown, and keeps nobody from anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Presence, Story
from tests import factories
from tests.admin.journal.test_taking_back import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    return factories.story()


def heard(client: Client, record: Model) -> str:
    url = reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_presence", args=[record.pk])
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


@pytest.mark.parametrize(
    "make", [factories.story, factories.issue, factories.tag, factories.publication, factories.user]
)
def test_the_page_of_a_form_says_where_to_tell(desk, make):
    record = make()
    name = f"admin:{record._meta.label_lower.replace('.', '_')}"
    page = desk.get(reverse(f"{name}_change", args=[record.pk])).content.decode()
    assert f'data-url="{reverse(f"{name}_presence", args=[record.pk])}"' in page


def test_the_page_of_proofing_says_that_its_issue_is_open(desk):
    source = factories.printed_story().source
    page = desk.get(reverse("admin:articles_source_proofing", args=[source.pk])).content.decode()
    assert f'data-url="{reverse("admin:articles_issue_presence", args=[source.issue_id])}"' in page


def test_a_page_without_a_form_tells_nothing(desk):
    source = factories.printed_story().source
    page = desk.get(reverse("admin:articles_source_change", args=[source.pk])).content.decode()
    assert 'id="presence"' not in page


def test_of_a_tag_it_is_heard_too(desk):
    tag = factories.tag()
    heard(desk, tag)
    assert "zhang" in heard(signed_in("主编"), tag)


def test_who_may_not_read_stories_hears_nothing(story):
    client = Client()
    client.force_login(factories.user(is_staff=True))
    url = reverse("admin:articles_story_presence", args=[story.pk])
    assert client.post(url).status_code == 404
