from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def url(story) -> str:
    return reverse("similar-stories", args=[story.pk])


def test_words_in_common_are_marked(desk):
    story = factories.story(headline="煤矿驿站", body="")
    factories.story(headline="煤矿有了驿站", body="")
    assert "<mark>煤矿</mark>有了<mark>驿站</mark>" in desk.get(url(story)).content.decode()


def test_none_is_said(desk):
    assert "没有稿件" in desk.get(url(factories.story())).content.decode()


def test_a_story_and_a_hit_lead_there(desk):
    story = factories.story(headline="工会")
    assert url(story) in desk.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert url(story) in desk.get(reverse("search"), {"q": "工会"}).content.decode()


def test_a_story_that_is_not_there_is_not_found(desk):
    assert desk.get(reverse("similar-stories", args=[99])).status_code == 404


def test_staff_without_permission_do_not_see_it():
    client = Client()
    client.force_login(factories.user(is_staff=True))
    assert client.get(url(factories.story())).status_code == 403
