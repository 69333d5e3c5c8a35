"""What becomes of the stories of a source under a new parse.

A story follows the item with which it shares most ink. Where that item runs over a story that is kept, reads a held
field in other print, or has other bounds than a person gave the story, the parser contradicts a person: then no story
of that item follows, and each is kept as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.parsing.values import Block

from .values import FIELD_PRINTED_BY, Placement, ink_count

MIN_SHARE = 0.5
"""A story and an item match if at least this share of the smaller of them is in both: less may be coincidence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each story and each item; stories by their ids, items by their numbers.

    followers  by item: the story that takes what it says
    matches    by story: the item that prints it now
    kept       stories whose blocks stay as they are
    gone       stories that are left without blocks
    new        items that become stories
    """

    followers: Mapping[int, int]
    matches: Mapping[int, int]
    kept: frozenset[int]
    gone: frozenset[int]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SharedInk:
    """Printed characters of the items, and how many of them belong to each story.

    items        by item
    item_fields  by item and field
    stories      by story, then by item: characters that both have
    fields       by story, item and field: characters that the field has in both
    """

    items: Counter[int]
    item_fields: Counter[tuple[int, str]]
    stories: dict[int, Counter[int]]
    fields: Counter[tuple[int, int, str]]


def shared_ink(text: str, placements: Iterable[Placement], blocks: Iterable[Block]) -> SharedInk:
    """Measure what stories and items have in common. `blocks` are those of the new parse, in text order."""
    printing = [block for block in blocks if block.item is not None and block.role in FIELD_PRINTED_BY]
    shared = SharedInk(Counter(), Counter(), {}, Counter())
    for block in printing:
        amount = ink_count(text[block.start : block.end])
        shared.items[block.item] += amount
        shared.item_fields[block.item, FIELD_PRINTED_BY[block.role]] += amount
    for placement in placements:
        story = shared.stories.setdefault(placement.story, Counter())
        for own, block, amount in _overlaps(text, placement.blocks, printing):
            story[block.item] += amount
            if FIELD_PRINTED_BY.get(own.role) == FIELD_PRINTED_BY[block.role]:
                shared.fields[placement.story, block.item, FIELD_PRINTED_BY[block.role]] += amount
        for _trace, block, amount in _overlaps(text, placement.traces, printing):
            story[block.item] += amount
    return shared


def _overlaps(text: str, own: Iterable[Block], printing: Sequence[Block]) -> Iterator[tuple[Block, Block, int]]:
    """Pairs of a story's block and an item's block with common ink, and how much."""
    starts, ends = [block.start for block in printing], [block.end for block in printing]
    for mine in own:
        for block in printing[bisect_right(ends, mine.start) : bisect_left(starts, mine.end)]:
            amount = ink_count(text[max(mine.start, block.start) : min(mine.end, block.end)])
            if amount:
                yield mine, block, amount


def make_plan(placements: Iterable[Placement], shared: SharedInk) -> Plan:
    """Decide what becomes of each story. One that is kept may keep others, so they are checked until none is added."""
    by_story = {placement.story: placement for placement in placements}
    best = {story: _best_item(placement, shared) for story, placement in by_story.items()}
    matches = {story: item for story, item in best.items() if item is not None}
    kept = {story for story, placement in by_story.items() if placement.fixed}
    while True:
        free = by_story.keys() - kept
        blocked = {item for story in kept for item in shared.stories[story]}
        followers = _followers(free, matches, shared)
        also_kept = {
            story for story in free if _is_kept(by_story[story], matches.get(story), blocked, followers, shared)
        }
        if not also_kept:
            break
        kept |= also_kept
    gone = free - set(followers.values())
    new = [item for item in sorted(shared.items) if item not in blocked and item not in followers]
    return Plan(followers, matches, frozenset(kept), frozenset(gone), tuple(new))


def _best_item(placement: Placement, shared: SharedInk) -> int | None:
    """The item with most of the story's ink, of several the first; None where that is too little.

    A bounded story matches only an item of exactly its print, a spread one matches none.
    """
    found = shared.stories[placement.story]
    if placement.spread or not found:
        return None
    item = max(sorted(found), key=found.__getitem__)
    amount = found[item]
    if placement.bounded and not (len(found) == 1 and amount == placement.field_ink == shared.items[item]):
        return None
    return item if amount >= MIN_SHARE * min(placement.ink.total(), shared.items[item]) else None


def _followers(stories: Iterable[int], matches: Mapping[int, int], shared: SharedInk) -> dict[int, int]:
    """By item: of the stories that it matches the one with most of its ink, of several the first."""
    followers: dict[int, int] = {}
    matched = (story for story in stories if story in matches)
    for story in sorted(matched, key=lambda story: (-shared.stories[story][matches[story]], story)):
        followers.setdefault(matches[story], story)
    return followers


def _is_kept(
    placement: Placement,
    item: int | None,
    blocked: Container[int],
    followers: Mapping[int, int],
    shared: SharedInk,
) -> bool:
    """Whether the new parse has no place for the story that agrees with what people decided."""
    if item is None or followers[item] != placement.story:
        return placement.decided or any(other in blocked for other in shared.stories[placement.story])
    return item in blocked or not all(
        placement.ink[field] == shared.fields[placement.story, item, field] == shared.item_fields[item, field]
        for field in placement.held
    )
