"""The menu of every page."""

from __future__ import annotations

import pytest

from articles.admin import menu
from tests import factories
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db


def test_the_stories_to_check_are_counted_beside_checking(desk):
    factories.stories(2)
    factories.story(status="checked")
    assert '校核</span><span class="n">2<span' in desk.get("/admin/articles/tag/").content.decode()


def test_where_nothing_waits_no_number_stands(desk):
    assert 'class="n"' not in desk.get("/admin/articles/tag/").content.decode()


def test_beyond_its_bound_the_number_promises_no_more(desk, monkeypatch):
    monkeypatch.setattr(menu, "MOST_WAITING", 2)
    factories.stories(3)
    assert '<span class="n">2+<span' in desk.get("/admin/articles/tag/").content.decode()


def test_who_checks_nothing_is_told_no_number():
    factories.story()
    assert 'class="n"' not in desk_of("资料员").get("/admin/articles/tag/").content.decode()
