"""Whether the index says what the stories say."""

from __future__ import annotations

from collections.abc import Collection

from .engines import engine
from .index import both, differs


def differing(ids: Collection[int]) -> set[int]:
    """Of the stories with these ids, those that the index knows otherwise than they are, or not, or still."""
    known, wanted = both(ids)
    alike = {story for story, entry in wanted.items() if not differs(entry, known.get(story))}
    unmarked = {entry.story_id for entry in engine().unmarked(known[story] for story in alike)}
    return (known.keys() | wanted.keys()) - (alike - unmarked)
