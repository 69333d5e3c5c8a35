"""Whether the index says what the stories say."""

from __future__ import annotations

from collections.abc import Collection

from articles.models import IndexEntry

from .engines import engine
from .entries import CONTENT, entries_of
from .keys import is_of


def differing(ids: Collection[int]) -> set[int]:
    """Of the stories with these ids, those that the index knows otherwise than they are, or not, or still."""
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(story__in=ids)}
    wanted = {entry.story_id: entry for entry in entries_of(ids)}
    alike = {story for story, entry in wanted.items() if story in known and _is_alike(known[story], entry)}
    unmarked = {entry.story_id for entry in engine().unmarked(known[story] for story in alike)}
    return (known.keys() | wanted.keys()) - (alike - unmarked)


def _is_alike(known: IndexEntry, wanted: IndexEntry) -> bool:
    return is_of(known.key, wanted.story.dated) and all(
        getattr(known, name) == getattr(wanted, name) for name in CONTENT
    )
