"""The only writer of blocks: which blocks tile a reading, and which a story has, in which order.

Only rows that differ are written, so that a held block stays the row that it was. What they were before is kept in the
open change. A block is known by its key: its reading and its start, which never change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from itertools import pairwise
from typing import Any

from django.db.models import Q

from articles.models import BeforeImage, Block, Reading, Story, bulk
from articles.models.journal import current
from articles.parsing.values import Block as ParsedBlock

from .from_parse import block_row

COLUMNS = ("role", "story_id", "position", "joined", "moved")
"""What may change of a block."""

Key = tuple[int, int]
Columns = tuple[Any, ...]
Rows = Mapping[Key, Block]

StayingElsewhere = Collection[tuple[int, int]]
"""Readings and stories whose blocks stay there: what they print is not in the newest text."""


class NotTiled(ValueError):
    """Blocks that leave out a character, or stories whose blocks have no order: a fault of the program."""


def insert_tilings(tilings: Iterable[tuple[Reading, Sequence[Block]]]) -> None:
    """Write the blocks of new readings. Nothing was there before, so nothing is kept."""
    tilings = list(tilings)
    for reading, blocks in tilings:
        _check_tiling(reading, blocks)
    blocks = [block for _, tiles in tilings for block in tiles]
    _check_order((block.story_id, block.position) for block in blocks)
    bulk.insert(blocks)


def write_tiling(reading: Reading, tiles: Iterable[ParsedBlock], staying: StayingElsewhere) -> set[int] | None:
    """Write the tiling of a reading that is the newest of its source; the `item` of a block is the id of its story.

    The stories are taken from the blocks of older readings, but those staying there. Returns the ids of the stories
    whose print changed or went to another reading; None where every block is as it was.
    """
    blocks = [block_row(reading, each, each.item) for each in tiles]
    _check_tiling(reading, blocks)
    older = Block.objects.filter(reading__source=reading.source_id, story__isnull=False).exclude(reading=reading)
    released = [block for block in older if (block.reading_id, block.story_id) not in staying]
    before = _by_key([*reading.blocks.all(), *released])
    written = _write(before, _by_key([*blocks, *map(_without_story, released)]))
    stories = {block.story_id for block in written} - {None}
    _check_order_of(stories)
    return stories if written else None


def arrange(orders: Mapping[Story, Sequence[Block]], loose: Sequence[Block] = ()) -> None:
    """Give each of the stories these blocks, in this order, with the role and marks that they have; no story the loose.

    They are those that the stories had, each once, and others of no story: else NotTiled is raised. One that is not in
    the database yet begins within another, and ends it there.
    """
    for block in loose:
        block.story = block.position = None
    for story, blocks in orders.items():
        for position, block in enumerate(blocks):
            block.story, block.position = story, position
    arranged = [*loose, *(block for blocks in orders.values() for block in blocks)]
    given = [block.pk for block in arranged if block.pk]
    before = _by_key(Block.objects.filter(Q(story__in=list(orders)) | Q(pk__in=given)))
    wanted = _by_key(arranged)
    is_anothers = {block.story_id for block in before.values()} - {None, *(story.pk for story in orders)}
    if len(wanted) != len(arranged) or before.keys() - wanted.keys() or is_anothers:
        raise NotTiled("Stories have the blocks that they had, each once, or give them to others.")
    _write(before, wanted)


def lay_back(wanted: Mapping[Key, Columns | None]) -> None:
    """Give blocks the columns that they once had; where there are None, none begins."""
    readings = {reading for reading, _start in wanted}
    before = {key: block for key, block in _by_key(Block.objects.filter(reading__in=readings)).items() if key in wanted}
    blocks = [
        Block(reading_id=reading, start=start, **dict(zip(COLUMNS, columns, strict=True)))
        for (reading, start), columns in wanted.items()
        if columns
    ]
    written = _write(before, _by_key(blocks))
    _check_order_of({block.story_id for block in written} - {None})


def _write(before: Rows, wanted: Rows) -> list[Block]:
    """Delete, change and insert what differs. Returns the blocks that were there or are there now, of those written."""
    gone = [block for key, block in before.items() if key not in wanted]
    new = [block for key, block in wanted.items() if key not in before]
    changed = [block for key, block in wanted.items() if key in before and columns_of(block) != columns_of(before[key])]
    replaced = [before[key_of(block)] for block in changed]
    for block in (*gone, *replaced):
        _keep(block, columns_of(block))
    for block in new:
        _keep(block, None)
    for block, old in zip(changed, replaced, strict=True):
        block.pk = old.pk
    Block.objects.filter(pk__in=[block.pk for block in gone]).delete()
    Block.objects.bulk_update(changed, COLUMNS)
    bulk.insert(new)
    return [*gone, *replaced, *changed, *new]


def _keep(block: Block, columns: Columns | None) -> None:
    current().keep(BeforeImage.Kind.BLOCKS, block.reading_id, {str(block.start): columns})


def key_of(block: Block) -> Key:
    return block.reading_id, block.start


def _by_key(blocks: Iterable[Block]) -> dict[Key, Block]:
    return {key_of(block): block for block in blocks}


def columns_of(block: Block) -> Columns:
    return tuple(getattr(block, name) for name in COLUMNS)


def _without_story(block: Block) -> Block:
    bare = copy(block)
    bare.story_id = bare.position = None
    return bare


def _check_tiling(reading: Reading, blocks: Sequence[Block]) -> None:
    """The first begins with the text, each of the others behind the one before, within the text."""
    starts = [block.start for block in blocks]
    bounds = [*starts, len(reading.text)] if starts else []
    if (reading.text and starts[:1] != [0]) or any(start >= end for start, end in pairwise(bounds)):
        raise NotTiled(f"The blocks of {reading} begin at {starts}.")


def _check_order_of(stories: Collection[int]) -> None:
    _check_order(Block.objects.filter(story__in=stories).values_list("story", "position"))


def _check_order(placed: Iterable[tuple[int | None, int | None]]) -> None:
    """The positions of each story are 0, 1, 2 and so on."""
    positions: dict[int, list[int]] = defaultdict(list)
    for story, position in placed:
        if story is not None:
            positions[story].append(position)
    for story, found in positions.items():
        if sorted(found) != list(range(len(found))):
            raise NotTiled(f"The blocks of story {story} have the positions {sorted(found)}.")
