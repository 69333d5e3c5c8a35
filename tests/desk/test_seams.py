from __future__ import annotations

import pytest

from articles import accession, records
from articles.desk.seams import put_apart, put_back
from articles.models import Action, Block, Story, change
from articles.options import Options
from articles.parsing.values import Caution
from articles.search import find
from tests import factories

pytestmark = pytest.mark.django_db

BROKEN = """县总工会为快递员建起驿站

本报讯（记者王小满）近日，丰都县总工会在城区建成12个驿站，为快递员提供休息场所，并配有饮水机、充电桩和急救

药箱，驿站全天开放。

快递员李谷雨说，有了驿站，午休有了去处。
"""


@pytest.fixture
def editor():
    return factories.user()


@pytest.fixture
def story() -> Story:
    accession.take_in(BROKEN.encode(), "a.txt", Options())
    return Story.objects.get()


def part(story: Story, by: object) -> Story:
    with change(Action.EDIT, by=by):
        put_apart(story, story.blocks.get(joined=True).pk)
    return Story.objects.get(pk=story.pk)


def test_the_machine_joins_and_says_so(story):
    assert "急救药箱" in story.body
    assert Caution.JOINED in story.warnings


def test_put_apart_the_piece_is_a_paragraph(story, editor):
    assert "急救\n药箱" in part(story, editor).body


def test_put_apart_the_doubt_is_gone(story, editor):
    assert Caution.JOINED not in part(story, editor).warnings


def test_put_apart_the_body_is_a_persons(story, editor):
    assert part(story, editor).held["body"]["by"] == editor.pk


def test_put_apart_the_search_still_finds_the_print(story, editor):
    assert list(find(Story.objects.all(), "配有饮水机")) == [part(story, editor)]


def test_a_body_that_was_edited_stays_as_it_is(story, editor):
    with change(Action.EDIT, by=editor):
        records.edit(story.pk, {"body": "另写的正文。"})
    story.refresh_from_db()
    assert part(story, editor).body == "另写的正文。"


def test_a_block_of_another_story_is_refused(story, editor):
    with pytest.raises(Block.DoesNotExist), change(Action.EDIT, by=editor):
        put_apart(factories.story(), story.blocks.get(joined=True).pk)


def test_put_back_the_order_is_that_of_the_source(editor):
    text = "标题一则\n第一段。\n第二段。\n"
    reading = factories.reading(text)
    story = factories.story(
        headline="标题一则",
        body="第二段。\n第一段。",
        warnings=[Caution.MOVED],
        origin=Story.Origin.PRINTED,
        source=reading.source,
    )
    for start, role, position, moved in ((0, "headline", 0, False), (5, "body", 2, False), (10, "body", 1, True)):
        Block.objects.create(reading=reading, start=start, role=role, story=story, position=position, moved=moved)
    with change(Action.EDIT, by=editor):
        put_back(story)
    story.refresh_from_db()
    assert (story.body, story.warnings) == ("第一段。\n第二段。", [])
