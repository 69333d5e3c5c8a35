from __future__ import annotations

from contextlib import suppress
from itertools import combinations
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles import records
from articles.desk.arranging import move_to_story, set_role, start_story, take_out
from articles.desk.corrections import separate_paragraph
from articles.models import Action, Block, Change, Source, Story, Tag, change
from articles.parsing.values import Role
from articles.pipeline import read_source
from articles.records.dry_run import rolled_back
from articles.records.undoing import CannotUndo, last_undoable
from articles.rereading import reparse
from articles.verification import verify
from tests import editing, factories
from tests.records.snapshots import as_it_is
from tests.rereading import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return factories.user()


@pytest.fixture
def source() -> Source:
    for name in ("职业技能竞赛", "劳动竞赛"):
        factories.tag(name)
    return pages.imported()


def again(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)


def joined(source: Source, by: User) -> Story:
    return editing.merge(pages.stories(source)[:2], by=by)


def parted(source: Source, by: User) -> Story:
    story = pages.stories(source)[1]
    return editing.split(story, story.blocks.order_by("position").last().pk, by=by)


def edited(source: Source, by: User) -> Story:
    return editing.edit(pages.stories(source)[1], by=by, headline="改过的标题", body="改过的正文。", notes="核对")


def tagged(source: Source, by: User) -> Story:
    story = pages.stories(source)[1]
    editing.confirm_suggested_tags([story], by=by)
    return story


def rejected(source: Source, by: User) -> Story:
    story = pages.stories(source)[1]
    editing.add_tags([story], [Tag.objects.get(name="劳动竞赛"), factories.tag()], by=by, state="rejected")
    return story


def excluded(source: Source, by: User) -> Story:
    editing.set_status(pages.stories(source), "excluded", "duplicate", by=by)
    return pages.stories(source)[1]


def binned(source: Source, by: User) -> Story:
    story = pages.stories(source)[1]
    editing.bin_stories([story], by=by)
    return story


def put_apart(source: Source, by: User) -> Story:
    """A paragraph that the reader had joined."""
    reparse(source, read=pages.reader(pages.join(1)))
    story = pages.stories(source)[1]
    with change(Action.EDIT, by=by):
        separate_paragraph(story, story.blocks.get(joined=True).pk)
    return story


ACTS = [joined, parted, edited, tagged, rejected, excluded, binned]


def last_change() -> Change:
    return Change.objects.order_by("pk").last()


@pytest.mark.parametrize("act", ACTS)
def test_all_is_as_it_was(source, editor, act):
    with change(Action.EDIT, by=editor):
        records.edit(pages.stories(source)[1].pk, {"headline": "标题", "notes": "核"})
        records.attach(pages.stories(source)[1:2], [factories.tag()])
    before = as_it_is()
    story = act(source, editor)
    after = as_it_is()
    assert after != before
    editing.undo(last_undoable(again(story)), by=editor)
    assert as_it_is() == before
    editing.undo(last_undoable(again(story)), by=editor)
    assert as_it_is() == after
    assert not list(verify())


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


def test_what_was_taken_back_and_what_takes_back_are_told_apart(source, editor):
    done = last_undoable(joined(source, editor))
    undone = editing.undo(done, by=editor).change
    assert [each.taken_back for each in (again(done), last_change())] == [True, False]
    editing.undo(last_change(), by=editor)
    assert [again(each).taken_back for each in (done, undone)] == [False, False]
    assert last_change().undoes.taken_back


def test_what_was_changed_since_stays_and_is_named(source, editor):
    story = edited(source, editor)
    done = last_change()
    editing.edit(story, by=editor, notes="又核对过")
    undone = editing.undo(done, by=editor)
    assert again(story).headline == "焊工技能竞赛落幕"
    assert again(story).notes == "又核对过"
    assert [(each.key, each.what) for each in undone.stays] == [(story.pk, ("备注",))]


def test_a_field_whose_decision_is_taken_back_is_undecided_again(source, editor):
    story = edited(source, editor)
    assert set(again(story).held) == {"headline", "body"}
    editing.undo(last_change(), by=editor)
    assert again(story).held == {}


def test_a_field_that_was_decided_since_stays_decided(source, editor):
    story = edited(source, editor)
    done = last_change()
    editing.edit(story, by=editor, headline="再改的标题")
    editing.undo(done, by=editor)
    assert set(again(story).held) == {"headline"}


def test_the_text_of_stories_that_were_merged_and_edited_since_stays_with_its_print(source, editor):
    story = joined(source, editor)
    done = last_undoable(story)
    editing.edit(story, by=editor, body="改过的正文。")
    before = as_it_is()
    with pytest.raises(CannotUndo) as refusal:
        editing.undo(done, by=editor)
    assert story.pk in {each.key for each in refusal.value.stays}
    assert as_it_is() == before


