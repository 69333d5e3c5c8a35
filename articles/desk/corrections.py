"""Taking back what the machine did to the order of the print: a join of two paragraphs, a move of some, a link of two
stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from articles import records
from articles.desk.cuts import doubts_left, tell_anew
from articles.models import Block, Story
from articles.parsing.characters import ends_sentence, normalised
from articles.parsing.values import Role
from articles.records import continuations
from articles.records.printed import fields_as_printed, printed_story

PASSING = frozenset({Role.MASTHEAD, Role.NOISE, Role.POST_META})
"""Print of no story that may stand in the middle of one."""


def put_apart(story: Story, block_id: int) -> None:
    """The block begins a paragraph of its own. Raises Block.DoesNotExist where it is not of this story."""
    block = story.blocks.get(pk=block_id, joined=True)
    said = _said(story)
    Block.objects.filter(pk=block.pk).update(joined=False)
    records.edit(story.pk, _anew(story, said))
    tell_anew([story])


def put_back(story: Story) -> None:
    """What was moved stands in the order of the source again, none joined by the move; what was taken from under
    another story is that story's again.
    """
    homes = _homes(story)
    others = list(Story.objects.filter(pk__in=set(homes.values()) - {story.pk}))
    stories = [story, *others]
    said = {each: _said(each) for each in stories}
    _lay(stories, homes)
    write = records.rebound if others else records.edit
    for each in stories:
        write(each.pk, {**_anew(each, said[each]), **(_broken_off(each) if others and each is story else {})})
    tell_anew(stories)


def part(story: Story) -> None:
    """The story is not the rest of the one that it was linked with: that one breaks off again."""
    opening = story.continues
    records.edit(story.pk, {"continues": None})
    continuations.wait_again([each for each in (story, opening) if each])


def _homes(story: Story) -> dict[int, int]:
    """The story above each moved block in the source; its own where something else stands between."""
    live = set(Story.objects.live().filter(blocks__reading__blocks__story=story).values_list("pk", flat=True))
    homes: dict[int, int] = {}
    home = story.pk
    for block in Block.objects.filter(reading__in=story.blocks.values("reading")).order_by("reading", "start"):
        if block.moved and block.story_id == story.pk:
            homes[block.pk] = home
        elif block.story_id or block.role not in PASSING:
            home = block.story_id if block.story_id in live else story.pk
    return homes


def _lay(stories: Iterable[Story], homes: dict[int, int]) -> None:
    """Write the blocks of the stories, each that was moved where it is at home."""
    orders = {story.pk: list(story.blocks.order_by("position")) for story in stories}
    followed = set().union(*map(_neighbours, orders.values()))
    for pk, blocks in _put_home(orders, homes).items():
        below = {second for _, second in followed & _neighbours(blocks)}
        for position, block in enumerate(blocks):
            block.story_id, block.position = pk, position
            block.joined = block.joined and block.pk in below
            block.moved = block.moved and block.pk not in homes
        Block.objects.bulk_update(blocks, ["story", "position", "joined", "moved"])


def _put_home(orders: dict[int, list[Block]], homes: dict[int, int]) -> dict[int, list[Block]]:
    stayed = {pk: [block for block in blocks if block.pk not in homes] for pk, blocks in orders.items()}
    moved = (block for blocks in orders.values() for block in blocks if block.pk in homes)
    for block in sorted(moved, key=_place):
        home = stayed[homes[block.pk]]
        home.insert(_under(home, block), block)
    return stayed


def _place(block: Block) -> tuple[int, int]:
    return block.reading_id, block.start


def _neighbours(blocks: Sequence[Block]) -> set[tuple[int, int]]:
    return {(above.pk, below.pk) for above, below in pairwise(blocks)}


def _under(blocks: Sequence[Block], block: Block) -> int:
    """The place in the order of a story under what stands nearest above the block in the source."""
    above = [other for other in blocks if _place(other) < _place(block)]
    return blocks.index(max(above, key=_place)) + 1 if above else 0


def _said(story: Story) -> dict[str, Any]:
    return fields_as_printed(printed_story(story))


def _anew(story: Story, said: dict[str, Any]) -> dict[str, Any]:
    """The fields that still say what was printed before, as they are printed now; and the doubts that are left."""
    passages = printed_story(story)
    after = fields_as_printed(passages)
    values = {name: value for name, value in after.items() if getattr(story, name) == said[name] != value}
    return {**values, "warnings": doubts_left(story, passages)}


def _broken_off(story: Story) -> dict[str, Any]:
    """A story without its tail stops in mid-sentence, and says so."""
    texts = [passage.text.strip() for passage in printed_story(story) if passage.block.role == Role.BODY]
    return {"incomplete": story.incomplete or (bool(texts) and not ends_sentence(normalised(texts[-1])))}
