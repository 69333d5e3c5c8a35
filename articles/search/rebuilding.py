"""Making the index anew, from nothing but the stories, while it is read and written.

It goes batch by batch in the order of ids, each a transaction of its own that also says how far it came: whatever stops
it, it goes on from there. Until all is done searches read the entries, or the stories themselves, one by one.
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


def begin_rebuild() -> None:
    """From now on the engine is not asked. What it has is thrown away by the first batch, not yet: a search may just
    have begun that asks it."""
    IndexState.objects.update_or_create(pk=1, defaults={"version": VERSION, "filled_up_to": 0})


def count_unindexed() -> int:
    """How many stories are to be indexed yet."""
    return sum(rows.count() for rows in _unindexed(index_status()))


def bounded_count_unindexed(stories: StoryQuerySet) -> BoundedCount:
    """How many of the stories, as far as pages count: an index that is to be made anew has none of a million."""
    status = index_status()
    none = BoundedCount(0)
    if status.is_up_to_date:
        return none
    not_filled, notes = _unindexed(status)
    if stories.query.where:
        not_filled, notes = not_filled.filter(pk__in=stories), notes.filter(story_id__in=stories)
    return sum(bounded_counts(not_filled, notes), start=none)


def _unindexed(status: IndexStatus) -> tuple[QuerySet, QuerySet]:
    """The stories up to which the index is not filled yet, and those written since they were indexed."""
    if status.is_whole:
        not_filled, notes = Story.objects.none(), IndexNote.objects.all()
    else:
        not_filled = Story.objects.filter(pk__gt=status.filled_up_to)
        notes = IndexNote.objects.filter(story_id__lte=status.filled_up_to)
    return not_filled, notes.values("story_id").distinct().order_by("story_id")


def rebuild() -> Iterator[int]:
    """Do what is left to do. Yields after each batch how many stories it had."""
    if not IndexState.objects.filter(version=VERSION).exists():
        begin_rebuild()
    while not index_status().is_whole:
        yield _fill()
    while done := _absorb():
        yield done


@transaction.atomic
def _fill() -> int:
    """The next batch, with what is left of stories that are gone."""
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
    """Some of the stories that were written beside the desk."""
    return absorb_latest(bulk.BATCH)
