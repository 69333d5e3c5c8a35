"""The stories of a source as the database knows them, and where they lie in the text of the new reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from articles import records
from articles.desk.printed import Passage, passages
from articles.models import Action, Placing, Source, Story, Tagging
from articles.parsing.values import Role

from .carrying import Carry, carry
from .values import FIELD_PRINTED_BY, Piece, Standing

NO_DECISION = (Action.IMPORT, Action.REPARSE, Action.FILE, Action.MERGE)
"""Changes that say nothing about a story itself: the machine's, and those of the issue that its source belongs to."""


def stories_of(source: Source) -> dict[int, Story]:
    """All stories with blocks in any reading of the source, locked: nobody else writes them until the change ends."""
    placed = Story.objects.filter(blocks__reading__source=source).values_list("pk", flat=True).distinct()
    return {story.pk: story for story in records.locked(placed)}


def standings_of(source: Source, stories: dict[int, Story], text: str) -> list[Standing]:
    """In the order of the readings; a story has its blocks in one of them."""
    touched = stories_touched(stories)
    standings = []
    for reading in source.readings.order_by("pk"):
        by_story = _by_story(passages(reading, reading.blocks.order_by("start")))
        carried = carry(reading.text if by_story else text, text)
        standings += [
            _standing(stories[story], printed, carried, decided=story in touched) for story, printed in by_story.items()
        ]
    return standings


def _by_story(printed: Iterable[Passage]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for passage in printed:
        if passage.block.story_id is not None:
            found.setdefault(passage.block.story_id, []).append(passage)
    return found


def stories_touched(stories: Iterable[int]) -> set[int]:
    """Those of the stories that a person ever did something with: an edit, a status, a tag, the bin and back."""
    ids = list(stories)
    rows = [(Story.history, "id"), (Tagging.history, "story_id"), (Placing.history, "story_id")]
    decided = (
        history.filter(**{f"{key}__in": ids}).exclude(change__action__in=NO_DECISION).values_list(key, flat=True)
        for history, key in rows
    )
    return {story for found in decided for story in found}


def _standing(story: Story, printed: Sequence[Passage], carried: Carry, *, decided: bool) -> Standing:
    pieces = [_piece(passage, carried) for passage in printed]
    amounts: Counter[str | None] = Counter()
    for passage in printed:
        amounts[FIELD_PRINTED_BY.get(Role(passage.block.role))] += passage.ink
    return Standing(
        story=story.pk,
        pieces=tuple(piece for piece in pieces if piece),
        ink=amounts,
        torn=None in pieces,
        fixed=story.is_held_whole or bool(story.binned_at) or story.origin != Story.Origin.PRINTED,
        decided=decided,
        held=frozenset(story.held),
    )


def _piece(passage: Passage, carried: Carry) -> Piece | None:
    block = passage.block
    place = carried(block.start, block.start + len(passage.text))
    return place and Piece(*place, Role(block.role), block.position, block.joined, block.moved)
