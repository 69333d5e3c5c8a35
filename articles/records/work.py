"""Which stories people worked on. What was taken back is no work any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q

from articles.models import ATTACHMENTS, Action, Story

BY_MACHINE = (Action.IMPORT, Action.REPARSE)
NO_DECISION = (*BY_MACHINE, Action.FILE, Action.MERGE_ISSUES)
"""Changes that decide nothing about a story: the machine's, and those of the issue that its source belongs to."""


def stories_with_decisions(stories: Iterable[int], *, but: Collection[Action] = NO_DECISION) -> set[int]:
    """Ids of the stories that a person ever acted on: an edit, a status, a tag, a link, the bin or back from it."""
    ids = list(stories)
    no_work = Q(change__action__in=[*but, Action.UNDO]) | Q(change__taken_back=True)
    histories = [(Story.history, "id"), *((kind.history, "story_id") for kind in ATTACHMENTS)]
    acted_on = (
        history.filter(**{f"{key}__in": ids}).exclude(no_work).values_list(key, flat=True) for history, key in histories
    )
    linked = Story.objects.filter(continues__in=ids, held__has_key="continues").values_list("continues", flat=True)
    return {story for found in (*acted_on, linked) for story in found}
