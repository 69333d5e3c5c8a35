from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import Story
from tests import editing, factories

pytestmark = pytest.mark.django_db


def url(page: str, story: Story) -> str:
    return reverse(f"admin:articles_story_{page}", args=(story.pk,))


def test_deleting_asks_and_says_that_nothing_is_lost(desk):
    response = desk.get(url("delete", factories.story(headline="要删的稿件")))
    assert "要删的稿件" in response.content.decode()
    assert Story.objects.live().exists()


def test_deleting_moves_to_the_bin(desk):
    story = factories.story()
    assert desk.post(url("delete", story), {"post": "yes"}).status_code == 302
    assert Story.objects.binned().get() == story


def test_the_bin_is_no_doubt_of_the_parser(desk, editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    assert "flag binned" not in desk.get(url("change", story)).content.decode()


def test_a_story_in_the_bin_says_so_and_offers_the_way_back(desk, editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    assert url("restore", story) in desk.get(url("change", story)).content.decode()


def test_the_way_back(desk, editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    assert desk.post(url("restore", story)).url == url("change", story)
    assert Story.objects.live().get() == story


def test_asking_for_the_way_back_does_not_go_it(desk, editor):
    story = factories.story()
    editing.bin_stories([story], by=editor)
    desk.get(url("restore", story))
    assert not Story.objects.live().exists()


@pytest.mark.parametrize("page", ["delete", "restore"])
def test_a_story_that_is_none_is_not_found(desk, page):
    assert desk.get(reverse(f"admin:articles_story_{page}", args=(4711,))).status_code == 404
