"""Pages of the press as rows: what an import of them writes, and what editors did to the stories since."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from articles.enrichment.values import Findings
from articles.models import (
    ATTACHMENTS,
    Action,
    Block,
    Change,
    ImportLine,
    ImportRun,
    IndexEntry,
    IndexNote,
    Issue,
    Publication,
    Reading,
    Source,
    SourceBytes,
    Story,
    Use,
)
from articles.models.attachment import COPIED
from articles.parsing.values import IssueFacts
from articles.pipeline import SourceParse
from articles.records import from_parse
from articles.search.engines import engine
from articles.search.entries import entry_of
from articles.search.texts import fold

from .editors import decide_attachment, edit_story, was_used
from .like import insert_texts, like_table_statements
from .press import pages, papers
from .tables import History, Table, count_on_from_keys, execute_all, large_index_parts

PAGES_AT_ONCE = 100
"""Pages that are written together."""
ENTRIES_AT_ONCE = 2_000
"""Entries that are indexed together."""

EDITORS = 5
DIGEST = "一周速览"
"""The medium that uses stories of all others."""
FIRST_IMPORT = datetime(2020, 1, 1, 8, tzinfo=UTC)
BETWEEN_IMPORTS = timedelta(minutes=10)

RECORDED = (Publication, Issue, Story, *ATTACHMENTS, Use)
WRITTEN = (ImportRun, Change, *RECORDED, Source, SourceBytes, Reading, Block, ImportLine, IndexEntry)


def load_corpus(size: int, progress: Callable[[int], None] = lambda stories: None) -> None:
    """Write at least so many stories into the current database: pages are not cut."""
    execute_all(engine().drop_statements())
    loader = Loader([User.objects.create_user(f"editor{n}") for n in range(1, EDITORS + 1)])
    numbered = enumerate(pages())
    while loader.stories < size:
        with transaction.atomic():
            for number, page in islice(numbered, PAGES_AT_ONCE):
                if loader.stories < size:
                    loader.add_page(page, FIRST_IMPORT + number * BETWEEN_IMPORTS, Random(number))
            loader.flush()
        progress(loader.stories)
    count_on_from_keys()
    index_corpus()


def index_corpus() -> None:
    """Index the entries in the order of their keys, in which the engine is fastest; then write the texts for LIKE. By
    turns it would be slow: FTS5 writes what it has gathered whenever another table gets many rows at once."""
    execute_all([*engine().create_statements(), *like_table_statements()])
    with transaction.atomic(), large_index_parts():
        for entries in _entries():
            engine().update((), entries)
        IndexNote.objects.all().delete()
    with transaction.atomic():
        for entries in _entries():
            insert_texts(entries)


def _entries() -> Iterator[list[IndexEntry]]:
    entries = IndexEntry.objects.order_by("pk").iterator(ENTRIES_AT_ONCE)
    while some := list(islice(entries, ENTRIES_AT_ONCE)):
        yield some


class Loader:
    """Gathers the rows of page after page, and writes them when it is flushed."""

    def __init__(self, editors: list[User]) -> None:
        self.editors = editors
        self.stories = 0
        self.publications: dict[str, Publication] = {}
        self.issues: dict[tuple[str, date], Issue] = {}
        self.tables = {model: Table(model) for model in WRITTEN}
        self.histories = {model: History(model) for model in RECORDED}
        self.found: list[tuple[Story, Findings]] = []
        self.imported: dict[int, Change] = {}
        self.key_for = engine().key_allocator()

    def add_page(self, page: SourceParse, at: datetime, chance: Random) -> None:
        editor = chance.choice(self.editors)
        run = self._add(ImportRun(by=editor, started_at=at, finished_at=at))
        change = self._add(Change(action=Action.IMPORT, by=editor, at=at, run=run))
        source = self._source(page, change)
        self._add(ImportLine(run=run, name=source.name, outcome="imported", source=source, stories=len(page.stories)))
        stories = [self._story(source, page, n, change, chance) for n in range(len(page.stories))]
        self._blocks(page, source, stories)
        self._entries(page, stories)
        self.found += zip(stories, page.findings, strict=True)
        self.imported |= dict.fromkeys((story.pk for story in stories), change)
        self.stories += len(stories)

    def flush(self) -> None:
        self._attachments(Random(self.stories))
        for table in (*self.tables.values(), *self.histories.values()):
            table.flush()

    def _attachments(self, chance: Random) -> None:
        for attachment in from_parse.suggestions(self.found):
            change = self.imported[attachment.story_id]
            decide_attachment(attachment, change.by, chance)
            for name in COPIED:
                setattr(attachment, name, getattr(attachment.story, name))
            self._add(attachment, change)
        self.found, self.imported = [], {}

    def _add(self, record: Model, change: Change | None = None) -> Any:
        self.tables[type(record)].add(record)
        if change:
            self.histories[type(record)].note(record, change)
        return record

    def _source(self, page: SourceParse, change: Change) -> Source:
        data = page.reading.text.encode()
        source = Source(
            issue=self._issue(page.issue, change),
            name=page.reading.name,
            sha256=page.reading.sha256,
            media_type=page.reading.media_type,
            size=len(data),
            page=page.issue.page,
            added_at=change.at,
        )
        self._add(source)
        self._add(SourceBytes(source=source, compressed=zlib.compress(data, 1)))
        return source

    def _issue(self, facts: IssueFacts, change: Change) -> Issue:
        key = (facts.publication, facts.published_on)
        if key not in self.issues:
            publication = self._publication(facts.publication, change)
            issue = Issue(publication=publication, published_on=facts.published_on, date_basis=facts.date_basis)
            self.issues[key] = self._add(issue, change)
        return self.issues[key]

    def _publication(self, name: str, change: Change) -> Publication:
        if name not in self.publications:
            paper = next(paper for paper in papers() if paper.name == name)
            kind = Publication.Kind.NEWSPAPER if paper.days <= 7 else Publication.Kind.NEWSLETTER
            self.publications[name] = self._add(Publication(name=name, kind=kind, home_id=paper.home), change)
        return self.publications[name]

    def _digest(self, change: Change) -> Publication:
        if DIGEST not in self.publications:
            digest = Publication(name=DIGEST, kind=Publication.Kind.WECHAT)
            self.publications[DIGEST] = self._add(digest, change)
        return self.publications[DIGEST]

    def _story(self, source: Source, page: SourceParse, n: int, change: Change, chance: Random) -> Story:
        story = from_parse.new_story(source, page, n)
        story.pk = next(self.tables[Story].keys)
        story.follow_issue()
        story.follow_source()
        story.added_at = story.changed_at = change.at
        self.histories[Story].note(story, change)
        if edit_story(story, change, chance):
            decision = self._add(Change(action=Action.EDIT, by=change.by, at=story.changed_at))
            self.histories[Story].note(story, decision, "~")
        if was_used(chance):
            story.used = True
            self._add(Use(story=story, medium=self._digest(change), used_on=story.dated), change)
        return self._add(story)

    def _blocks(self, page: SourceParse, source: Source, stories: list[Story]) -> None:
        reading = self._add(
            Reading(
                source=source,
                reader=page.reading.reader,
                encoding=page.reading.encoding,
                text=page.reading.text,
                digest=from_parse.digest(page.reading.text),
                made_at=source.added_at,
            )
        )
        for block in page.blocks:
            story = None if block.item is None else stories[block.item].pk
            self._add(from_parse.block_row(reading, block, story))

    def _entries(self, page: SourceParse, stories: list[Story]) -> None:
        for n, story in enumerate(stories):
            printed = "".join(page.reading.text[block.start : block.end] for block in page.blocks if block.item == n)
            entry = entry_of(story, fold(printed))
            entry.key = self.key_for(story.pk, story.dated)
            self._add(entry)
