"""Making the index anew, from nothing but the stories, while it is read and written.

Stories are indexed batch by batch, in the order of ids. The transaction of a batch also notes how far it came: whatever
stops it, it goes on from there. Until all is done searches read the entries, or the stories themselves, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models import IndexEntry, IndexNote, IndexState, Story, bulk
from articles.models.counting import BoundedCount, bounded_counts
from articles.models.story import StoryQuerySet

from .engines import engine
from .index import VERSION, IndexStatus, absorb_latest, index_status, replace_entries, right_entries

GRACE = 3.0
"""Seconds that a search may take which asks the index that is thrown away."""


def begin_rebuild() -> None:
    """From now on searches do not ask the engine. Only the first batch removes its tokens: a search that has just begun
    may still ask it."""
    IndexState.objects.update_or_create(pk=1, defaults={"version": VERSION, "filled_up_to": 0})


def count_unindexed() -> int:
    """How many stories are to be indexed yet."""
    return sum(rows.count() for rows in _unindexed(index_status()))


def bounded_count_unindexed(stories: StoryQuerySet) -> BoundedCount:
    """How many of these stories, up to the bound of pages: a new index lacks all stories."""
    status = index_status()
    none = BoundedCount(0)
    if status.is_up_to_date:
        return none
    not_filled, notes = _unindexed(status)
    if stories.query.where:
        not_filled, notes = not_filled.filter(pk__in=stories), notes.filter(story_id__in=stories)
    return sum(bounded_counts(not_filled, notes), start=none)


def _unindexed(status: IndexStatus) -> tuple[QuerySet, QuerySet]:
    """Stories that the index is not filled with yet, and notes of those written since they were indexed."""
    if status.is_whole:
        not_filled, notes = Story.objects.none(), IndexNote.objects.all()
    else:
        not_filled = Story.objects.filter(pk__gt=status.filled_up_to)
        notes = IndexNote.objects.filter(story_id__lte=status.filled_up_to)
    return not_filled, notes.values("story_id").distinct().order_by("story_id")


def rebuild() -> Iterator[int]:
    """Index what is not indexed. Yields the number of stories of each batch."""
    if not IndexState.objects.filter(version=VERSION).exists():
        begin_rebuild()
    while not index_status().is_whole:
        yield _fill()
    while done := _absorb():
        yield done


@transaction.atomic
def _fill() -> int:
    """Index the next batch, and remove entries of deleted stories between its ids."""
    state = IndexState.objects.select_for_update().get()
    if state.filled_up_to == 0:
        engine().clear()
    stories = Story.objects.filter(pk__gt=state.filled_up_to).order_by("pk").select_for_update(no_key=True)
    ids = list(stories.values_list("pk", flat=True)[: bulk.BATCH])
    is_last = len(ids) < bulk.BATCH
    span = Q(story__gt=state.filled_up_to) if is_last else Q(story__gt=state.filled_up_to, story__lte=ids[-1])
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(span).only("key", "story")}
    entries = right_entries(ids, known).values()
    replace_entries(known.values(), entries)
    engine().update((), entries)
    state.filled_up_to = None if is_last else ids[-1]
    state.save()
    return len(ids)


@transaction.atomic
def _absorb() -> int:
    """Index some of the stories that were written past the desk."""
    return absorb_latest(bulk.BATCH)
