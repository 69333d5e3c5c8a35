from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.searching import self_test
from articles.models import Story
from tests import factories

pytestmark = pytest.mark.django_db


def text(desk: Client, **asked: object) -> str:
    response = desk.get(reverse("search-self-test"), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_the_promise_and_reads_nothing_before_it_is_asked(desk):
    factories.story()
    page = text(desk)
    assert "印着什么，就查到什么" in page
    assert "<table>" not in page


def test_index_and_stories_agree(desk):
    factories.stories(3)
    page = text(desk, number=10)
    assert "10 个字串，索引与稿件全部一致" in page
    assert "读了 3 篇，共有 3 篇" in page


def test_what_each_number_counts_is_said_above_it(desk):
    factories.story()
    headings = re.findall(r"<th [^>]*>(.*?)</th>", text(desk, number=10))
    said = [re.sub("<[^>]+>", "", heading) for heading in headings]
    assert said == ["字串", "全库检索", "通读核对", "一致", "查到", "毫秒", "检索查到", "通读查到", "毫秒"]


def test_where_they_differ_the_story_is_named(desk):
    story = factories.misindexed(factories.story())
    page = text(desk, number=10)
    assert "索引与稿件不一致" in page
    assert reverse("admin:articles_story_change", args=(story.pk,)) in page


def test_what_is_left_over_when_the_time_is_over_is_said(desk, monkeypatch):
    monkeypatch.setattr(self_test, "SECONDS", 0)
    factories.story()
    assert "10 个字串试了 1 个" in text(desk, number=10)


def test_an_empty_archive_has_nothing_to_read(desk):
    assert "还没有稿件可读" in text(desk, number=10)


@pytest.mark.parametrize("number", ["", "x", "11", "-1", "9" * 30])
def test_other_numbers_are_not_taken(desk, number):
    assert "<table>" not in text(desk, number=number)


def test_what_a_story_says_is_never_markup(desk):
    factories.story(headline="", body="<b>" * 9)
    assert "<b>" not in text(desk, number=10)


def test_the_search_page_leads_to_it(desk):
    assert f'href="{reverse("search-self-test")}"' in desk.get(reverse("search")).content.decode()


def test_who_may_not_see_stories_may_not_read_them_here():
    client = Client()
    client.force_login(factories.user(is_staff=True))
    assert client.get(reverse("search-self-test")).status_code == 403


def test_the_first_page_tells_superusers_of_stories_that_are_not_indexed(desk):
    factories.stories(2)
    assert "rebuild_index" not in desk.get(reverse("admin:index")).content.decode()
    Story.objects.update(body="驿站")
    assert "有 2 篇还没有编入检索索引" in desk.get(reverse("admin:index")).content.decode()
