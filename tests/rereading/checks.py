"""What must be so after any re-reading, and what no re-reading may change."""

from __future__ import annotations

from collections import Counter
from typing import Any

from articles.desk.printed import Passage, printed_story
from articles.models import Block, Change, IndexEntry, Placing, Reading, Source, SourceBytes, Story, Tagging
from articles.models.story import BOUNDS
from articles.parsing.values import PRINTING_ROLES
from articles.records import READ_BY_PARSER
from articles.rereading import Reread, reparse
from articles.rereading.standings import stories_touched
from articles.rereading.values import FIELD_PRINTED_BY
from articles.search import fold
from articles.search.checking import differing
from tests.rereading import pages

A_PERSONS = ("merged_into_id", "status", "reason", "selection", "used_in", "visibility", "notes", "held", "contributor")
TABLES = (Source, SourceBytes, Reading, Block, Story, Tagging, Placing, Change, Story.history.model)


def rows() -> list[list[dict[str, Any]]]:
    """Everything that a re-reading could write."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def read_again(source: Source, *alterations: pages.Alter) -> Reread:
    reread = reparse(source, read=pages.reader(*alterations))
    assert_sound(source)
    return reread


def ink(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def decisions(source: Source) -> dict[int, dict[str, Any]]:
    """By story: all that people decided, in a form that can be compared."""
    return {story.pk: _decided(story) for story in Story.objects.filter(source=source)}


def _decided(story: Story) -> dict[str, Any]:
    kept = READ_BY_PARSER | {"warnings", "position"} if story.is_held_whole else story.held.keys() - {BOUNDS}
    decided = {name: getattr(story, name) for name in (*A_PERSONS, *kept)}
    for name in ("taggings", "placings"):
        rows = getattr(story, name).exclude(state="suggested").order_by("pk")
        decided[name] = list(rows.values())
    if stories_touched([story.pk]):
        decided["binned_at"] = story.binned_at
    decided["blocks"] = [
        (block.start, block.role, block.joined, block.moved)
        for block in story.blocks.order_by("position")
        if story.is_held_whole or story.binned_at or FIELD_PRINTED_BY.get(block.role) in story.held
    ]
    if BOUNDS in story.held:
        decided["bounds"] = sorted("".join(passage.text.split()) for passage in in_fields(story))
    return decided


def in_fields(story: Story) -> list[Passage]:
    return [passage for passage in printed_story(story) if passage.block.role in PRINTING_ROLES]


def assert_sound(source: Source) -> None:
    reading = source.readings.first()
    starts = list(reading.blocks.order_by("start").values_list("start", flat=True))
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for story in Story.objects.filter(source=source, blocks__isnull=False).distinct():
        assert_positions(story)
        if not story.held and not story.is_held_whole:
            assert_ledger(story)
        assert_recorded(story)


def assert_positions(story: Story) -> None:
    positions = list(story.blocks.order_by("position").values_list("position", flat=True))
    assert len(positions) == len(set(positions))
    assert len(set(story.blocks.values_list("reading", flat=True))) == 1


def assert_ledger(story: Story) -> None:
    """The fields say what the blocks print."""
    printed = "".join(passage.text for passage in in_fields(story))
    assert ink(printed) == ink(fields_of(story))


def assert_recorded(story: Story) -> None:
    """History and index say what the story says."""
    row = story.history.first()
    assert all(getattr(row, name) == getattr(story, name) for name in READ_BY_PARSER)
    assert IndexEntry.objects.get(story=story).printed == fold("".join(p.text for p in printed_story(story)))
    assert not differing([story.pk])


def fields_of(story: Story) -> str:
    body = [line.removeprefix("## ") for line in story.body.splitlines()]
    captions = [f"{caption['text']}{caption['credit'] or ''}" for caption in story.captions]
    lines = [story.kicker, story.headline, story.subhead, story.byline, story.dateline, story.standfirst]
    return "".join([*lines, *body, *captions])
