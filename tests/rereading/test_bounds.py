"""Stories that a person merged or split: their print is a person's, whatever is read."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Source, Story
from articles.parsing.values import Role
from articles.records.printed import printed_story
from articles.rereading import StoryOutcome, reparse
from articles.search import filter_by_query
from tests import editing
from tests.rereading import pages
from tests.rereading.checks import assert_sound, read_again, rows

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = 0, 1, 2

SECOND_LINE = 4
"""A line of the second story."""

OTHER_READERS = [
    pages.join(FIRST),
    pages.join(SECOND),
    pages.merge(FIRST),
    pages.merge(SECOND),
    pages.split(SECOND),
    pages.drop(FIRST),
    pages.drop(SECOND),
    pages.change_role(SECOND, Role.HEADLINE, Role.BODY),
]


def merged(source: Source, by: User) -> Story:
    return editing.merge(pages.stories(source)[:2], by=by)


def parted(source: Source, by: User) -> Story:
    """The second story without its last paragraph, which is a story of its own."""
    second = pages.stories(source)[SECOND]
    editing.split(second, second.blocks.order_by("position").last().pk, by=by)
    return second


def as_printed(story: Story) -> list[tuple[int, str, int]]:
    return list(story.blocks.order_by("position").values_list("start", "role", "position"))


def printed_stories(source: Source) -> list[tuple[object, ...]]:
    return [(story.pk, story.headline, story.body, as_printed(story)) for story in pages.stories(source)]


@pytest.mark.parametrize("act", [merged, parted])
def test_the_same_parse_changes_nothing(source, editor, act):
    act(source, editor)
    before = rows()
    assert not read_again(source).changed
    assert rows() == before


@pytest.mark.parametrize("alteration", OTHER_READERS, ids=range(len(OTHER_READERS)))
def test_what_was_merged_does_not_come_apart(source, editor, alteration):
    one = merged(source, editor)
    before = one.headline, one.body, as_printed(one)
    read_again(source, alteration)
    one = Story.objects.get(pk=one.pk)
    assert (one.headline, one.body, as_printed(one)) == before
    assert list(filter_by_query(Story.objects.live(), "实操")) == [one]


@pytest.mark.parametrize("alteration", OTHER_READERS, ids=range(len(OTHER_READERS)))
def test_what_was_split_does_not_come_together(source, editor, alteration):
    parted(source, editor)
    before = printed_stories(source)[SECOND : SECOND + 2]
    read_again(source, alteration)
    assert [each for each in printed_stories(source) if each[0] in [half[0] for half in before]] == before


def test_where_the_parser_comes_to_see_the_same_bounds_the_rest_follows(source, editor):
    one = merged(source, editor)
    reread = read_again(source, pages.merge(FIRST))
    assert reread.count(StoryOutcome.NEW) == 0
    assert Story.objects.get(pk=one.pk).blocks.filter(role="crosshead").exists()


@pytest.mark.parametrize("garbled", [[pages.misread(SECOND_LINE)], []], ids=["misread", "mended"])
def test_what_was_merged_from_two_texts_of_a_page_stays(source, editor, garbled):
    editing.set_status([pages.stories(source)[SECOND]], "checked", by=editor)
    reparse(source, read=pages.reader(garbled=[pages.misread(SECOND_LINE)]))
    one = editing.merge(pages.stories(source)[SECOND:], by=editor)
    before = printed_texts(one)
    reparse(source, read=pages.reader(garbled=garbled))
    assert_sound()
    assert printed_texts(one) == before


def printed_texts(story: Story) -> list[str]:
    return [passage.text.strip() for passage in printed_story(story)]


def test_a_story_of_two_sources_is_left_alone(editor):
    options = {"publication": "丰都工人", "number": "7"}
    later = pages.imported(pages.PAGE.replace("焊工", "钳工"), page="2", **options)
    first = pages.imported(page="1", **options)
    one = editing.merge([pages.stories(first)[THIRD], pages.stories(later)[FIRST]], by=editor)
    before = list(one.blocks.order_by("pk").values())
    assert not any(reparse(source).changed for source in (first, later))
    for source in (first, later):
        reparse(source, read=pages.reader(pages.join(FIRST), pages.split(THIRD)))
    assert list(one.blocks.order_by("pk").values()) == before
    assert set(filter_by_query(Story.objects.live(), "驿站全天开放")) == {pages.stories(first)[FIRST], one}
