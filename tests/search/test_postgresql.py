"""What only PostgreSQL has: an index of numbers that it makes by itself, and several that write at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.models import Action, IndexEntry, IndexNote, Reading, Story, change
from articles.search import count_stories, filter_by_expression, fold, rebuilding
from articles.search.checking import differing_stories
from articles.search.engines import postgresql
from articles.search.expression import All, Not, Word
from tests import factories

pytestmark = pytest.mark.postgres

LETTERS = st.sampled_from("工会会员〇𠮷𡈽😀👩‍🚀aé1%_'\\“，。軍军")
TEXTS = st.text(LETTERS | st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def found(word: str) -> set[int]:
    return set(filter_by_expression(Story.objects.all(), Word(word)).values_list("pk", flat=True))


@pytest.mark.django_db
@settings(max_examples=30)
@given(texts=TEXTS)
def test_the_database_makes_the_numbers_that_words_are_asked_by(texts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT articles_grams(%s)", [texts])
        made = set(cursor.fetchone()[0] or []) - {None}
    assert made == set(postgresql.gram_numbers(texts))


@pytest.mark.django_db
def test_a_word_is_looked_up_in_the_index():
    factories.story()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_indexgrams SELECT -number, false FROM generate_series(1, 5000) AS number")
        cursor.execute("ANALYZE articles_indexgrams")
    plan = filter_by_expression(Story.objects.all(), Word("清凉")).explain()
    assert "articles_indexgrams_grams" in plan


@pytest.mark.django_db
@pytest.mark.parametrize(("texts", "finds"), [("驿站", {"驿站": 1, "清凉": 0}), (None, {"驿站": 0, "清凉": 0})])
def test_the_index_follows_whoever_writes_entries(texts, finds):
    entry = factories.story(body="清凉").entry
    entries = IndexEntry.objects.filter(pk=entry.pk)
    if texts:
        entries.update(texts=texts)
    else:
        entries.delete()
    assert {word: count_stories(Story.objects.all(), Word(word)) for word in finds} == finds


@pytest.mark.django_db
def test_the_index_is_empty_where_entries_are_emptied():
    factories.story(body="清凉")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_indexentry")
    assert count_stories(Story.objects.all(), Word("清凉")) == 0


@pytest.mark.django_db
def test_writing_is_noted_no_more_once_the_index_is_dropped():
    story = factories.story()
    IndexNote.objects.all().delete()
    with connection.cursor() as cursor:
        for statement in postgresql.drop_statements():
            cursor.execute(statement)
    Story.objects.filter(pk=story.pk).update(headline="驿站")
    assert not IndexNote.objects.exists()


@pytest.mark.django_db
def test_texts_are_read_for_a_barred_word_only_where_it_may_stand():
    factories.story(body="清凉")
    plan = filter_by_expression(Story.objects.all(), All((Word("清凉"), Not(Word("清凉包"))))).explain()
    assert "NOT (hashed SubPlan" in plan


@pytest.fixture
def other(transactional_db) -> Iterator[BaseDatabaseWrapper]:
    """Somebody else at work at the same time: who waits for anybody fails."""
    for _portion in rebuilding.rebuild():
        pass
    somebody = connection.copy()
    for each in (connection, somebody):
        each.cursor().execute("SET lock_timeout = '10s'")
    somebody.set_autocommit(False)
    yield somebody
    somebody.close()


def test_what_is_written_while_its_note_is_taken_is_noted_again(other):
    story = factories.printed_story("题目\n旧印的字\n")
    Reading.objects.update(text="题目\n新印的字\n")
    with change(Action.EDIT):
        records.edit(factories.story().pk, {"headline": "别的"})
        other.cursor().execute("UPDATE articles_reading SET text = replace(text, '新', '最新')")
    other.commit()
    assert found("最新印的字") == {story.pk}


def test_nobody_waits_for_a_story_in_other_hands(other):
    story = factories.story(body="旧")
    Story.objects.filter(pk=story.pk).update(body="新")
    other.cursor().execute("UPDATE articles_story SET body = '最新'")
    factories.story(body="别的")
    assert found("新") == {story.pk}
    other.commit()
    assert (found("最新"), IndexNote.objects.exists()) == ({story.pk}, True)


def test_two_that_write_parts_of_one_story_leave_it_indexed_as_it_is(other):
    story = factories.printed_story("题目\n印的字\n")
    other.cursor().execute("UPDATE articles_reading SET text = replace(text, '印', '重印')")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正"})
    other.commit()
    assert found("重印的字") == found("改正") == {story.pk}
    factories.story()
    assert differing_stories([story.pk]) == set()


@pytest.mark.django_db
def test_a_story_without_text_lacks_nothing():
    assert differing_stories([factories.story(headline="", body="").pk]) == set()


def test_emptied_tables_are_noticed(other):
    factories.stories(2, body="甲")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_story CASCADE")
    assert found(fold("甲")) == set()
    factories.story(body="乙")
    assert not differing_stories(range(10))


@pytest.mark.django_db
def test_the_texts_lie_in_the_rows_of_their_entries():
    texts = "attrelid = 'articles_indexentry'::regclass AND attname = 'texts'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT attstorage FROM pg_attribute WHERE {texts}")
        assert cursor.fetchone() == ("m",)
