"""The menu of every page."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.admin import menu
from tests import factories
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db

LISTED = [model._meta for model in admin.site._registry]


def test_the_stories_to_check_are_counted_beside_checking(desk):
    factories.stories(2)
    factories.story(status="checked")
    assert '校核</span><span class="n">2<span' in desk.get("/admin/articles/tag/").content.decode()


def test_every_list_is_in_the_menu_or_linked_from_one_that_is(desk):
    addresses = {reverse(f"admin:{each.app_label}_{each.model_name}_changelist"): each.model for each in LISTED}
    reached = {url for url in addresses if f'<a href="{url}"' in desk.get("/admin/").content.decode()}
    for url in list(reached):
        page = desk.get(url).content.decode()
        links = page[page.index('id="content"') :]
        reached |= {other for other in addresses if f'<a href="{other}"' in links}
    assert addresses.keys() - reached == set()


def test_a_list_leads_only_to_lists_that_the_reader_may_open():
    page = desk_of("资料员").get("/admin/articles/unit/").content.decode()
    assert '<a href="/admin/articles/unitgroup/">单位分组</a>' in page
    assert "/admin/auth/group/" not in desk_of("资料员").get("/admin/").content.decode()


def test_where_nothing_waits_no_number_stands(desk):
    assert 'class="n"' not in desk.get("/admin/articles/tag/").content.decode()


def test_beyond_its_bound_the_number_promises_no_more(desk, monkeypatch):
    monkeypatch.setattr(menu, "MOST_WAITING", 2)
    factories.stories(3)
    assert '<span class="n">2+<span' in desk.get("/admin/articles/tag/").content.decode()


def test_who_checks_nothing_is_told_no_number():
    factories.story()
    assert 'class="n"' not in desk_of("资料员").get("/admin/articles/tag/").content.decode()
