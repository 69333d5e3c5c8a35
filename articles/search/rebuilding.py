"""Making the index anew, from nothing but the stories, while it is read and written.

It goes portion by portion in the order of ids, each a transaction of its own that also says how far it came: whatever
stops it, it goes on from there. Until all is done searches read the entries, or the stories themselves, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models import IndexEntry, IndexNote, IndexState, Story
from articles.models.counting import Count, counts

from .engines import engine
from .index import absorb_last, wanted, write
from .portions import AT_ONCE
from .schema import VERSION
from .standing import Standing, standing


def begin() -> None:
    """From now on the engine is not asked. What it has is thrown away by the first portion, not yet: a search may just
    have begun that asks it."""
    IndexState.objects.update_or_create(pk=1, defaults={"version": VERSION, "filled_up_to": 0})


def left() -> int:
    """How many stories are to be indexed yet."""
    return sum(rows.count() for rows in _waiting(standing()))


def unindexed() -> Count:
    """The same, counted as far as pages count: an index that is to be made anew has none of a million."""
    now = standing()
    return Count(0) if now.is_all else sum(counts(*_waiting(now)), start=Count(0))


def _waiting(now: Standing) -> tuple[QuerySet, QuerySet]:
    """The stories up to which the index is not filled yet, and those written since they were indexed."""
    behind = Story.objects.none() if now.is_whole else Story.objects.filter(pk__gt=now.filled_up_to)
    notes = IndexNote.objects.all() if now.is_whole else IndexNote.objects.filter(story_id__lte=now.filled_up_to)
    return behind, notes.values("story_id").distinct().order_by("story_id")


def rebuild() -> Iterator[int]:
    """Do what is left to do. Yields after each portion how many stories it had."""
    if not IndexState.objects.filter(version=VERSION).exists():
        begin()
    while not standing().is_whole:
        yield _fill()
    while done := _absorb():
        yield done


@transaction.atomic
def _fill() -> int:
    """The next portion, with what is left of stories that are gone."""
    state = IndexState.objects.select_for_update().get()
    if state.filled_up_to == 0:
        engine().forget()
    stories = Story.objects.filter(pk__gt=state.filled_up_to).order_by("pk").select_for_update(no_key=True)
    ids = list(stories.values_list("pk", flat=True)[:AT_ONCE])
    is_last = len(ids) < AT_ONCE
    span = Q(story__gt=state.filled_up_to) if is_last else Q(story__gt=state.filled_up_to, story__lte=ids[-1])
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(span).only("key", "story")}
    new = wanted(ids, known).values()
    write(known.values(), new)
    engine().write((), new)
    state.filled_up_to = None if is_last else ids[-1]
    state.save()
    return len(ids)


@transaction.atomic
def _absorb() -> int:
    """Some of the stories that were written beside the desk."""
    return absorb_last(AT_ONCE)
