"""What is new in a search: how many of the stories that came in last it finds, whatever the size of the archive."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from articles.models import IndexEntry, IndexNote, Story, bulk
from articles.models.counting import BoundedCount
from articles.models.story import StoryQuerySet

from .entries import entries_of, entry_holds
from .expression import All, AnyOf, Expression, Not, Where, Word

NEWEST = 500
"""Stories that are looked at: of those that came in before them it is only said that there may be more."""


def count_new(stories: StoryQuerySet, asked: Sequence[tuple[Expression, int]]) -> list[BoundedCount]:
    """Of each expression and number of a story: how many stories it is true of that came in after that one.

    The texts of the new stories are read once for all, and not looked up in the index: few have come in since somebody
    looked, many may have a word.
    """
    if not asked:
        return []
    since = min(number for _expression, number in asked)
    keys = list(stories.filter(pk__gt=since).order_by("-pk").values_list("pk", flat=True)[: NEWEST + 1])
    newest, has_more = set(keys[:NEWEST]), len(keys) > NEWEST
    entries = _entries(newest)
    counts = []
    for expression, number in asked:
        found = {key for key in _found(expression, newest, entries) if key > number}
        counts.append(BoundedCount(len(found), has_more and number < min(newest)))
    return counts


def _entries(stories: Collection[int]) -> list[IndexEntry]:
    """Of stories that were written since they were indexed, or that never were, entries as they should be."""
    noted = set(IndexNote.objects.filter(story_id__in=stories).values_list("story_id", flat=True))
    kept = list(IndexEntry.objects.filter(story__in=set(stories) - noted))
    missing = set(stories).difference(entry.story_id for entry in kept)
    return [*kept, *(entry for some in bulk.in_batches(missing) for entry in entries_of(some))]


def _found(expression: Expression, stories: set[int], entries: Sequence[IndexEntry]) -> set[int]:
    """Those of the stories that it is true of."""
    match expression:
        case Word():
            return {entry.story_id for entry in entries if entry_holds(entry, expression)}
        case Where(condition=asked):
            return set(Story.objects.filter(asked, pk__in=stories).values_list("pk", flat=True))
        case All(parts):
            return stories.intersection(*(_found(part, stories, entries) for part in parts))
        case AnyOf(parts):
            return set().union(*(_found(part, stories, entries) for part in parts))
        case Not(part):
            return stories - _found(part, stories, entries)
