from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from articles.models import Story
from articles.pipeline import SourceOptions
from tests import factories
from tests.desk.test_corrections import BROKEN
from tests.records.test_unmarked_continuations import FIRST, SECOND

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    factories.imported(BROKEN.encode(), "a.txt")
    return Story.objects.get()


def url(story: Story) -> str:
    return f"/admin/articles/story/{story.pk}/correct/"


def test_the_form_offers_to_take_back_a_join(desk, story):
    page = desk.get(f"/admin/articles/story/{story.pk}/change/").content.decode()
    assert f'name="apart" value="{story.blocks.get(joined=True).pk}"' in page


def test_one_click_puts_a_joined_piece_apart(desk, story):
    desk.post(url(story), {"apart": story.blocks.get(joined=True).pk})
    story.refresh_from_db()
    assert "急救\n药箱" in story.body


@pytest.mark.parametrize("block", ["0", "x", "9" * 30])
def test_what_is_no_joined_block_of_the_story_is_not_found(desk, story, block):
    assert desk.post(url(story), {"apart": block}).status_code == 404


def test_looking_takes_nothing_back(desk, story):
    assert desk.get(url(story)).status_code == 405


def test_who_may_only_read_takes_nothing_back(client, story):
    reader = factories.user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(reader)
    assert client.post(url(story), {}).status_code == 403


@pytest.fixture
def halves() -> tuple[Story, Story]:
    """A story on one page, and on another its rest, which the machine has linked."""
    for number, text in (("1", FIRST), ("2", SECOND)):
        factories.imported(
            text.encode(), f"{number}.txt", SourceOptions(publication="丰都工人", number="12", page=number)
        )
    later = Story.objects.exclude(continues=None).get()
    return later.continues, later


def test_the_form_of_the_first_half_leads_to_its_rest(desk, halves):
    first, later = halves
    page = desk.get(f"/admin/articles/story/{first.pk}/change/").content.decode()
    assert f'下文</span> <a href="/admin/articles/story/{later.pk}/change/">' in page


def test_the_form_offers_to_take_back_a_link(desk, halves):
    page = desk.get(f"/admin/articles/story/{halves[1].pk}/change/").content.decode()
    assert 'name="alone"' in page


def test_one_click_takes_a_link_back(desk, halves):
    desk.post(url(halves[1]), {"alone": "1"})
    assert Story.objects.get(pk=halves[1].pk).continues is None


def test_the_form_of_the_first_half_offers_to_take_the_link_back(desk, halves):
    first, later = halves
    page = desk.get(f"/admin/articles/story/{first.pk}/change/").content.decode()
    assert f'name="rest" value="{later.pk}"' in page
    page = desk.post(url(first), {"rest": later.pk}, follow=True).content.decode()
    assert Story.objects.get(pk=later.pk).continues is None
    assert "这是两篇稿件，不再相接。" in page


def test_a_story_that_is_not_its_rest_is_not_parted(desk, halves):
    assert desk.post(url(halves[0]), {"rest": halves[0].pk}).status_code == 404
