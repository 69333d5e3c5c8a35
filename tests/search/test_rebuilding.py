"""The index is made anew in batches, and a search finds the truth before, between and after them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.models import Action, IndexEntry, IndexNote, IndexState, Story, bulk, change
from articles.search import filter_by_query, index, rebuilding
from articles.search.checking import differing_stories
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 2)


def found(query: str) -> set[int]:
    return set(filter_by_query(Story.objects.all(), query).values_list("pk", flat=True))


def is_right() -> bool:
    return not differing_stories(Story.objects.values_list("pk", flat=True))


def rebuild() -> None:
    rebuilding.begin_rebuild()
    assert list(rebuilding.rebuild())


def test_it_ends_whole_and_right():
    factories.stories(5)
    rebuild()
    assert index.index_status().is_up_to_date
    assert is_right()


def test_nothing_is_done_where_nothing_is_to_be_done():
    factories.stories(3)
    assert list(rebuilding.rebuild()) == []


def test_of_no_stories_it_is_whole_at_once():
    rebuild()
    assert index.index_status().is_up_to_date


def test_after_each_batch_every_search_is_right():
    stories = factories.stories(5, body="清凉包")
    other = factories.story(headline="别的", body="驿站")
    rebuilding.begin_rebuild()
    for _batch in rebuilding.rebuild():
        assert found("清凉包") == {story.pk for story in stories}
        assert found("驿站 -清凉") == {other.pk}


def test_stopped_it_goes_on_where_it_was():
    factories.stories(5)
    rebuilding.begin_rebuild()
    assert [next(rebuilding.rebuild()), *rebuilding.rebuild()] == [2, 2, 1]
    assert is_right()


def test_what_another_version_made_is_not_asked_and_made_anew():
    story = factories.story(body="清凉包")
    IndexState.objects.update(version=0)
    assert found("清凉包") == {story.pk}
    assert list(rebuilding.rebuild()) == [1]
    assert index.index_status().is_up_to_date


def test_what_is_written_under_another_version_is_found_at_once_and_after():
    story = factories.story(body="旧文")
    IndexState.objects.update(version=0)
    with change(Action.EDIT):
        records.edit(story.pk, {"body": "新文"})
    assert (found("新文"), found("旧文")) == ({story.pk}, set())
    list(rebuilding.rebuild())
    assert (found("新文"), found("旧文")) == ({story.pk}, set())


def test_entries_that_say_something_else_are_mended():
    story = factories.story(body="清凉包")
    IndexEntry.objects.update(texts="别的")
    rebuild()
    assert found("清凉包") == {story.pk}
    assert is_right()


def test_entries_that_nobody_can_read_any_more_are_made_anew():
    story = factories.story(body="清凉包")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_indexentry SET texts = %s", ["\x00" if connection.vendor == "sqlite" else ""])
    rebuild()
    assert found("清凉包") == {story.pk}


def test_entries_of_stories_that_are_gone_go():
    gone = factories.stories(3)[0].pk
    delete(Story.objects.filter(pk=gone))
    IndexNote.objects.all().delete()
    rebuild()
    assert not IndexEntry.objects.filter(story=gone).exists()
    assert is_right()


def test_stories_written_beside_the_desk_are_indexed_too():
    factories.stories(5)
    Story.objects.update(body="驿站")
    assert list(rebuilding.rebuild()) == [2, 2, 1]
    assert index.index_status().is_up_to_date
    assert is_right()


def test_a_change_leaves_what_others_wrote_in_masses_noted(monkeypatch):
    monkeypatch.setattr(index, "MOST_ABSORBED", 2)
    stories = factories.stories(5)
    Story.objects.update(body="驿站")
    with change(Action.EDIT):
        records.edit(stories[0].pk, {"headline": "改过"})
    assert IndexNote.objects.count() == 3
    assert len(found("驿站")) == 5


def test_any_number_of_keys_can_be_asked_for():
    stories = factories.stories(3)
    keys = list(range(1, 300_000))
    assert Story.objects.filter(pk__among=keys).count() == len([story for story in stories if story.pk in keys])
    assert not Story.objects.exclude(pk__among=keys).exists()


ACTS = st.lists(st.sampled_from(["fill", "write", "write beside the desk", "bin", "delete", "add"]), max_size=8)


@settings(max_examples=10)
@given(ACTS, st.randoms(use_true_random=False))
def test_whatever_happens_in_between_a_search_is_right_and_so_is_the_end(acts, chance):
    delete(Story.objects.all())
    factories.stories(3, body="甲")
    rebuilding.begin_rebuild()
    filling = rebuilding.rebuild()
    for act in acts:
        happen(act, filling, chance)
        for word in "甲乙":
            assert found(word) == {story.pk for story in Story.objects.all() if word in story.body}
    list(rebuilding.rebuild())
    assert index.index_status().is_up_to_date
    assert is_right()


def happen(act: str, filling: Iterator[int], chance) -> None:
    story = chance.choice(Story.objects.all() or [None])
    body = chance.choice("甲乙")
    match act:
        case "fill":
            next(filling, None)
        case "add":
            factories.story(body=body)
        case "write" if story:
            with change(Action.EDIT):
                records.edit(story.pk, {"body": body})
        case "write beside the desk" if story:
            Story.objects.filter(pk=story.pk).update(body=body)
        case "bin" if story:
            with change(Action.BIN):
                records.move_to_bin([story])
        case "delete" if story:
            delete(Story.objects.filter(pk=story.pk))


def delete(stories: QuerySet) -> None:
    """As a person does beside the desk."""
    stories._raw_delete(stories.db)


def test_a_story_written_since_is_found_where_it_is_not_known_how_far_the_index_came():
    story = factories.story(body="旧")
    IndexState.objects.all().delete()
    Story.objects.filter(pk=story.pk).update(body="新")
    assert (found("旧"), found("新")) == (set(), {story.pk})


def test_what_the_migration_makes_it_can_drop_and_make_again():
    def tables() -> set[str]:
        return set(connection.introspection.table_names())

    made, editor = tables(), connection.SchemaEditorClass(connection)
    index.drop_index(apps, editor)
    assert tables() < made
    index.create_index(apps, editor)
    assert tables() == made
