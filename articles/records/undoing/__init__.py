"""Taking back a change: what it wrote is as it was before, but for what was changed since, which is named and stays.

One way for every action: the history says what a record was before and after, before-images say the same of what has
no history. An undo is a change like any other, and can be taken back.
"""

from __future__ import annotations

from django.db import IntegrityError
from django.db.models import Subquery
from django.utils.translation import gettext as _

from articles.models import ATTACHMENTS, Action, Change, Story
from articles.models.journal import current

from .attachments import take_back_attachments, write_attachments_back
from .issues import keep_unwanted_away, let_issues_go, let_unused_go, take_back_issues, write_issues_back
from .prints import print_parts
from .rows import take_back_plain_rows, write_plain_rows_back
from .sources import let_readings_go, take_back_readings, take_back_sources, write_readings_back, write_sources_back
from .stories import take_back_machine_values, take_back_stories, write_stories_back
from .values import CannotUndo, Returning, Reversal, Staying, Undone

__all__ = ["CannotUndo", "Returning", "Reversal", "Staying", "Undone", "last_undoable", "reversal_of", "undo"]


GO_TOGETHER = frozenset({Action.MERGE_STORIES, Action.SPLIT, Action.ARRANGE})
"""Of these all stories go back, or none."""


def reversal_of(done: Change) -> Reversal:
    """What taking the change back would write. Nothing is written."""
    reversal = Reversal(done)
    take_back_issues(reversal)
    take_back_sources(reversal)
    take_back_stories(reversal, print_parts(done))
    take_back_machine_values(reversal)
    take_back_readings(reversal)
    take_back_attachments(reversal)
    take_back_plain_rows(reversal)
    keep_unwanted_away(reversal)
    let_unused_go(reversal)
    return reversal


def undo(done: Change) -> Undone:
    """Raises CannotUndo where nothing goes back."""
    _lock(done)
    reversal = reversal_of(done)
    if not reversal.returns or (reversal.left and done.action in GO_TOGETHER):
        text = _("What it wrote was changed since.") if reversal.stays else _("There is nothing to take back.")
        raise CannotUndo(text, tuple(reversal.stays))
    current().describe(done.note, undoes=done)
    try:
        _write(reversal)
    except IntegrityError as error:
        raise CannotUndo(_("Another record is in its place now.")) from error
    _mark(done)
    return Undone(done, _stories(reversal), tuple(reversal.returns), tuple(reversal.stays))


def last_undoable(story: Story) -> Change | None:
    """The last change of the story, its tags or its places that a person made."""
    edited = story.history.filter(version=story.version).order_by("history_id")
    attached = (model.history.filter(story=story).order_by("-history_id") for model in ATTACHMENTS)
    latest = [Subquery(rows.values("change")[:1]) for rows in (edited, *attached)]
    changes = Change.objects.filter(pk__in=latest).select_related("by").exclude(by=None)
    return changes.exclude(action__in=(Action.IMPORT, Action.REPARSE)).order_by("-pk").first()


def _lock(done: Change) -> None:
    """Nobody else writes the stories of the change before the open one ends."""
    histories = [(Story.history, "id"), *((model.history, "story") for model in ATTACHMENTS)]
    for history, key in histories:
        stories = Story.objects.select_for_update().filter(pk__in=history.filter(change=done).values(key))
        list(stories.order_by("pk").values_list("pk", flat=True))


def _write(reversal: Reversal) -> None:
    """In an order in which nothing points at what is not there."""
    write_issues_back(reversal)
    write_readings_back(reversal)
    write_sources_back(reversal)
    write_stories_back(reversal)
    let_readings_go(reversal)
    write_attachments_back(reversal)
    write_plain_rows_back(reversal)
    let_issues_go(reversal)


def _mark(done: Change) -> None:
    """Taken back is the change, and in force again what it had taken back itself."""
    taken_back = True
    while done:
        Change.objects.filter(pk=done.pk).update(taken_back=taken_back)
        done, taken_back = done.undoes, not taken_back


def _stories(reversal: Reversal) -> tuple[Story, ...]:
    keys = {each.key for each in reversal.returns if each.model is Story}
    return tuple(Story.objects.live().filter(pk__in=keys).order_by("pk"))
