"""The new tiling of a text: kept blocks where they were, all others as the parser reads them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice, pairwise, takewhile

from articles.parsing.values import Block, Role

from .values import FIELD_PRINTED_BY, Placement


def retile(
    text: str,
    blocks: Sequence[Block],
    owners: Mapping[int, int],
    kept: Sequence[Placement],
    following: Sequence[Placement],
) -> tuple[Block, ...]:
    """The tiling of the text whose blocks have the ids of stories as `item`. `owners` has the story of each item.

    `kept` stories have their blocks as they were, `following` ones only those of held fields. What is read as of an
    item without a story is unread, so that an editor can see and place it.
    """
    kept_blocks = [block for placement in kept for block in placement.blocks]
    held_blocks = [block for placement in following for block in _in_places_of(placement.held_blocks, blocks)]
    occupied = sorted((block.start, block.end) for block in (*kept_blocks, *held_blocks))
    read = [rest for block in _with_stories(blocks, owners) for rest in _outside(occupied, block, text)]
    tiles = sorted([*kept_blocks, *_renumbered([*held_blocks, *read])], key=lambda block: block.start)
    starts = [0, *(block.start for block in tiles[1:]), len(text)]
    return tuple(
        replace(block, start=start, end=end) for block, (start, end) in zip(tiles, pairwise(starts), strict=True)
    )


def without_overlaps(placements: Iterable[Placement]) -> list[Placement]:
    """Those that the text has whole. Of placements in the same print, the one of the newest reading stays."""
    chosen: list[Placement] = []
    occupied: list[tuple[int, int]] = []
    for placement in sorted(placements, key=lambda placement: -placement.reading):
        if not placement.torn and all(_is_free(occupied, block) for block in placement.blocks):
            chosen.append(placement)
            for block in placement.blocks:
                insort(occupied, (block.start, block.end))
    return chosen


def _is_free(occupied: Sequence[tuple[int, int]], block: Block) -> bool:
    """Whether the block overlaps none of the spans, which are in order and do not overlap each other."""
    n = bisect_left(occupied, (block.end,))
    return n == 0 or occupied[n - 1][1] <= block.start


def _in_places_of(held: Iterable[Block], blocks: Sequence[Block]) -> Iterator[Block]:
    """Held blocks in their own order, at the positions that the new parse has for the same print."""
    held = sorted(held, key=lambda block: block.position)
    positions = [blocks[bisect_right(blocks, b.start, key=lambda block: block.start) - 1].position for b in held]
    for block, position in zip(held, sorted(positions), strict=True):
        yield replace(block, position=position)


def _with_stories(blocks: Iterable[Block], owners: Mapping[int, int]) -> Iterator[Block]:
    """The blocks of the parse with the stories that have their items."""
    for block in blocks:
        if block.item is None:
            yield block
        elif block.item in owners:
            yield replace(block, item=owners[block.item])
        else:
            role = Role.UNREAD if block.role in FIELD_PRINTED_BY else block.role
            yield Block(block.start, block.end, role)


def _outside(occupied: Sequence[tuple[int, int]], block: Block, text: str) -> Iterator[Block]:
    """The parts of a block that no span occupies; a part begins with its first character that is not white space."""
    first = bisect_right(occupied, block.start, key=lambda span: span[1])
    spans = list(takewhile(lambda span: span[0] < block.end, islice(occupied, first, None)))
    starts = [block.start, *(end for _start, end in spans)]
    ends = [*(start for start, _end in spans), block.end]
    for start, end in zip(starts, ends, strict=True):
        part = text[start:end].lstrip()
        if part:
            yield replace(block, start=end - len(part), end=end)


def _renumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """With positions from 0 on in each story, in the order of those that they have."""
    positions: dict[int, count[int]] = defaultdict(count)
    for block in sorted(blocks, key=lambda block: block.position or 0):
        yield block if block.item is None else replace(block, position=next(positions[block.item]))
