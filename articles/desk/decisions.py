"""Decisions over any number of stories, each one change in the journal. They return how much they changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles import parse_context, records
from articles.models import Action, Placing, Story, Tag, Tagging, change
from articles.models.attachment import Attachment
from articles.records import continuations


def add_tags(stories: Iterable[Story], tags: Iterable[Tag], *, by: Any) -> int:
    with change(Action.TAG, by=by):
        return records.tag(stories, tags)


def confirm_suggested_tags(stories: Iterable[Story], *, by: Any) -> int:
    """Confirm each tag where the machine suggests it. Returns how many taggings were confirmed."""
    with change(Action.TAG, by=by):
        return confirm_suggestions(stories)


def confirm_suggestions(stories: Iterable[Story]) -> int:
    """The same within a change that is open already."""
    suggested = Tagging.objects.filter(story__in=list(stories), state=Attachment.State.SUGGESTED)
    by_tag: dict[Tag, list[Story]] = {}
    for tagging in suggested.select_related("tag", "story"):
        by_tag.setdefault(tagging.tag, []).append(tagging.story)
    return sum(records.tag(tagged, [tag]) for tag, tagged in by_tag.items())


def decide(story: Story, attachment: Tagging | Placing) -> int:
    """Say of a tag or a place of the story what the attachment's state says, within an open change."""
    if isinstance(attachment, Tagging):
        return records.tag([story], [attachment.tag], attachment.state)
    return records.place([story], [attachment.place], attachment.state)


def set_status(stories: Iterable[Story], status: str, *, by: Any, reason: str = "") -> int:
    """Raises ValidationError where a story that is not for the archive has no reason, or any other has one."""
    with change(Action.STATUS, by=by):
        return records.edit_many(stories, {"status": status, "reason": reason})


def move_to_bin(stories: Iterable[Story], *, by: Any) -> int:
    chosen = list(stories)
    with change(Action.BIN, by=by):
        moved = records.move_to_bin(chosen)
        continuations.wait_for(chosen)
        return moved


def restore(stories: Iterable[Story], *, by: Any) -> int:
    chosen = list(stories)
    with change(Action.RESTORE, by=by):
        restored = records.restore(chosen)
        continuations.meet(chosen, parse_context.words().across)
        return restored
