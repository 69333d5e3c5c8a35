from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import SavedSearch
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db) -> User:
    user = factories.user("li", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_story"))
    return user


def save(desk: Client, **fields: str) -> HttpResponse:
    return desk.post(reverse("save-search"), {"name": "高温", "query": "清凉包", **fields}, follow=True)


def kept(client: Client) -> list[str]:
    return [str(saved) for saved, _url in client.get(reverse("search")).context["saved"]]


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_search_is_kept_and_leads_to_its_hits(desk):
    factories.story(headline="甲", body="清凉包")
    save(desk)
    page = desk.get(reverse("search")).content.decode()
    assert 'href="/admin/search/?q=%E6%B8%85%E5%87%89%E5%8C%85"' in page


def test_saving_leads_back_to_the_hits(desk):
    assert save(desk).redirect_chain[-1][0] == "/admin/search/?q=%E6%B8%85%E5%87%89%E5%8C%85"


def test_a_private_search_is_seen_by_nobody_else(desk, other):
    save(desk)
    assert (kept(desk), kept(of(other))) == (["高温"], [])


def test_a_shared_search_is_seen_by_all_with_its_owner(desk, other):
    save(desk, is_shared="on")
    assert kept(of(other)) == ["高温"]
    assert '<span class="count">zhang</span>' in of(other).get(reverse("search")).content.decode()


def test_a_name_stands_for_the_latest_query(desk):
    save(desk)
    save(desk, query="驿站", is_shared="on")
    saved = SavedSearch.objects.get()
    assert (saved.query, saved.is_shared) == ("驿站", True)


def test_two_people_may_use_one_name(desk, other):
    save(desk)
    save(of(other))
    assert SavedSearch.objects.count() == 2


@pytest.mark.parametrize("fields", [{"name": ""}, {"name": "长" * 51}, {"query": '"没有配对'}, {"query": ""}])
def test_what_cannot_be_kept_is_explained(desk, fields):
    page = save(desk, **fields).content.decode()
    assert 'class="error"' in page
    assert not SavedSearch.objects.exists()


def test_the_owner_deletes_it(desk, editor):
    save(desk)
    page = desk.post(reverse("delete-search", args=[SavedSearch.objects.get().pk]), follow=True).content.decode()
    assert "不再保存" in page
    assert not SavedSearch.objects.exists()


def test_nobody_else_deletes_it(desk, other):
    save(desk, is_shared="on")
    url = reverse("delete-search", args=[SavedSearch.objects.get().pk])
    assert of(other).post(url).status_code == 404
    assert SavedSearch.objects.exists()


def test_looking_changes_nothing(desk):
    save(desk)
    url = reverse("delete-search", args=[SavedSearch.objects.get().pk])
    assert (desk.get(url).status_code, desk.get(reverse("save-search")).status_code) == (405, 405)


def test_staff_without_permission_keep_no_searches():
    client = of(factories.user(is_staff=True))
    assert client.post(reverse("save-search"), {"name": "甲", "query": "乙"}).status_code == 403
    assert client.post(reverse("delete-search", args=[1])).status_code == 403
