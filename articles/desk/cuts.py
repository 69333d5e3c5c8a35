"""What merging and splitting have in common: the blocks that change hands, and what the machine says of the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from articles import records
from articles.models import Block, Change, Story
from articles.parse_context import findings_of, load_parse_context
from articles.parsing.printed_fields import PrintedFields, printed_fields
from articles.parsing.values import Caution, Kind, ParsedStory, Role
from articles.records import from_parse
from articles.records.printed import Passage, printed_story

LAID = ("role", "story_id", "position", "joined", "moved")
"""What of a block a person may change by merging and splitting; its text never."""

OF_THE_BOUNDS = frozenset({Caution.DOUBTFUL_BOUNDARY})
OF_THE_END = frozenset({Caution.CUT_OFF, Caution.AWAITS_CONTINUATION})


class CannotCut(Exception):
    """Stories that cannot be merged, split or put back. The text is for the person who wants to."""


def keep_blocks(change: Change, stories: Iterable[Story]) -> None:
    """Note in the change how the blocks of the stories lie before it."""
    blocks = Block.objects.filter(story__in=list(stories))
    change.blocks_before = list(blocks.order_by("reading", "start").values("reading_id", "start", *LAID))
    change.save()


def write_blocks(passages: Sequence[Passage], story: Story) -> None:
    """The passages, in this order, are the story's."""
    for position, passage in enumerate(passages):
        passage.block.story, passage.block.position = story, position
    Block.objects.bulk_update([passage.block for passage in passages], LAID)


def continue_from(story: Story, *, instead_of: Iterable[Story]) -> None:
    """What goes on one of the others goes on the story: whoever linked them, the link is the same."""
    later = Story.objects.filter(continues__in=list(instead_of)).exclude(pk=story.pk)
    records.put_back({each: {"continues": story} for each in records.locked(later.values_list("pk", flat=True))})


def tell_anew(stories: Sequence[Story]) -> None:
    """What the machine suggests about the stories is made of their print as it lies now."""
    context = load_parse_context()
    found = [(story, findings_of(_as_parsed(story), story.issue, context)) for story in stories]
    records.suggest_anew(stories, *from_parse.suggestions(found))


def doubts(story: Story, passages: Iterable[Passage], *, of_the_end: bool) -> list[str]:
    """The doubts of the parser about a story that are still doubts about a part of it."""
    return doubts_left(
        story, passages, {**dict.fromkeys(OF_THE_BOUNDS, False), **dict.fromkeys(OF_THE_END, of_the_end)}
    )


def doubts_left(story: Story, passages: Iterable[Passage], known: Mapping[str, bool] | None = None) -> list[str]:
    """The doubts about a story without those of a join or a move, where none is left in its print, and without others
    that are `known` to be settled.
    """
    blocks = [passage.block for passage in passages]
    left = {Caution.JOINED: any(block.joined for block in blocks), Caution.MOVED: any(block.moved for block in blocks)}
    left.update(known or {})
    return [code for code in story.warnings if left.get(code, True)]


def _as_parsed(story: Story) -> ParsedStory:
    pieces = ((p.text, Role(p.block.role), p.block.joined) for p in printed_story(story))
    printed = printed_fields(pieces)
    fields = {name: getattr(printed, name) for name in PrintedFields.__slots__}
    return ParsedStory(kind=Kind(story.kind), section=story.section or None, **fields)
