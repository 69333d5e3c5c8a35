"""Writing blocks: only those that differ, so that a held block stays the row that it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articles.models import Block, Reading, bulk
from articles.parsing.values import Block as ParsedBlock
from articles.records.from_parse import block_row

Left = Collection[tuple[int, int]]
"""Readings and stories of them whose blocks stay where they are: what they print is not in the newest text."""


def write_blocks(reading: Reading, laid: Iterable[ParsedBlock], left: Left) -> set[int] | None:
    """Lay these blocks on the reading, and take the stories from those of other readings, but those left there.

    The `item` of a block is the id of its story. Returns the ids of the stories whose print changed or went to another
    reading; None where every block is as it was.
    """
    known = {block.start: block for block in reading.blocks.all()}
    wanted = {block.start: block_row(reading, block, block.item) for block in laid}
    vanished = [block for start, block in known.items() if _differs(block, wanted.get(start))]
    new = [block for start, block in wanted.items() if _differs(block, known.get(start))]
    Block.objects.filter(pk__in=[block.pk for block in vanished]).delete()
    bulk.insert(new)
    released = _release(reading, left)
    stories = {block.story_id for block in (*vanished, *new)} | released
    return stories - {None} if vanished or new or released else None


def _differs(block: Block, other: Block | None) -> bool:
    return other is None or any(
        getattr(block, name) != getattr(other, name) for name in ("role", "story_id", "position", "joined", "moved")
    )


def _release(reading: Reading, left: Left) -> set[int]:
    """The stories of the older readings that have their blocks in this one now, or none."""
    older = Block.objects.filter(reading__source=reading.source_id, story__isnull=False).exclude(reading=reading)
    free = [block for block in older if (block.reading_id, block.story_id) not in left]
    Block.objects.filter(pk__in=[block.pk for block in free]).update(story=None, position=None)
    return {block.story_id for block in free}
