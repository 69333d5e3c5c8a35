"""What editors do at the desk, each a change of its own, as the pages open it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles import records
from articles.desk import decisions, merging, splitting
from articles.models import Action, Change, Story, Tag, change
from articles.records import undoing


def edit(story: Story, *, by: Any, **values: Any) -> Story:
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


def add_tags(stories: Iterable[Story], tags: Iterable[Tag], state: str = "confirmed", *, by: Any) -> int:
    with change(Action.TAG, by=by):
        return records.attach(stories, tags, state)


def confirm_suggested_tags(stories: Iterable[Story], *, by: Any) -> int:
    with change(Action.TAG, by=by):
        return decisions.confirm_suggested_tags(stories)


def set_status(stories: Iterable[Story], status: str, reason: str = "", *, by: Any) -> int:
    with change(Action.STATUS, by=by):
        return decisions.set_status(stories, status, reason)


def bin_stories(stories: Iterable[Story], *, by: Any) -> int:
    with change(Action.BIN, by=by):
        return decisions.bin_stories(stories)


def bring_back(stories: Iterable[Story], *, by: Any) -> int:
    with change(Action.RESTORE, by=by):
        return decisions.bring_back(stories)


def merge(stories: Iterable[Story], *, by: Any, lead: int | None = None) -> Story:
    with change(Action.MERGE_STORIES, by=by):
        return merging.merge_stories(stories, lead)


def split(story: Story, at: int, headline: int | None = None, *, by: Any) -> Story:
    with change(Action.SPLIT, by=by):
        return splitting.split_story(story, at, headline)


def undo(done: Change, *, by: Any) -> undoing.Undone:
    with change(Action.UNDO, by=by):
        return undoing.undo(done)
