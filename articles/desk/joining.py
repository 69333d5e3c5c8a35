"""合并: stories that are one. The first in the order of the print takes in the others; nothing of any is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import records
from articles.desk.cuts import CannotCut, continue_from, keep_blocks, tell_anew, write_blocks
from articles.desk.joined import in_order, joined_values, parts_of
from articles.display.errors import explain_validation
from articles.models import Action, Story, change

MOST = 50
"""Stories that can be one: more are not one, but selected by mistake."""


def reasons_against(stories: Sequence[Story]) -> list[str]:
    """Why they cannot be merged, in words; empty where nothing speaks against it."""
    if not 2 <= len(stories) <= MOST:
        return [_("Choose two stories or more, and no more than %d.") % MOST]
    against = [_("“%s” has no printed text.") % story for story in stories if not story.blocks.exists()]
    if len({story.issue_id for story in stories}) > 1:
        against.append(_("They are of different issues."))
    return against + [_("“%s” is in the bin.") % story for story in stories if story.binned_at]


def join(stories: Iterable[Story], *, by: Any) -> Story:
    """Returns the one story. Raises CannotCut with what speaks against it."""
    stories = in_order(stories)
    note = " + ".join(map(str, stories))
    try:
        with change(Action.JOIN, by=by, note=note) as opened:
            stories = in_order(records.locked(story.pk for story in stories))
            if against := reasons_against(stories):
                raise CannotCut(" ".join(against))
            keep_blocks(opened.record(), stories)
            return _join(stories)
    except ValidationError as error:
        raise CannotCut(explain_validation(error)) from error


def _join(stories: Sequence[Story]) -> Story:
    parts, others = parts_of(stories), stories[1:]
    first = records.rebound(stories[0].pk, joined_values(parts))
    write_blocks([passage for part in parts for passage in part.passages], first)
    continue_from(first, instead_of=others)
    records.edit_many(others, {"binned_at": timezone.now(), "merged_into": first})
    records.share(first, others)
    tell_anew([first])
    return first
