"""Taking back a change: what it wrote is as it was before, as long as nobody wrote it since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Action, BeforeImage, Change, Story
from articles.models.journal import current

from .attachments import put_attachments_back
from .blocks import WrittenSince, put_blocks_back
from .stories import locked, put_back

NOT_PUT_BACK = frozenset({"id", "version", "added_at", "changed_at"})


class CannotUndo(Exception):
    """A change that cannot be taken back any more. The text is for the person who wants to."""


def undo(done: Change) -> list[Story]:
    """Returns the stories that are in the lists again or still. Raises CannotUndo."""
    current().describe(done.note, undoes=done)
    return [story for story in WAYS_BACK[done.action](done) if not story.binned_at]


def last_undoable(story: Story) -> Change | None:
    """The change that made the story what it is; None where that cannot be taken back."""
    row = story.history.filter(version=story.version).order_by("history_id").select_related("change__by").first()
    return row.change if row and row.change.action in WAYS_BACK else None


def _undo_cut(done: Change) -> list[Story]:
    """The stories of a merging or splitting have their fields, print, tags and places again."""
    rows = list(Story.history.filter(change=done).order_by("history_id"))
    first, last = {row.id: row for row in reversed(rows)}, {row.id: row for row in rows}
    stories = locked(last)
    for story in stories:
        if story.version != last[story.pk].version:
            raise CannotUndo(_("“%s” was changed since.") % story)
    try:
        put_blocks_back(done, stories)
    except WrittenSince:
        raise CannotUndo(_("The source was read again since, and its text is laid out otherwise now.")) from None
    proposals = {image.key: image.values for image in done.before_images.filter(kind=BeforeImage.Kind.PROPOSALS)}
    put_back({story: {**_before(first[story.pk], stories), **proposals.get(story.pk, {})} for story in stories})
    put_attachments_back(done)
    return stories


def _before(row: Any, stories: list[Story]) -> dict[str, Any]:
    """The fields of the story before the change; one that was made by it goes back into that from which it came."""
    earlier = row.prev_record
    if earlier is None:
        origin = next(story for story in stories if story.pk != row.id)
        return {"binned_at": timezone.now(), "merged_into": origin}
    names = [field.name for field in row.tracked_fields if field.name not in NOT_PUT_BACK]
    return {name: getattr(earlier.instance, name) for name in names}


WAYS_BACK: dict[str, Callable[[Change], list[Story]]] = {
    Action.MERGE_STORIES: _undo_cut,
    Action.SPLIT: _undo_cut,
}
"""How each kind of action is taken back; what is not here cannot be."""
