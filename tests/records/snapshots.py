"""What taking a change back has to restore: all that the tables say, but for numbers that only count writings."""

from __future__ import annotations

from typing import Any

from articles.models import Block, IndexEntry, Issue, Placing, Publication, Reading, Source, Story, Tagging

BOOKKEEPING = ("version", "changed_at")
TABLES = {
    "publications": Publication.objects.order_by("pk"),
    "issues": Issue.objects.order_by("pk"),
    "sources": Source.objects.live().order_by("pk"),
    "readings": Reading.objects.filter(source__binned_at=None).order_by("pk"),
    "tags": Tagging.objects.filter(story__binned_at=None).order_by("story", "tag"),
    "places": Placing.objects.filter(story__binned_at=None).order_by("story", "place"),
}


def as_it_is() -> dict[str, list[Any]]:
    """By table, without what is in the bin. Of blocks without their numbers: one that comes back is a new row."""
    stories = [{k: v for k, v in row.items() if k not in BOOKKEEPING} for row in Story.objects.live().values()]
    blocks = Block.objects.exclude(story__binned_at__isnull=False).order_by("reading", "start")
    return {
        **{name: list(rows.all().values()) for name, rows in TABLES.items()},
        "stories": stories,
        "blocks": list(blocks.values("reading", "start", "role", "story", "position", "joined", "moved")),
        "index": list(IndexEntry.objects.filter(story__binned_at=None).order_by("story").values("story", "texts")),
    }
