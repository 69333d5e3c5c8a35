"""Taking back what the machine did to the order of the print: a join of two paragraphs, a move of some."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from articles import records, search
from articles.desk.printed import Passage, printed_story
from articles.field_values import text_values
from articles.models import Block, Story
from articles.parsing.printing import as_printed
from articles.parsing.values import Caution, Role


def put_apart(story: Story, block_id: int) -> None:
    """The block begins a paragraph of its own. Raises Block.DoesNotExist where it is not of this story."""
    block = story.blocks.get(pk=block_id, joined=True)
    _lay_anew(story, [Block(pk=block.pk, position=block.position, joined=False, moved=block.moved)])


def put_back(story: Story) -> None:
    """The blocks stand in the order of the source again, none moved and none joined to another by the move."""
    blocks = list(story.blocks.order_by("start"))
    follows = {block.pk for before, block in pairwise(blocks) if before.position + 1 == block.position}
    _lay_anew(
        story,
        [
            Block(pk=block.pk, position=position, joined=block.joined and block.pk in follows, moved=False)
            for position, block in enumerate(blocks)
        ],
    )


def _lay_anew(story: Story, blocks: list[Block]) -> None:
    """Write the blocks, and the fields that still said what these printed: they are decided by a person now."""
    before = _values(printed_story(story))
    Block.objects.bulk_update(blocks, ["position", "joined", "moved"])
    passages = printed_story(story)
    after = _values(passages)
    values = {name: value for name, value in after.items() if getattr(story, name) == before[name] != value}
    records.edit(story.pk, {**values, "warnings": _doubts_left(story, passages)})
    search.refresh_print({story.pk: "\n".join(passage.text.strip() for passage in passages)})


def _values(passages: Iterable[Passage]) -> dict[str, Any]:
    return text_values(as_printed((p.text, Role(p.block.role), p.block.joined) for p in passages))


def _doubts_left(story: Story, passages: Iterable[Passage]) -> list[str]:
    """Without those that were of a join or a move, where none is left."""
    blocks = [passage.block for passage in passages]
    left = {Caution.JOINED: any(block.joined for block in blocks), Caution.MOVED: any(block.moved for block in blocks)}
    return [code for code in story.warnings if left.get(code, True)]
