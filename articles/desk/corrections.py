"""Taking back what the machine did to the order of the print: a join of two paragraphs, a move of some, a link of two
stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from articles import records
from articles.models import Block, Story
from articles.models.story import BOUNDARIES
from articles.parsing.characters import ends_sentence, normalised
from articles.parsing.values import Role
from articles.records import continuations
from articles.records.blocks import arrange
from articles.records.printed import fields_as_printed, printed_story

from .cuts import refresh_suggestions, remaining_doubts

PASSING = frozenset({Role.MASTHEAD, Role.NOISE, Role.POST_META})
"""Print of no story that may stand in the middle of one."""


def separate_paragraph(story: Story, block_id: int) -> None:
    """The block begins a paragraph of its own. Raises Block.DoesNotExist where it is not joined in this story."""
    story.blocks.get(pk=block_id, joined=True)
    printed = fields_as_printed(printed_story(story))
    blocks = list(story.blocks.order_by("position"))
    for block in blocks:
        block.joined = block.joined and block.pk != block_id
    arrange({story: blocks})
    values = _printed_now(story, printed)
    records.edit(story.pk, values, follow_print=values)
    refresh_suggestions([story])


def restore_print_order(story: Story) -> None:
    """What was moved stands in the order of the source again, none joined by the move; what was taken from under
    another story is that story's again.
    """
    origins = _origins(story)
    others = list(Story.objects.filter(pk__in=set(origins.values()) - {story.pk}))
    stories = [story, *others]
    printed = {each: fields_as_printed(printed_story(each)) for each in stories}
    arrange(_restored_orders(stories, origins))
    for each in stories:
        values = _printed_now(each, printed[each])
        if others and each is story:
            values["incomplete"] = story.incomplete or _stops_in_mid_sentence(story)
        records.edit(each.pk, values, also_held=[BOUNDARIES] if others else [], follow_print=values)
    refresh_suggestions(stories)


def cut_link(story: Story) -> None:
    """The story is not the rest of the one that it was linked with: that one breaks off again."""
    opening = story.continues
    records.edit(story.pk, {"continues": None})
    continuations.restore_doubts([each for each in (story, opening) if each])


def _origins(story: Story) -> dict[int, int]:
    """By moved block: the story above it in the source; its own where something else stands between."""
    live = set(Story.objects.live().filter(blocks__reading__blocks__story=story).values_list("pk", flat=True))
    origins: dict[int, int] = {}
    origin = story.pk
    for block in Block.objects.filter(reading__in=story.blocks.values("reading")).order_by("reading", "start"):
        if block.moved and block.story_id == story.pk:
            origins[block.pk] = origin
        elif block.story_id or block.role not in PASSING:
            origin = block.story_id if block.story_id in live else story.pk
    return origins


def _restored_orders(stories: Sequence[Story], origins: dict[int, int]) -> dict[Story, list[Block]]:
    """The blocks of the stories, each moved one under what stands nearest above it in the source."""
    before = {story: list(story.blocks.order_by("position")) for story in stories}
    orders = {story.pk: [block for block in blocks if block.pk not in origins] for story, blocks in before.items()}
    moved = [block for blocks in before.values() for block in blocks if block.pk in origins]
    for block in sorted(moved, key=_place):
        order = orders[origins[block.pk]]
        above = [other for other in order if _place(other) < _place(block)]
        order.insert(order.index(max(above, key=_place)) + 1 if above else 0, block)
        block.moved = False
    followed = {pair for blocks in before.values() for pair in pairwise(blocks)}
    for blocks in orders.values():
        joinable = {below for above, below in pairwise(blocks) if (above, below) in followed}
        for block in blocks:
            block.joined = block.joined and block in joinable
    return {story: orders[story.pk] for story in stories}


def _place(block: Block) -> tuple[int, int]:
    return block.reading_id, block.start


def _printed_now(story: Story, printed_before: dict[str, Any]) -> dict[str, Any]:
    """The fields that still say what was printed before, as they are printed now; and the doubts that are left."""
    passages = printed_story(story)
    values = {
        name: value
        for name, value in fields_as_printed(passages).items()
        if getattr(story, name) == printed_before[name] != value
    }
    return {**values, "warnings": remaining_doubts(story, [passage.block for passage in passages])}


def _stops_in_mid_sentence(story: Story) -> bool:
    texts = [passage.text.strip() for passage in printed_story(story) if passage.block.role == Role.BODY]
    return bool(texts) and not ends_sentence(normalised(texts[-1]))
