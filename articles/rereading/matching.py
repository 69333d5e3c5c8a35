"""Which story follows which item of the new parse, which stay as they are, which are gone, and which items are new.

A story follows the item that it shares most ink with. Where that item runs over a story that stays, reads a held field
in other print, or has other bounds than a person gave the story, the parser contradicts a person: then no story of that
item follows, and each stays as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from articles.parsing.values import Block

from .values import FIELD_PRINTED_BY, Piece, Standing, ink

ENOUGH = 0.5
"""The share of the smaller of two, story and item, that must be the same ink: less is a chance meeting."""


@dataclass(frozen=True, slots=True)
class Plan:
    """By item: the story that `followers` it; by story: the item in which it is `seen` now.

    `new` items become stories. `staying` stories keep their blocks; `gone` ones have none any more.
    """

    followers: Mapping[int, int]
    seen: Mapping[int, int]
    staying: frozenset[int]
    gone: frozenset[int]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Printed ink: of each item, of each of its fields, and how much of both lies in each story."""

    items: Counter[int]
    item_fields: Counter[tuple[int, str]]
    stories: dict[int, Counter[int]]
    fields: Counter[tuple[int, int, str]]
    """By story, item and field: the ink that the field has in both."""


def shared_ink(text: str, standings: Iterable[Standing], blocks: Iterable[Block]) -> Shared:
    """Blocks in the order of the text."""
    printing = [block for block in blocks if block.item is not None and block.role in FIELD_PRINTED_BY]
    shared = Shared(Counter(), Counter(), {}, Counter())
    for block in printing:
        amount = ink(text[block.start : block.end])
        shared.items[block.item] += amount
        shared.item_fields[block.item, FIELD_PRINTED_BY[block.role]] += amount
    for standing in standings:
        story = shared.stories.setdefault(standing.story, Counter())
        for piece, block, amount in _overlaps(text, standing.pieces, printing):
            story[block.item] += amount
            if FIELD_PRINTED_BY.get(piece.role) == FIELD_PRINTED_BY[block.role]:
                shared.fields[standing.story, block.item, FIELD_PRINTED_BY[block.role]] += amount
        for _trace, block, amount in _overlaps(text, standing.traces, printing):
            story[block.item] += amount
    return shared


def _overlaps(text: str, pieces: Iterable[Piece], blocks: Sequence[Block]) -> Iterator[tuple[Piece, Block, int]]:
    """Pieces and blocks that have ink in common, and how much."""
    ends = [block.end for block in blocks]
    for piece in pieces:
        for block in islice(blocks, bisect_right(ends, piece.start), None):
            if block.start >= piece.end:
                break
            amount = ink(text[max(piece.start, block.start) : min(piece.end, block.end)])
            if amount:
                yield piece, block, amount


def plan(standings: Iterable[Standing], shared: Shared) -> Plan:
    """A story that stays may make others stay, so they are asked again until none has to."""
    free = {standing.story: standing for standing in standings}
    seen = {story: item for story, standing in free.items() if (item := _seen_in(standing, shared)) is not None}
    staying: set[int] = set()
    held_back = {story for story, standing in free.items() if standing.fixed}
    while True:
        staying |= held_back
        free = {story: standing for story, standing in free.items() if story not in staying}
        taken = {item for story in staying for item in shared.stories[story]}
        followers = _followers(free, seen, shared)
        held_back = {
            story for story, standing in free.items() if _stays(standing, seen.get(story), taken, followers, shared)
        }
        if not held_back:
            break
    new = [item for item in sorted(shared.items) if item not in taken and item not in followers]
    gone = frozenset(free) - frozenset(followers.values())
    return Plan(followers, seen, frozenset(staying), gone, tuple(new))


def _seen_in(standing: Standing, shared: Shared) -> int | None:
    """The item that has most of the story's ink, where that is no chance meeting; of several the first.

    A story whose bounds a person gave it is seen in an item of just these, and one of several sources in none.
    """
    found = shared.stories[standing.story]
    if standing.spread or not found:
        return None
    item, amount = min(found.items(), key=lambda pair: (-pair[1], pair[0]))
    if standing.bounded and not _same_print(standing, item, shared):
        return None
    return item if amount >= ENOUGH * min(standing.ink.total(), shared.items[item]) else None


def _followers(stories: Iterable[int], seen: Mapping[int, int], shared: Shared) -> dict[int, int]:
    """By item: the one of the stories seen there that shares most with it; of several the first."""
    followers: dict[int, int] = {}
    for story in sorted((story for story in stories if story in seen), key=lambda s: (-shared.stories[s][seen[s]], s)):
        followers.setdefault(seen[story], story)
    return followers


def _stays(
    standing: Standing, item: int | None, taken: Container[int], followers: Mapping[int, int], shared: Shared
) -> bool:
    """Whether the new parse has no place for the story that agrees with what people decided."""
    if item is None or followers[item] != standing.story:
        return standing.decided or any(shared_item in taken for shared_item in shared.stories[standing.story])
    return item in taken or not all(_read_alike(standing, item, field, shared) for field in standing.held)


def _same_print(standing: Standing, item: int, shared: Shared) -> bool:
    """Whether the item is printed where the story is, and nowhere else."""
    return shared.stories[standing.story] == {item: standing.printed_ink} and (
        shared.items[item] == standing.printed_ink
    )


def _read_alike(standing: Standing, item: int, field: str, shared: Shared) -> bool:
    """Whether the parser sees the field in the print in which it saw it before."""
    both = shared.fields[standing.story, item, field]
    return both == standing.ink[field] == shared.item_fields[item, field]
