"""Whether the index says what the stories say."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import IndexEntry, IndexNote, Story

from .engines import engine
from .index import both, differs, refresh


def differing(ids: Collection[int]) -> set[int]:
    """Of the stories with these ids, those that the index knows otherwise than they are, or not, or still."""
    known, wanted = both(ids)
    alike = {story for story, entry in wanted.items() if not differs(entry, known.get(story))}
    unmarked = {entry.story_id for entry in engine().unmarked(known[story] for story in alike)}
    return (known.keys() | wanted.keys()) - (alike - unmarked)


def wrong(ids: Collection[int]) -> set[int]:
    """Those that differ though no note says so. Looked at twice: somebody may write just now."""
    first = differing(ids)
    noted = IndexNote.objects.filter(story_id__in=first).values_list("story_id", flat=True)
    return differing(first.difference(noted)) if first else first


def orphans() -> list[int]:
    """Stories that are gone, and of which the index has entries."""
    there = Story.objects.filter(pk=OuterRef("story"))
    noted = IndexNote.objects.filter(story_id=OuterRef("story"))
    return list(IndexEntry.objects.filter(~Exists(there), ~Exists(noted)).values_list("story", flat=True))


def marks_of(ids: Collection[int]) -> int:
    """By how many marks the engine should know the entries of these stories."""
    return sum(map(engine().marks, IndexEntry.objects.filter(story__in=ids)))


def surplus(marks: int) -> int:
    """How many marks the engine has beside those that it should have."""
    return max(0, engine().all_marks() - marks)


@transaction.atomic
def mend(ids: Collection[int]) -> None:
    refresh(ids)
    entries = IndexEntry.objects.filter(story__in=ids)
    engine().write((), list(engine().unmarked(entries)))
