"""The stories of a source as the database has them, placed in the text of the new reading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count

from articles import records
from articles.models import Source, Story
from articles.models.story import BOUNDARIES
from articles.parsing.values import Block, Role
from articles.records.printed import Passage, passages
from articles.records.work import stories_with_decisions

from .line_alignment import LineAlignment
from .ngram_alignment import NgramAlignment
from .values import FIELD_PRINTED_BY, Placement


def stories_printed_in(source: Source) -> dict[int, Story]:
    """All stories with blocks in any reading of the source, by id; locked until the open change ends."""
    printed = Story.objects.filter(blocks__reading__source=source).values_list("pk", flat=True).distinct()
    return {story.pk: story for story in records.locked(printed)}


def placements_of(source: Source, stories: dict[int, Story], text: str) -> list[Placement]:
    """Where the stories lie in `text`, in the order of the readings that have their blocks.

    A story has one placement, or several where a person merged it with one that only an older reading has.
    """
    decided, spread = stories_with_decisions(stories), _spread_stories(stories)
    placements = []
    for reading in source.readings.order_by("pk"):
        printed: dict[int, list[Passage]] = defaultdict(list)
        for passage in passages(reading, reading.blocks.order_by("start")):
            if passage.block.story_id is not None:
                printed[passage.block.story_id].append(passage)
        if not printed:
            continue
        lines, ngrams = LineAlignment(reading.text, text), NgramAlignment(reading.text, text)
        placements += [
            _placement(stories[pk], own, reading.pk, lines, ngrams, decided=pk in decided, spread=pk in spread)
            for pk, own in printed.items()
        ]
    return placements


def _spread_stories(stories: Iterable[int]) -> set[int]:
    """Ids of the stories with blocks in more than one reading."""
    rows = Story.objects.filter(pk__in=list(stories)).annotate(readings=Count("blocks__reading", distinct=True))
    return set(rows.filter(readings__gt=1).values_list("pk", flat=True))


def _placement(
    story: Story,
    printed: Sequence[Passage],
    reading: int,
    lines: LineAlignment,
    ngrams: NgramAlignment,
    *,
    decided: bool,
    spread: bool,
) -> Placement:
    blocks: list[Block] = []
    traces: list[Block] = []
    ink: Counter[str | None] = Counter()
    torn = False
    for passage in printed:
        block, start, end = passage.block, passage.block.start, passage.block.start + len(passage.text)
        role = Role(block.role)
        ink[FIELD_PRINTED_BY.get(role)] += passage.ink
        found = lines.locate(start, end)
        if found:
            blocks.append(Block(*found, role, story.pk, block.position, block.joined, block.moved))
        else:
            torn = True
            traces += [Block(*similar, role, story.pk) for similar in ngrams.locate(start, end)]
    return Placement(
        story=story.pk,
        blocks=tuple(blocks),
        ink=ink,
        reading=reading,
        traces=tuple(traces),
        torn=torn,
        fixed=spread or story.is_held_whole or bool(story.binned_at) or story.origin != Story.Origin.PRINTED,
        spread=spread,
        decided=decided,
        bounded=BOUNDARIES in story.held,
        held=frozenset(story.held) - {BOUNDARIES},
    )
