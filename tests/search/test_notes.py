"""Whoever writes a story, in whatever way, the next search finds it as it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction

from articles import records
from articles.models import Action, Block, IndexNote, Issue, Reading, Story, change
from articles.search import filter_by_query, newest_first
from articles.search.checking import differing_stories
from tests import factories

pytestmark = pytest.mark.django_db


def found(query: str) -> set[int]:
    return set(filter_by_query(Story.objects.all(), query).values_list("pk", flat=True))


def test_a_text_written_by_an_update_is_found():
    story = factories.story(body="旧")
    Story.objects.filter(pk=story.pk).update(body="新")
    assert (found("旧"), found("新")) == (set(), {story.pk})


def test_a_text_written_by_sql_is_found():
    story = factories.story(headline="旧", body="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_story SET headline = '新' WHERE id = %s", [story.pk])
    assert (found("旧"), found("新")) == (set(), {story.pk})


def test_a_reading_written_anew_is_found():
    story = factories.printed_story("题目\n旧印的字\n")
    Reading.objects.update(text="题目\n新印的字\n")
    assert found("新印") == {story.pk}


def test_a_story_is_found_by_a_block_that_is_given_to_it():
    printed, other = factories.printed_story("题目\n独有的字\n"), factories.story()
    Block.objects.filter(story=printed, position=1).update(story=other)
    assert found("原文:独有") == {other.pk}


def test_a_story_is_not_found_by_a_block_that_is_gone():
    story = factories.printed_story("题目\n独有的字\n")
    Story.objects.filter(pk=story.pk).update(body="")
    Block.objects.filter(story=story, position=1).update(story=None, position=None)
    assert found("独有") == set()


def test_the_block_before_one_that_is_gone_says_more():
    story = factories.printed_story("题目\n正文\n")
    Story.objects.filter(pk=story.pk).update(body="")
    Block.objects.filter(story=story, position=1).delete()
    assert found("题目正文") == {story.pk}


JSON = {
    '[{"KEY": "甲"}, {"KEY": 5}, {}, 5, null]': True,
    '["甲"]': True,
    '"甲"': True,
    '[["甲"]]': False,
    "null": False,
    "{}": False,
}
"""Whether there is a text in it."""


@pytest.mark.parametrize(("field", "key"), [("captions", "credit"), ("captions", "text"), ("credits", "name")])
@pytest.mark.parametrize(("value", "has_text"), JSON.items())
def test_json_of_another_form_stops_nobody(field, key, value, has_text):
    other, story = factories.stories(2)
    set_json(story, field, value.replace("KEY", key))
    before = found("甲")
    with change(Action.EDIT):
        records.edit(other.pk, {"headline": "乙"})
    assert before == found("甲") == ({story.pk} if has_text else set())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="no JSON of PostgreSQL has these characters")
@pytest.mark.parametrize("character", [r"\ud800", r"\u0000"])
@pytest.mark.parametrize(("field", "key"), [("captions", "text"), ("credits", "name")])
def test_characters_that_cannot_be_kept_stop_nobody(field, key, character):
    other, story = factories.stories(2)
    set_json(story, field, f'[{{"{key}": "甲{character}乙"}}]')
    with change(Action.EDIT):
        records.edit(other.pk, {"headline": "丙"})
    assert (found("甲"), found("乙"), found("甲乙")) == ({story.pk}, {story.pk}, set())
    assert differing_stories([story.pk]) == set()


def set_json(story: Story, field: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_story SET {field} = %s WHERE id = %s", [value, story.pk])


def test_a_story_that_sql_gives_another_id_is_found_by_it():
    story = factories.story(body="独有的字")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_story SET id = %s WHERE id = %s", [story.pk + 1000, story.pk])
    assert found("独有") == {story.pk + 1000}


def test_a_story_deleted_by_sql_is_not_found():
    story = factories.story(body="独有的字")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_story WHERE id = %s", [story.pk])
    assert found("独有") == set()


def test_what_is_taken_back_with_its_transaction_is_not_found():
    story = factories.story(body="旧")
    with transaction.atomic():
        Story.objects.filter(pk=story.pk).update(body="新")
        transaction.set_rollback(True)
    assert (found("旧"), found("新"), IndexNote.objects.count()) == ({story.pk}, set(), 0)


def test_a_change_that_fails_leaves_the_index_as_it_was():
    story = factories.story(headline="旧", body="")
    with pytest.raises(ZeroDivisionError), change(Action.EDIT):
        records.edit(story.pk, {"headline": "新"})
        raise ZeroDivisionError
    assert (found("旧"), found("新"), differing_stories([story.pk])) == ({story.pk}, set(), set())


def test_the_next_change_indexes_what_was_noted():
    story = factories.story(body="旧")
    Story.objects.filter(pk=story.pk).update(body="新")
    factories.story()
    assert (IndexNote.objects.count(), differing_stories([story.pk])) == (0, set())


def test_an_issue_that_gets_another_day_takes_its_stories_along_in_one_transaction():
    early, late = (factories.issue(published_on=date(2024, 6, day), date_basis="given") for day in (1, 2))
    stories = [factories.story(body="甲", issue=issue) for issue in (early, late)]
    with change(Action.EDIT):
        Issue.objects.filter(pk=early.pk).update(published_on=date(2024, 6, 3))
        early.refresh_from_db()
        records.redate(early)
    assert IndexNote.objects.count() == 0
    assert list(newest_first(filter_by_query(Story.objects.all(), "甲"))) == stories
