from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import SavedSearch
from tests import factories
from tests.admin.browserlike import form_data

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


def test_a_name_that_is_taken_stands_for_its_query_still_and_that_is_said(desk):
    save(desk)
    page = save(desk, query="驿站").content.decode()
    assert "你已经存过“高温”：清凉包。" in page
    assert SavedSearch.objects.get().query == "清凉包"


def edit(desk: Client, **fields: str) -> HttpResponse:
    return desk.post(url(), {**opened(desk), **fields}, follow=True)


def url() -> str:
    return reverse("edit-search", args=[SavedSearch.objects.get().pk])


def opened(desk: Client) -> dict[str, str]:
    return form_data(desk.get(url()), "savedsearch_form")


def test_a_search_that_is_kept_can_be_shared_later(desk):
    save(desk)
    assert "已保存，大家都能用：高温" in edit(desk, is_shared="on").content.decode()
    assert SavedSearch.objects.get().is_shared


def test_a_search_that_is_kept_gets_another_name_and_another_query(desk):
    save(desk)
    edit(desk, name="送清凉", query="清凉包 驿站")
    assert SavedSearch.objects.values_list("name", "query").get() == ("送清凉", "清凉包 驿站")


def test_what_was_changed_in_another_window_is_not_written_over(desk):
    save(desk)
    before = opened(desk)
    edit(desk, is_shared="on")
    desk.post(url(), {**before, "name": "送清凉"})
    assert SavedSearch.objects.values_list("name", "is_shared").get() == ("送清凉", True)


def test_who_changes_what_was_changed_in_another_window_is_told_both(desk):
    save(desk)
    before = opened(desk)
    edit(desk, name="先改的")
    page = desk.post(url(), {**before, "name": "后改的"}).content.decode()
    assert "先改的" in page and "后改的" in page
    assert SavedSearch.objects.get().name == "先改的"


def test_a_query_that_cannot_be_asked_is_not_kept(desk):
    save(desk)
    assert "errorlist" in edit(desk, query='"没有配对').content.decode()
    assert SavedSearch.objects.get().query == "清凉包"


def test_nobody_else_changes_it(desk, other):
    save(desk, is_shared="on")
    assert of(other).get(url()).status_code == 404


@pytest.mark.parametrize(("fields", "said"), [({"is_shared": "on"}, "大家都能用：高温"), ({}, "只有自己看得到：高温")])
def test_who_keeps_a_search_is_told_whether_it_is_shared(desk, fields, said):
    assert f"已保存，{said}" in save(desk, **fields).content.decode()


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


def test_who_deletes_a_search_is_asked_before_and_told_its_query_and_who_loses_it(desk):
    save(desk, is_shared="on")
    url = reverse("delete-search", args=[SavedSearch.objects.get().pk])
    assert f'href="{url}"' in desk.get(reverse("search")).content.decode()
    page = desk.get(url).content.decode()
    assert "删除存下的检索“高温”吗？它是共用的" in page
    assert ">清凉包</a>" in page
    assert SavedSearch.objects.exists()


def test_nobody_else_deletes_it(desk, other):
    save(desk, is_shared="on")
    url = reverse("delete-search", args=[SavedSearch.objects.get().pk])
    assert (of(other).get(url).status_code, of(other).post(url).status_code) == (404, 404)
    assert SavedSearch.objects.exists()


def test_looking_keeps_nothing(desk):
    assert desk.get(reverse("save-search"), {"name": "高温", "query": "清凉包"}).status_code == 405
    assert not SavedSearch.objects.exists()


def test_staff_without_permission_keep_no_searches():
    client = of(factories.user(is_staff=True))
    assert client.post(reverse("save-search"), {"name": "甲", "query": "乙"}).status_code == 403
    assert client.post(reverse("delete-search", args=[1])).status_code == 403


def test_a_name_that_no_database_stores_is_refused(desk):
    page = save(desk, name="甲\0").content.decode()
    assert ("不允许" in page, SavedSearch.objects.exists()) == (True, False)
