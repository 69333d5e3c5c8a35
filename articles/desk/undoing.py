"""Taking back a merging or a splitting: the stories are as they were before it, as long as nobody wrote them since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import records
from articles.desk.cuts import LAID, CannotCut
from articles.models import Action, Block, Change, Story, change

UNDOABLE = (Action.JOIN, Action.SPLIT)

NOT_PUT_BACK = frozenset({"id", "version", "added_at", "changed_at"})


def last_cut(story: Story) -> Change | None:
    """The merging or splitting that made the story what it is; None where something else wrote it last."""
    row = story.history.filter(version=story.version).order_by("history_id").select_related("change__by").first()
    return row.change if row and row.change.action in UNDOABLE else None


def undo(done: Change, *, by: Any) -> list[Story]:
    """Returns the stories that are in the lists again or still. Raises CannotCut where it is too late."""
    with change(Action.UNDO, by=by, note=done.note):
        rows = list(Story.history.filter(change=done).order_by("history_id"))
        first, last = {row.id: row for row in reversed(rows)}, {row.id: row for row in rows}
        stories = records.locked(last)
        for story in stories:
            if story.version != last[story.pk].version:
                raise CannotCut(_("“%s” was changed since.") % story)
        _put_blocks_back(done, [pk for pk, row in first.items() if row.history_type == "+"])
        values = {story: _before(first[story.pk], stories) for story in stories}
        records.put_back(values)
        records.take_back_attachments(done)
    return [story for story in stories if not story.binned_at]


def _put_blocks_back(done: Change, made: Iterable[int]) -> None:
    before = {(each["reading_id"], each["start"]): each for each in done.blocks_before}
    stories = {each["story_id"] for each in done.blocks_before}.union(made)
    blocks = {(block.reading_id, block.start): block for block in Block.objects.filter(story__in=stories)}
    if blocks.keys() != before.keys():
        raise CannotCut(_("The source was read again since, and its text is laid out otherwise now."))
    for key, block in blocks.items():
        for name in LAID:
            setattr(block, name, before[key][name])
    Block.objects.bulk_update(blocks.values(), LAID)


def _before(row: Any, stories: Iterable[Story]) -> dict[str, Any]:
    """The fields of the story before the change; one that was made by it goes back into that which it came from."""
    earlier = row.prev_record
    if earlier is None:
        origin = next(story for story in stories if story.pk != row.id)
        return {"binned_at": timezone.now(), "merged_into": origin}
    names = [field.name for field in row.tracked_fields if field.name not in NOT_PUT_BACK]
    return {name: getattr(earlier.instance, name) for name in names}
