from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.models import Story
from tests import factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db

PARTS = [("story", "brief"), ("article", "article"), ("brief", "brief")]


def list_of(part: str) -> str:
    return reverse(f"admin:articles_{part}_changelist") + "?status=pending&q=%E6%B8%85%E5%87%89"


def opened_from(desk: Client, url: str, story: Story) -> str:
    """The address under which a list leads to the story."""
    path = re.escape(reverse("admin:articles_story_change", args=(story.pk,)))
    return unescape(re.search(rf'href="({path}[^"]*)"', desk.get(url).content.decode())[1])


@pytest.mark.parametrize("part, kind", PARTS)
def test_saving_leads_back_to_the_list_with_its_filters(desk, part, kind):
    url = opened_from(desk, list_of(part), factories.story(kind=kind))
    assert desk.post(url, {**form_data(desk.get(url)), "_save": "1"}).url == list_of(part)


@pytest.mark.parametrize("part, kind", PARTS)
def test_saving_on_the_way_forgets_no_list(desk, part, kind):
    url = opened_from(desk, list_of(part), factories.story(kind=kind))
    url = desk.post(url, {**form_data(desk.get(url)), "_continue": "1"}).url
    assert desk.post(url, {**form_data(desk.get(url)), "_save": "1"}).url == list_of(part)


@pytest.mark.parametrize("part, kind", PARTS)
def test_who_may_only_read_closes_the_story_to_the_list_with_its_filters(client, part, kind):
    reader = factories.user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(reader)
    url = opened_from(client, list_of(part), factories.story(kind=kind))
    assert f'href="{list_of(part)}"' in unescape(client.get(url).content.decode())


@pytest.mark.parametrize("part, kind", PARTS)
def test_the_bin_leads_back_to_the_list_with_its_filters(desk, part, kind):
    url = opened_from(desk, list_of(part), factories.story(kind=kind))
    assert desk.post(url.replace("/change/", "/delete/")).url == list_of(part)


def test_adding_leads_back_to_the_list_it_began_at(desk):
    url = desk.get(reverse("admin:articles_brief_add"), {"_changelist_filters": "status=pending"}).url
    response = desk.post(url, {**form_data(desk.get(url)), "body": "正文。", "_save": "1"})
    assert response.url == reverse("admin:articles_brief_changelist") + "?status=pending"


def test_a_story_opened_by_itself_leads_to_the_list_of_all(desk):
    url = reverse("admin:articles_story_change", args=(factories.story().pk,))
    response = desk.post(f"{url}?_list=user", {**form_data(desk.get(url)), "_save": "1"})
    assert response.url == reverse("admin:articles_story_changelist")
