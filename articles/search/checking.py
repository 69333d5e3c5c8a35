"""Whether the index says what the stories say."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import IndexEntry, IndexNote, Story

from .engines import engine
from .index import entries_differ, known_and_right_entries, refresh


def differing_stories(ids: Collection[int]) -> set[int]:
    """Of the stories with these ids, those of which the index has something else, or nothing, or which are gone."""
    known, right = known_and_right_entries(ids)
    alike = {story for story, entry in right.items() if not entries_differ(entry, known.get(story))}
    lacking = {entry.story_id for entry in engine().not_indexed(known[story] for story in alike)}
    return (known.keys() | right.keys()) - (alike - lacking)


def differing_unnoted(ids: Collection[int]) -> set[int]:
    """Those that differ though no note says so. They are compared twice: somebody may write just now."""
    first = differing_stories(ids)
    noted = IndexNote.objects.filter(story_id__in=first).values_list("story_id", flat=True)
    return differing_stories(first.difference(noted)) if first else first


def deleted_stories() -> list[int]:
    """Ids of stories that are gone, and that the index still has."""
    stories = Story.objects.filter(pk=OuterRef("story"))
    notes = IndexNote.objects.filter(story_id=OuterRef("story"))
    return list(IndexEntry.objects.filter(~Exists(stories), ~Exists(notes)).values_list("story", flat=True))


def tokens_expected(ids: Collection[int]) -> int:
    """How many tokens the engine should have for the entries of these stories."""
    return sum(map(engine().count_tokens, IndexEntry.objects.filter(story__in=ids)))


def superfluous_tokens(expected: int) -> int:
    """How many tokens the engine has beyond those that it should have for all entries."""
    return max(0, engine().count_all_tokens() - expected)


@transaction.atomic
def repair_index(ids: Collection[int]) -> None:
    """Make the index right for these stories, whether the entries are wrong or the engine lacks some."""
    refresh(ids)
    entries = IndexEntry.objects.filter(story__in=ids)
    engine().update((), list(engine().not_indexed(entries)))
