"""Whether the index says what the stories say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db import connection

from articles.models import IndexEntry, IndexGrams

from .entries import CONTENT, entries_of
from .grams import tokens
from .keys import is_of


def differing(ids: Collection[int]) -> set[int]:
    """Of the stories with these ids, those that the index knows otherwise than they are, or not, or still."""
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(story__in=ids)}
    wanted = {entry.story_id: entry for entry in entries_of(ids)}
    alike = {story for story, entry in wanted.items() if story in known and _is_alike(known[story], entry)}
    if connection.vendor == "sqlite":
        alike -= {entry.story_id for entry in _unmarked(known[story] for story in alike)}
    return (known.keys() | wanted.keys()) - alike


def _is_alike(known: IndexEntry, wanted: IndexEntry) -> bool:
    return is_of(known.key, wanted.story.dated) and all(
        getattr(known, name) == getattr(wanted, name) for name in CONTENT
    )


def _unmarked(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    """Those that the grams do not have under each of their tokens."""
    for entry in entries:
        asked = " ".join(tokens(entry))
        if asked and not IndexGrams.objects.filter(pk=entry.pk, tokens__matches=asked).exists():
            yield entry