def test_a_merging_is_taken_back_around_a_note_made_since(source, editor):
    story = joined(source, editor)
    done = last_undoable(story)
    editing.edit(story, by=editor, notes="核对")
    editing.undo(done, by=editor)
    assert [each.notes for each in pages.stories(source)] == ["核对", "", ""]


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
    before = Block.objects.order_by("pk").values()
    with pytest.raises(CannotUndo):
        editing.undo(last_undoable(again(story)), by=editor)
    assert list(Block.objects.order_by("pk").values()) == list(before)


def test_a_tag_decided_since_stays(source, editor):
    with change(Action.TAG, by=editor):
        records.attach(pages.stories(source)[1:2], [factories.tag("送清凉")])
    story = joined(source, editor)
    done = last_undoable(story)
    editing.add_tags([story], [story.taggings.get(tag__name="送清凉").tag], "rejected", by=editor)
    editing.undo(done, by=editor)
    assert story.taggings.get(tag__name="送清凉").state == "rejected"


def test_the_role_of_print_that_went_to_another_story_since_stays(source, editor):
    """Else that story, which the change never wrote, would print otherwise than it says."""
    one, other = pages.stories(source)[:2]
    block = one.blocks.get(role=Role.HEADLINE)
    with change(Action.ARRANGE, by=editor):
        set_role([block.pk], Role.KICKER)
    done = last_change()
    with change(Action.ARRANGE, by=editor):
        move_to_story([block.pk], other.pk)
    with pytest.raises(CannotUndo):
        editing.undo(done, by=editor)
    assert again(block).role == Role.KICKER
    assert not list(verify())


def test_print_that_went_to_a_story_typed_in_by_hand_comes_back(source, editor):
    typed = factories.story(headline="手工录入", origin=Story.Origin.TYPED, issue=source.issue)
    block = pages.stories(source)[1].blocks.order_by("position").last()
    before = as_it_is()
    with change(Action.ARRANGE, by=editor):
        move_to_story([block.pk], typed.pk)
    editing.undo(last_change(), by=editor)
    assert as_it_is() == before


def started(source: Source, by: User) -> Story:
    """Of a paragraph that is of no story."""
    block = pages.stories(source)[1].blocks.order_by("position").last()
    with change(Action.ARRANGE, by=by):
        take_out([block.pk])
    with change(Action.ARRANGE, by=by):
        return start_story([block.pk]).made


@pytest.mark.parametrize("act", [parted, started])
def test_a_story_made_and_worked_on_since_keeps_its_print(source, editor, act):
    new, done = act(source, editor), last_change()
    editing.edit(new, by=editor, selection="selected")
    before = as_it_is()
    with pytest.raises(CannotUndo) as refusal:
        editing.undo(done, by=editor)
    assert new.pk in {each.key for each in refusal.value.stays}
    assert as_it_is() == before
    assert not list(verify())


def test_a_story_made_by_a_re_reading_and_worked_on_since_keeps_its_print(source, editor):
    reparse(source, read=pages.reader(pages.split(1)))
    done = last_change()
    new = Story.history.get(change=done, history_type="+").instance
    editing.edit(new, by=editor, selection="selected")
    undone = editing.undo(done, by=editor)
    assert new.pk in {each.key for each in undone.stays}
    assert again(new).blocks.exists()
    assert not list(verify())


def test_a_story_whose_print_another_took_since_stays_in_the_bin(source, editor):
    first, second = pages.stories(source)[:2]
    editing.bin_stories([second], by=editor)
    done = last_change()
    with change(Action.ARRANGE, by=editor):
        move_to_story(list(second.blocks.values_list("pk", flat=True)), first.pk)
    with pytest.raises(CannotUndo) as refusal:
        editing.undo(done, by=editor)
    assert [each.key for each in refusal.value.stays] == [second.pk]
    assert not list(verify())


def test_a_suggestion_whose_tag_is_gone_stays_away(source, editor):
    story = pages.stories(source)[1]
    factories.suggested(story, "高温")
    with change(Action.TAG, by=editor) as opened:
        records.suggest_anew([story], [])
    Tag.objects.filter(name="高温").delete()
    with suppress(CannotUndo):
        editing.undo(opened.written, by=editor)
    connection.check_constraints()


def test_a_decision_before_the_last_suggestion_is_not_the_last_change():
    story = factories.story()
    editing.add_tags([story], [factories.tag()], by=factories.user())
    factories.suggested(story, "高温")
    assert last_undoable(story) is None
