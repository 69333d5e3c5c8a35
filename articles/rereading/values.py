"""The values that re-reading compares: stories as they lie in a text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.parsing.values import Block, Role

FIELD_PRINTED_BY = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "headline",
    Role.SUBHEAD: "subhead",
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.STANDFIRST: "standfirst",
    Role.CROSSHEAD: "body",
    Role.BODY: "body",
    Role.CAPTION: "captions",
    Role.CREDIT: "captions",
}
"""The field of a story that holds the text of a block, for the roles that print one."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a story lies in the new text, and how far a person has decided about it.

    story    its id
    blocks   its blocks that are found in the new text, in text order; their `item` is the id of the story
    ink      printed characters by field; under None those that belong to no field
    reading  id of the reading that has its blocks
    traces   stretches of the new text that resemble the blocks not found there: they help to recognise the story
    torn     some of its blocks are not found
    fixed    keeps its blocks, whatever is read
    spread   put together by a person from several sources or readings, so that none has it whole
    decided  a person has acted on it: it may follow an item, but does not go to the bin
    bounded  merged or split by a person: follows only an item of exactly the same print
    held     its fields that a person decided
    """

    story: int
    blocks: tuple[Block, ...]
    ink: Counter[str | None]
    reading: int = 0
    traces: tuple[Block, ...] = ()
    torn: bool = False
    fixed: bool = False
    spread: bool = False
    decided: bool = False
    bounded: bool = False
    held: frozenset[str] = frozenset()

    @property
    def field_ink(self) -> int:
        """Printed characters that belong to a field."""
        return self.ink.total() - self.ink[None]

    @property
    def held_blocks(self) -> tuple[Block, ...]:
        """The blocks that print a held field."""
        return tuple(block for block in self.blocks if FIELD_PRINTED_BY.get(block.role) in self.held)


def ink_count(text: str) -> int:
    """The number of characters that are not white space."""
    return len("".join(text.split()))
