from __future__ import annotations

import pytest

from articles.models import Block, Reading, Story
from articles.parsing.values import Role
from articles.records.printed import printed_source, printed_story
from tests import factories

pytestmark = pytest.mark.django_db


def tiled(text: str, *blocks: tuple[int, Role, Story | None]) -> Reading:
    reading = factories.reading(text)
    for position, (start, role, story) in enumerate(blocks):
        place = {"story": story, "position": position} if story else {}
        Block.objects.create(reading=reading, start=start, role=role, **place)
    return reading


def test_the_passages_of_a_source_are_its_whole_text():
    story = factories.story()
    reading = tiled("标题\n正文。\n版权", (0, Role.HEADLINE, story), (3, Role.BODY, story), (7, Role.COLOPHON, None))
    texts = [passage.text for passage in printed_source(reading.source).passages]
    assert texts == ["标题\n", "正文。\n", "版权"]


def test_the_share_in_stories_counts_ink_and_no_blanks():
    reading = tiled("正文。 \n\n\n余", (0, Role.BODY, factories.story()), (7, Role.UNREAD, None))
    assert printed_source(reading.source).share_in_stories == 3 / 4


@pytest.mark.parametrize("role", [Role.MASTHEAD, Role.POST_META, Role.COLOPHON, Role.MARK])
def test_the_share_in_stories_leaves_facts_out(role):
    reading = tiled(
        "date: 2024-05-20\n正文。余", (0, role, None), (17, Role.BODY, factories.story()), (20, Role.NOISE, None)
    )
    assert printed_source(reading.source).share_in_stories == 3 / 4


def test_a_source_of_facts_has_nothing_in_stories():
    assert printed_source(tiled("date: 2024-05-20", (0, Role.POST_META, None)).source).share_in_stories == 0


def test_a_source_of_blanks_has_no_share():
    assert printed_source(tiled(" \n", (0, Role.NOISE, None)).source).share_in_stories is None


def test_a_source_without_reading_has_no_print():
    assert printed_source(factories.source()) is None


def test_unplaced_text_is_named():
    reading = tiled("正文。余字", (0, Role.BODY, factories.story()), (3, Role.UNREAD, None))
    assert [passage.text for passage in printed_source(reading.source).unplaced] == ["余字"]


def test_roles_of_stories_are_told_from_those_of_none():
    reading = tiled("正文。余字", (0, Role.BODY, factories.story()), (3, Role.UNREAD, None))
    printed = printed_source(reading.source)
    assert printed.roles_in(stories=True) == (Role.BODY,)
    assert printed.roles_in(stories=False) == (Role.UNREAD,)


def test_unplaced_text_is_counted_in_ink():
    reading = tiled("正文。余 字\n", (0, Role.BODY, factories.story()), (3, Role.UNREAD, None))
    assert printed_source(reading.source).unplaced_ink == 2


def test_a_story_is_printed_in_its_reading_order():
    story = factories.story()
    reading = tiled("后段先段")
    for start, position in ((0, 1), (2, 0)):
        Block.objects.create(reading=reading, start=start, role=Role.BODY, story=story, position=position)
    assert [passage.text for passage in printed_story(story)] == ["先段", "后段"]


def test_a_story_typed_in_is_printed_nowhere():
    assert printed_story(factories.story()) == ()
