"""The text as it was printed: the blocks of a reading with their text, in the order of the page or of a story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.models import Block, Reading, Source, Story
from articles.parsing.printed_fields import printed_fields
from articles.parsing.values import Role

from .from_parse import text_values

FACT_ROLES = frozenset({Role.MASTHEAD, Role.ISSUE_TITLE, Role.PUSH_NUMBER, Role.POST_META, Role.COLOPHON, Role.MARK})
"""Of print that says something of the issue or the post, and of the signs of Markdown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and its text, with the white space around it as printed."""

    block: Block
    text: str

    @property
    def ink(self) -> int:
        """Characters that are not white space."""
        return sum(not character.isspace() for character in self.text)

    @property
    def ends_line(self) -> bool:
        return self.text.endswith(("\n", "\r"))

    @property
    def is_fact(self) -> bool:
        return self.block.role in FACT_ROLES

    @property
    def is_unplaced(self) -> bool:
        return self.block.role == Role.UNREAD


@dataclass(frozen=True, slots=True)
class PrintedSource:
    """A reading as its blocks tile it."""

    reading: Reading
    passages: tuple[Passage, ...]

    @property
    def share_in_stories(self) -> float | None:
        """归篇率: the ink in stories, of all but facts; None where nothing is printed.

        What was read as facts of the issue or the post has its place there, and belongs to no story.
        """
        placed = sum(passage.ink for passage in self.passages if passage.block.story_id)
        rest = sum(passage.ink for passage in self.passages if not passage.block.story_id and not passage.is_fact)
        if not any(passage.ink for passage in self.passages):
            return None
        return placed / (placed + rest) if placed else 0.0

    @property
    def unplaced(self) -> tuple[Passage, ...]:
        """未归篇文字."""
        return tuple(passage for passage in self.passages if passage.is_unplaced and passage.ink)

    @property
    def unplaced_ink(self) -> int:
        return sum(passage.ink for passage in self.unplaced)

    @property
    def roles(self) -> tuple[Role, ...]:
        return _roles(self.passages)

    def roles_in(self, *, stories: bool) -> tuple[Role, ...]:
        """Those that occur in stories, or in none."""
        return _roles(passage for passage in self.passages if bool(passage.block.story_id) == stories)


def _roles(passages: Iterable[Passage]) -> tuple[Role, ...]:
    """Those that occur, in the order of the list of roles."""
    present = {passage.block.role for passage in passages if passage.ink}
    return tuple(role for role in Role if role in present)


def printed_source(source: Source) -> PrintedSource | None:
    """The newest reading of the source; None where there is none."""
    reading = source.readings.first()
    if reading is None:
        return None
    blocks = reading.blocks.select_related("story").order_by("start")
    return PrintedSource(reading, passages(reading, blocks))


def passages(reading: Reading, blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """The text of all blocks of a reading, which come in the order of their starts."""
    blocks = list(blocks)
    ends = [following.start for _, following in pairwise(blocks)] + [len(reading.text)]
    return tuple(Passage(block, reading.text[block.start : end]) for block, end in zip(blocks, ends, strict=True))


def printed_story(story: Story) -> tuple[Passage, ...]:
    """The blocks of the story in its reading order; none for one that was typed in."""
    readings = Reading.objects.filter(pk__in=story.blocks.values("reading"))
    tiled = (passage for reading in readings for passage in passages(reading, reading.blocks.order_by("start")))
    own = [passage for passage in tiled if passage.block.story_id == story.pk]
    return tuple(sorted(own, key=lambda passage: passage.block.position))


def fields_as_printed(passages: Iterable[Passage]) -> dict[str, Any]:
    """What the text fields of a story of these passages, in reading order, say."""
    return text_values(printed_fields((p.text, Role(p.block.role), p.block.joined) for p in passages))
