from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.browserlike import save

pytestmark = pytest.mark.django_db


def url(story) -> str:
    return reverse("similar-stories", args=[story.pk])


def address_in(desk: Client, url: str, path: str) -> str:
    """Where the link to the path leads, with all that it takes along."""
    page = desk.get(url).content.decode().partition("<main")[2]
    return unescape(re.search(rf'href="({re.escape(path)}[^"]*)"', page)[1])


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


SEARCH = "/admin/search/?q=%E7%85%A4%E7%9F%BF&o=relevance&p=0"


def test_the_way_back_is_the_search_that_one_came_from(desk):
    story = factories.story(headline="煤矿驿站", body="")
    assert address_in(desk, address_in(desk, SEARCH, url(story)), reverse("search")) == SEARCH


@pytest.mark.parametrize("beginning", [SEARCH, "/admin/articles/story/?q=%E7%85%A4%E7%9F%BF"])
def test_saving_a_similar_story_leads_back_to_where_the_first_one_was_found(desk, beginning):
    first = factories.story(headline="煤矿驿站", body="")
    second = factories.story(headline="煤矿有了驿站", body="")
    form = address_in(desk, beginning, reverse("admin:articles_story_change", args=[first.pk]))
    similar = address_in(desk, form, url(first))
    opened = address_in(desk, similar, reverse("admin:articles_story_change", args=[second.pk]))
    assert save(desk, opened).url == beginning
