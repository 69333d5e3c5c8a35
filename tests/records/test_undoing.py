from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import records
from articles.models import Action, Block, IndexEntry, Placing, Source, Story, Tagging, change
from articles.pipeline import read_source
from articles.records.dry_run import rolled_back
from articles.records.undoing import CannotUndo, last_undoable
from articles.rereading import reparse
from tests import editing, factories
from tests.rereading import pages

pytestmark = pytest.mark.django_db

BOOKKEEPING = ("version", "changed_at")


@pytest.fixture
def editor() -> User:
    return factories.user()


@pytest.fixture
def source() -> Source:
    for name in ("职业技能竞赛", "劳动竞赛"):
        factories.tag(name)
    return pages.imported()


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def as_it_is() -> dict[str, list[Any]]:
    """What is to be as before: stories, blocks, tags, places, and what the search finds."""
    stories = [{k: v for k, v in row.items() if k not in BOOKKEEPING} for row in Story.objects.live().values()]
    kinds = {
        "blocks": Block.objects.order_by("pk").values(),
        "tags": Tagging.objects.order_by("story", "tag").values("story", "tag", "state", "by", "score"),
        "places": Placing.objects.order_by("story", "place").values("story", "place", "state", "by", "mention"),
        "index": IndexEntry.objects.filter(story__binned_at=None).order_by("story").values("story", "texts"),
    }
    return {"stories": stories, **{name: list(rows) for name, rows in kinds.items()}}


def joined(source: Source, by: User) -> Story:
    return editing.merge(pages.stories(source)[:2], by=by)


def parted(source: Source, by: User) -> Story:
    story = pages.stories(source)[1]
    return editing.split(story, story.blocks.order_by("position").last().pk, by=by)


@pytest.mark.parametrize("act", [joined, parted])
def test_all_is_as_it_was(source, editor, act):
    with change(Action.EDIT, by=editor):
        records.edit(pages.stories(source)[1].pk, {"headline": "改过的标题", "notes": "核对"})
        records.attach(pages.stories(source)[1:2], [factories.tag()])
    before = as_it_is()
    editing.undo(last_undoable(act(source, editor)), by=editor)
    after = as_it_is()
    if act is parted:
        made = Story.objects.binned().get().pk
        after["tags"] = [row for row in after["tags"] if row["story"] != made]
        after["places"] = [row for row in after["places"] if row["story"] != made]
    assert after == before


def test_what_a_splitting_made_is_in_the_bin_and_not_brought_back(source, editor):
    new = parted(source, editor)
    editing.undo(last_undoable(new), by=editor)
    new = again(new)
    assert (new.blocks.count(), new.merged_into) == (0, pages.stories(source)[1])


def test_a_merging_of_three_is_taken_back_where_a_later_one_goes_on_another_than_the_first(source, editor):
    three = pages.stories(source)
    with change(Action.EDIT, by=editor):
        records.edit(three[2].pk, {"continues": three[1]})
    before = as_it_is()
    editing.undo(last_undoable(editing.merge(three, by=editor)), by=editor)
    assert as_it_is() == before


def test_whatever_three_are_merged_all_is_as_it_was_once_it_is_taken_back(editor):
    stories = [story for page in pages.linked() for story in pages.stories(page)]
    before = as_it_is()
    for chosen in combinations(stories, 3):
        with rolled_back():
            editing.undo(last_undoable(editing.merge(chosen, by=editor)), by=editor)
            assert as_it_is() == before


def test_it_is_in_the_history(source, editor):
    story = joined(source, editor)
    editing.undo(last_undoable(story), by=editor)
    assert [row.change.action for row in story.history.all()] == [Action.UNDO, Action.MERGE_STORIES, Action.IMPORT]


def test_it_can_be_done_from_each_of_the_stories(source, editor):
    first, second = pages.stories(source)[:2]
    editing.merge([first, second], by=editor)
    assert last_undoable(again(first)) == last_undoable(again(second)) is not None


def test_there_is_nothing_to_take_back_of_a_story_as_it_came(source):
    assert last_undoable(pages.stories(source)[0]) is None


def test_what_was_taken_back_is_not_taken_back_again(source, editor):
    story = joined(source, editor)
    editing.undo(last_undoable(story), by=editor)
    assert last_undoable(again(story)) is None


def test_a_story_that_was_changed_since_is_named_and_all_stays(source, editor):
    story = joined(source, editor)
    done = last_undoable(story)
    with change(Action.EDIT, by=editor):
        records.edit(story.pk, {"notes": "核对"})
    before = as_it_is()
    with pytest.raises(CannotUndo, match="暖心驿站"):
        editing.undo(done, by=editor)
    assert as_it_is() == before


def test_a_re_reading_that_changes_nothing_of_it_is_no_hindrance(source, editor):
    story = joined(source, editor)
    reparse(source, read=pages.reader(pages.join(2)))
    editing.undo(last_undoable(again(story)), by=editor)
    assert len(pages.stories(source)) == 3


def test_print_that_was_laid_out_otherwise_since_is_not_put_back(source, editor):
    story = joined(source, editor)

    def read(data: bytes, **told: Any) -> Any:
        return read_source(("报头一行\n\n" + data.decode()).encode(), **told)

    reparse(source, read=read)
    with pytest.raises(CannotUndo):
        editing.undo(last_undoable(again(story)), by=editor)


def test_a_tag_decided_since_stays(source, editor):
    with change(Action.TAG, by=editor):
        records.attach(pages.stories(source)[1:2], [factories.tag("送清凉")])
    story = joined(source, editor)
    with change(Action.TAG, by=editor):
        records.attach([story], [story.taggings.get(tag__name="送清凉").tag], "rejected")
    editing.undo(last_undoable(story), by=editor)
    assert story.taggings.get(tag__name="送清凉").state == "rejected"
