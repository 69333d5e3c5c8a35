"""The stories of a source as the database knows them, and where they lie in the text of the new reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Count

from articles import records
from articles.models import Action, Placing, Source, Story, Tagging
from articles.models.story import BOUNDS
from articles.parsing.values import Role
from articles.records.printed import Passage, passages

from .line_alignment import Carry, carry
from .ngram_alignment import Trace, trace
from .values import FIELD_PRINTED_BY, Piece, Standing

NO_DECISION = (Action.IMPORT, Action.REPARSE, Action.FILE, Action.MERGE)
"""Changes that say nothing about a story itself: the machine's, and those of the issue that its source belongs to."""


def stories_of(source: Source) -> dict[int, Story]:
    """All stories with blocks in any reading of the source, locked: nobody else writes them until the change ends."""
    placed = Story.objects.filter(blocks__reading__source=source).values_list("pk", flat=True).distinct()
    return {story.pk: story for story in records.locked(placed)}


def standings_of(source: Source, stories: dict[int, Story], text: str) -> list[Standing]:
    """In the order of the readings. A story has its blocks in one of them, unless a person merged one that a newer text
    had left behind.
    """
    touched = stories_touched(stories)
    standings, spread = [], stories_spread(stories)
    for reading in source.readings.order_by("pk"):
        by_story = _by_story(passages(reading, reading.blocks.order_by("start")))
        ways = carry(reading.text if by_story else text, text), trace(reading.text, text)
        standings += [
            _standing(stories[story], printed, reading.pk, *ways, decided=story in touched, spread=story in spread)
            for story, printed in by_story.items()
        ]
    return standings


def _by_story(printed: Iterable[Passage]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for passage in printed:
        if passage.block.story_id is not None:
            found.setdefault(passage.block.story_id, []).append(passage)
    return found


def stories_touched(stories: Iterable[int]) -> set[int]:
    """Those that a person ever did something with: an edit, a status, a tag, a link, the bin and back."""
    ids = list(stories)
    rows = [(Story.history, "id"), (Tagging.history, "story_id"), (Placing.history, "story_id")]
    decided = (
        history.filter(**{f"{key}__in": ids}).exclude(change__action__in=NO_DECISION).values_list(key, flat=True)
        for history, key in rows
    )
    linked = Story.objects.filter(continues__in=ids, held__has_key="continues").values_list("continues", flat=True)
    return {story for found in (*decided, linked) for story in found}


def stories_spread(stories: Iterable[int]) -> set[int]:
    """Those that a person put together from several sources, or readings of one."""
    rows = Story.objects.filter(pk__in=list(stories)).annotate(readings=Count("blocks__reading", distinct=True))
    return set(rows.filter(readings__gt=1).values_list("pk", flat=True))


def _standing(
    story: Story,
    printed: Sequence[Passage],
    reading: int,
    carried: Carry,
    traced: Trace,
    *,
    decided: bool,
    spread: bool,
) -> Standing:
    found = [(passage, carried(*_stretch(passage))) for passage in printed]
    lost = [passage for passage, place in found if place is None]
    amounts: Counter[str | None] = Counter()
    for passage in printed:
        amounts[FIELD_PRINTED_BY.get(Role(passage.block.role))] += passage.ink
    return Standing(
        story=story.pk,
        pieces=tuple(_piece(passage, place) for passage, place in found if place),
        ink=amounts,
        reading=reading,
        traces=tuple(_piece(passage, place) for passage in lost for place in traced(*_stretch(passage))),
        torn=bool(lost),
        fixed=spread or story.is_held_whole or bool(story.binned_at) or story.origin != Story.Origin.PRINTED,
        spread=spread,
        decided=decided,
        bounded=BOUNDS in story.held,
        held=frozenset(story.held) - {BOUNDS},
    )


def _stretch(passage: Passage) -> tuple[int, int]:
    return passage.block.start, passage.block.start + len(passage.text)


def _piece(passage: Passage, place: tuple[int, int]) -> Piece:
    block = passage.block
    return Piece(*place, Role(block.role), block.position, block.joined, block.moved)
