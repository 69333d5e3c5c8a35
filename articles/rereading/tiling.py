"""The blocks of a text laid anew: held ones where they were, all others as the parser reads them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from articles.parsing.values import Block, Role

from .values import FIELD_PRINTED_BY, Piece, Standing


def lay(
    text: str,
    blocks: Sequence[Block],
    owners: Mapping[int, int],
    keeping: Iterable[Standing],
    following: Iterable[Standing],
) -> tuple[Block, ...]:
    """The tiling of the text, where `item` of a block is the id of a story. `owners` says which story has which item.

    Stories that are `keeping` their blocks have them as they were; those `following` an item have their held fields in
    the print in which they were. What is read as of an item without a story is unread: an editor can see and place it.
    """
    items = {story: item for item, story in owners.items()}
    kept = [_block(piece, standing.story) for standing in keeping for piece in standing.pieces]
    holding = [standing for standing in following if standing.held_pieces]
    held = {standing.story: standing.held for standing in holding}
    kept_fields = [
        block
        for standing in holding
        for block in _held_blocks(standing, [block for block in blocks if block.item == items[standing.story]])
    ]
    zones = sorted((block.start, block.end) for block in [*kept, *kept_fields])
    laid = [piece for block in _owned(blocks, owners, held) for piece in _outside(zones, block, text)]
    return _tiled(len(text), [*kept, *_numbered([*kept_fields, *laid])])


def placed(staying: Iterable[Standing]) -> list[Standing]:
    """Those that are in the text as a whole. Where two have the same print, the one of the newer reading has it."""
    found: list[Standing] = []
    zones: list[tuple[int, int]] = []
    for standing in sorted(staying, key=lambda standing: -standing.reading):
        if not standing.torn and all(_is_free(zones, piece) for piece in standing.pieces):
            found.append(standing)
            for piece in standing.pieces:
                insort(zones, (piece.start, piece.end))
    return found


def _is_free(zones: Sequence[tuple[int, int]], piece: Piece) -> bool:
    """Whether the piece lies outside of the zones, which are in order and do not overlap."""
    n = bisect_left(zones, (piece.end,))
    return n == 0 or zones[n - 1][1] <= piece.start


def _block(piece: Piece, story: int) -> Block:
    return Block(piece.start, piece.end, piece.role, story, piece.position, piece.joined, piece.moved)


def _held_blocks(standing: Standing, item: Sequence[Block]) -> Iterator[Block]:
    """The held pieces of a story that follows an item, in their order, at the places where the item has them."""
    pieces = sorted(standing.held_pieces, key=lambda piece: piece.position)
    places = [next(block.position for block in item if block.start <= piece.start < block.end) for piece in pieces]
    for piece, place in zip(pieces, sorted(places), strict=True):
        yield replace(_block(piece, standing.story), position=place)


def _owned(blocks: Iterable[Block], owners: Mapping[int, int], held: Mapping[int, frozenset[str]]) -> Iterator[Block]:
    """The blocks of the parse with the stories that have them, without those that print a held field."""
    for block in blocks:
        story = owners.get(block.item) if block.item is not None else None
        if story is not None:
            if FIELD_PRINTED_BY.get(block.role) not in held.get(story, ()):
                yield replace(block, item=story)
        elif block.item is not None:
            role = Role.UNREAD if block.role in FIELD_PRINTED_BY else block.role
            yield Block(block.start, block.end, role)
        else:
            yield block


def _outside(zones: Sequence[tuple[int, int]], block: Block, text: str) -> Iterator[Block]:
    """What is left of a block outside of the zones, as far as there is ink in it."""
    first = bisect_right(zones, block.start, key=lambda zone: zone[1])
    start = block.start
    for zone in islice(zones, first, None):
        if zone[0] >= block.end:
            break
        yield from _inked(replace(block, start=start, end=max(start, zone[0])), text)
        start = max(start, zone[1])
    rest = replace(block, start=start, end=max(start, block.end))
    yield from [block] if rest == block else _inked(rest, text)


def _inked(block: Block, text: str) -> Iterator[Block]:
    """The block from its first character that is not white space; nothing where there is none."""
    stretch = text[block.start : block.end]
    if stretch.strip():
        yield replace(block, start=block.end - len(stretch.lstrip()))


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Positions from 0 in each story, in the order of the positions they have."""
    counts: dict[int, int] = {}
    for block in sorted(blocks, key=lambda block: block.position or 0):
        if block.item is None:
            yield block
        else:
            position = counts.get(block.item, 0)
            counts[block.item] = position + 1
            yield replace(block, position=position)


def _tiled(length: int, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """In the order of the text, each up to the next; white space at the start of the text belongs to the first."""
    placed = sorted(blocks, key=lambda block: block.start)
    starts = [0, *(block.start for block in placed[1:]), length]
    return tuple(
        replace(block, start=start, end=end) for block, (start, end) in zip(placed, pairwise(starts), strict=True)
    )
