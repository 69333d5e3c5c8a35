"""The manual within the desk, and the sheet of keys."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.manual import PLACES, manual
from tests import factories
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db


def help_link(desk: Client, url: str) -> str:
    return re.search(
        rf'<a class="iconbtn wide-only" href="({reverse("manual")}[^"]*)"', desk.get(url).content.decode()
    )[1]


@pytest.mark.parametrize("place", sorted(set(PLACES.values())))
def test_each_place_is_a_heading_of_the_manual(place: str):
    assert place in dict(map(reversed, manual()[1]))


def test_the_manual_is_shown_with_its_tables(desk: Client):
    page = desk.get(reverse("manual")).content.decode()
    assert '<h2 id="检索">检索</h2>' in page
    assert "<td><code>工会 驿站</code></td>" in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize(
    "name, place",
    [
        ("admin:articles_importrun_add", "导入"),
        ("admin:articles_story_changelist", "找稿"),
        ("search", "检索"),
        ("admin:index", ""),
    ],
)
def test_help_opens_at_the_place_of_the_page(desk: Client, name: str, place: str):
    assert help_link(desk, reverse(name)).partition("#")[2] == place


def test_help_of_a_story_tells_of_checking(desk: Client):
    url = reverse("admin:articles_story_change", args=(factories.story().pk,))
    assert help_link(desk, url).endswith("#校核")


def test_the_keys_stand_on_a_page_of_their_own(desk: Client):
    assert "到检索框" in desk.get(reverse("keys")).content.decode()


@pytest.mark.parametrize("name", ["manual", "keys"])
def test_whoever_may_use_the_desk_may_read_it(name: str):
    assert desk_of(None).get(reverse(name)).status_code == 200
    assert Client().get(reverse(name)).status_code == 302
