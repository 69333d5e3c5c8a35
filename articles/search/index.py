"""Keeping the index: what triggers noted is absorbed at the end of each change, in its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import transaction

from articles.models import IndexEntry, IndexNote, Story, bulk
from articles.models.journal import before_commit

from .engines import engine
from .entries import CONTENT, entries_of
from .portions import portions
from .standing import standing

MOST_ABSORBED = 10_000
"""So many stories a change indexes before it ends. Where more were written beside the desk, the others stay noted, and
are read by every search: no editor waits at a button until they are indexed."""


@before_commit
@transaction.atomic
def absorb() -> None:
    """Index anew the stories written since they were indexed, whoever wrote them."""
    absorb_last(MOST_ABSORBED)


def absorb_last(most: int) -> int:
    """Those that were written last. Returns how many."""
    last = IndexNote.objects.order_by("-pk").select_for_update(skip_locked=True)[:most]
    notes = dict(last.values_list("pk", "story_id"))
    busy = refresh(notes.values())
    done = [note for note, story in notes.items() if story not in busy]
    for some in portions(done):
        IndexNote.objects.filter(pk__in=some).delete()
    return len(done)


def refresh(stories: Iterable[int]) -> set[int]:
    """Write the entries of the stories with these ids anew, as far as they differ.

    The engine is told of stories that it knows; of the others it will be, when it is filled.

    Gives the ids of those that another transaction has in hand. They are left alone, and need a note until a later
    change absorbs them: nobody waits for anybody here.
    """
    now, busy = standing(), set()
    for some in portions(sorted(set(stories))):
        with transaction.atomic():
            busy |= (others := _in_other_hands(some))
            known, right = both(set(some) - others)
            gone = [entry for story, entry in known.items() if differs(entry, right.get(story))]
            new = [entry for story, entry in right.items() if differs(entry, known.get(story))]
            write(gone, new)
            engine().write(*([entry for entry in part if now.knows(entry.story_id)] for part in (gone, new)))
    return busy


def both(ids: Collection[int]) -> tuple[dict[int, IndexEntry], dict[int, IndexEntry]]:
    """The entries of these stories as they are and as they should be, by story."""
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(story__in=ids)}
    return known, wanted(ids, known)


def wanted(ids: Collection[int], known: Mapping[int, IndexEntry]) -> dict[int, IndexEntry]:
    """As they should be; of those that are known nothing is read but their keys."""
    return {entry.story_id: entry for entry in _keyed(entries_of(ids), known)}


def differs(entry: IndexEntry, other: IndexEntry | None) -> bool:
    return other is None or any(getattr(entry, name) != getattr(other, name) for name in ("key", *CONTENT))


def write(gone: Collection[IndexEntry], new: Iterable[IndexEntry]) -> None:
    if gone:
        IndexEntry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    bulk.insert(new)


def _in_other_hands(ids: Collection[int]) -> set[int]:
    """The others are ours until the end of the transaction. (SQLite has one writer: all are.)"""
    stories = Story.objects.order_by("pk")
    ours = stories.filter(pk__in=ids).select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True)
    return set(stories.filter(pk__in=set(ids).difference(ours)).values_list("pk", flat=True))


def _keyed(entries: Iterable[IndexEntry], known: Mapping[int, IndexEntry]) -> Iterator[IndexEntry]:
    """A story keeps its key as long as it keeps its day."""
    key_for = engine().keys()
    for entry in entries:
        old, day = known.get(entry.story_id), entry.story.dated
        entry.key = old.key if old and engine().is_of(old.key, day) else key_for(entry.story_id, day)
        yield entry
