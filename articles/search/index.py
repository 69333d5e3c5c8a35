"""Keeping the index: what triggers noted is absorbed at the end of each change, in its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from articles.models import IndexEntry, IndexNote
from articles.models.journal import before_commit

from .engines import engine
from .entries import CONTENT, entries_of
from .keys import is_of, keys

AT_ONCE = 500
"""Stories that are indexed together."""


@before_commit
def absorb() -> None:
    """Index anew all stories that were written since they were indexed, whoever wrote them."""
    notes = dict(IndexNote.objects.values_list("pk", "story_id"))
    refresh(notes.values())
    if notes:
        IndexNote.objects.filter(pk__in=notes).delete()


def refresh(stories: Iterable[int]) -> None:
    """Write the entries of the stories with these ids anew, as far as they differ."""
    ids = iter(sorted(set(stories)))
    while some := list(islice(ids, AT_ONCE)):
        _refresh(some)


def _refresh(ids: Collection[int]) -> None:
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(story__in=ids)}
    wanted = {entry.story_id: entry for entry in _keyed(entries_of(ids), known)}
    gone = [entry for story, entry in known.items() if _differs(entry, wanted.get(story))]
    new = [entry for story, entry in wanted.items() if _differs(entry, known.get(story))]
    if gone:
        IndexEntry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    IndexEntry.objects.bulk_create(new)
    engine().write(gone, new)


def _keyed(entries: Iterable[IndexEntry], known: dict[int, IndexEntry]) -> Iterator[IndexEntry]:
    """A story keeps its key as long as it keeps its day."""
    key_for = keys()
    for entry in entries:
        old, day = known.get(entry.story_id), entry.story.dated
        entry.key = old.key if old and is_of(old.key, day) else key_for(entry.story_id, day)
        yield entry


def _differs(entry: IndexEntry, other: IndexEntry | None) -> bool:
    return other is None or any(getattr(entry, name) != getattr(other, name) for name in ("key", *CONTENT))
