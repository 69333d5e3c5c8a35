"""What must be so after any re-reading, and what no re-reading may change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Any

from articles.models import Block, Change, IndexEntry, Placing, Reading, Source, SourceBytes, Story, Tagging
from articles.models.story import BOUNDARIES
from articles.parsing.values import PRINTING_ROLES
from articles.records.held import READ_BY_PARSER
from articles.records.printed import Passage, passages
from articles.records.work import stories_with_decisions
from articles.rereading import Reread, reparse
from articles.rereading.values import FIELD_PRINTED_BY
from articles.search import fold
from articles.search.checking import differing_stories
from tests.rereading import pages

A_PERSONS = ("merged_into_id", "status", "reason", "selection", "visibility", "notes", "held")
TABLES = (Source, SourceBytes, Reading, Block, Story, Tagging, Placing, Change, Story.history.model)


def rows() -> list[list[dict[str, Any]]]:
    """Everything that a re-reading could write."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def read_again(source: Source, *alterations: pages.Alter) -> Reread:
    reread = reparse(source, read=pages.reader(*alterations))
    assert_sound()
    return reread


def ink(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


Prints = dict[int, list[Passage]]
"""By story: its passages in reading order."""

Runs = frozenset[tuple[int, str]]
"""Print as runs of four characters, each with its source: two pages may say the same."""


def prints() -> Prints:
    found: Prints = defaultdict(list)
    blocks = Block.objects.select_related("reading").order_by("reading", "start")
    for reading, tiles in groupby(blocks, lambda block: block.reading):
        for passage in passages(reading, tiles):
            found[passage.block.story_id].append(passage)
    return {story: sorted(found[story], key=lambda passage: passage.block.position) for story in found if story}


def in_fields(passages: Iterable[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.block.role in PRINTING_ROLES]


class Known:
    """The stories as they are, with all that people decided."""

    def __init__(self) -> None:
        self.stories = {story.pk: story for story in Story.objects.all()}
        self.touched = stories_with_decisions(self.stories)
        self.prints = prints()
        self.attachments = [list(model.objects.order_by("pk").values()) for model in (Tagging, Placing)]

    @cached_property
    def decided(self) -> dict[int, dict[str, Any]]:
        return {story.pk: self._decided(story) for story in self.stories.values()}

    @cached_property
    def runs(self) -> dict[int, Runs]:
        """By story: what its fields print."""
        return {pk: _runs(in_fields(printed)) for pk, printed in self.prints.items()}

    def _decided(self, story: Story) -> dict[str, Any]:
        kept = READ_BY_PARSER | {"warnings", "position"} if story.is_held_whole else story.held.keys() - {BOUNDARIES}
        decided = {name: getattr(story, name) for name in (*A_PERSONS, *kept)}
        decided["attached"] = [
            [row for row in rows if row["story_id"] == story.pk and row["state"] != "suggested"]
            for rows in self.attachments
        ]
        if story.pk in self.touched:
            decided["binned_at"] = story.binned_at
        printed = self.prints.get(story.pk, [])
        decided["blocks"] = [
            ("".join(passage.text.split()), passage.block.role, passage.block.joined, passage.block.moved)
            for passage in printed
            if story.is_held_whole or story.binned_at or FIELD_PRINTED_BY.get(passage.block.role) in story.held
        ]
        if BOUNDARIES in story.held:
            decided["bounds"] = sorted("".join(passage.text.split()) for passage in in_fields(printed))
        return decided

    def settled(self) -> list[int]:
        """Stories whose print a person gave its place: in the bin, checked, merged or split."""
        return [
            pk
            for pk, story in self.stories.items()
            if story.is_held_whole or BOUNDARIES in story.held or (story.binned_at and pk in self.touched)
        ]

    def live(self) -> list[int]:
        return [pk for pk, story in self.stories.items() if not story.binned_at]


def assert_kept(before: Known, after: Known) -> None:
    assert {story: after.decided[story] for story in before.decided} == before.decided
    for other in after.live():
        assert bool(before.runs.get(other)) <= bool(after.runs.get(other)), "a story in the lists lost its print"
        for settled in before.settled():
            assert settled == other or not _took(before, after, settled, other), "what was settled came back"


def _took(before: Known, after: Known, settled: int, other: int) -> bool:
    """Whether a story has come to print most of what another prints, or printed before."""
    none: Runs = frozenset()
    settled_runs, other_runs = before.runs.get(settled, none), after.runs.get(other, none)
    shared = settled_runs & other_runs
    is_more = shared - before.runs.get(other, none)
    return bool(is_more) and 2 * len(shared) >= min(len(settled_runs), len(other_runs))


def _runs(passages: Iterable[Passage]) -> Runs:
    texts: dict[int, str] = defaultdict(str)
    for passage in passages:
        texts[passage.block.reading.source_id] += "".join(passage.text.split())
    return frozenset((source, text[n : n + 4]) for source, text in texts.items() for n in range(len(text) - 3))


def assert_sound() -> None:
    """All print has its place; fields, history and index say what is there."""
    for source in Source.objects.all():
        assert_tiled(source)
    printed = prints()
    entries = {entry.story_id: entry for entry in IndexEntry.objects.all()}
    for story in Story.objects.filter(pk__in=printed):
        positions = [passage.block.position for passage in printed[story.pk]]
        assert len(positions) == len(set(positions))
        if not story.held and not story.is_held_whole:
            assert ink("".join(passage.text for passage in in_fields(printed[story.pk]))) == ink(fields_of(story))
        assert entries[story.pk].printed == fold("".join(passage.text for passage in printed[story.pk]))
    assert_recorded()
    assert not differing_stories([*entries])


def assert_tiled(source: Source) -> None:
    """All that is printed is in a story, or unread for an editor to place, or furniture."""
    blocks = source.readings.first().blocks.order_by("start")
    starts = [block.start for block in blocks]
    assert starts[0] == 0
    assert len(starts) == len(set(starts))
    assert not [block for block in blocks if block.role in PRINTING_ROLES and block.story_id is None]


def assert_recorded() -> None:
    newest = {row.id: row for row in Story.history.order_by("history_id")}
    for story in Story.objects.all():
        assert all(getattr(newest[story.pk], name) == getattr(story, name) for name in READ_BY_PARSER)


def fields_of(story: Story) -> str:
    body = [line.removeprefix("## ") for line in story.body.splitlines()]
    captions = [f"{caption['text']}{caption['credit'] or ''}" for caption in story.captions]
    lines = [story.kicker, story.headline, story.subhead, story.byline, story.dateline, story.standfirst]
    return "".join([*lines, *body, *captions])
