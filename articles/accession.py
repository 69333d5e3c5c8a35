"""Taking in one source: bytes to an issue, a source, its reading, blocks and stories, in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from articles import continuations, records
from articles.ahead import Light, Reader
from articles.belonging import issue_of
from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.field_values import field_values
from articles.models import (
    Action,
    Block,
    ImportRun,
    Issue,
    Placing,
    Publication,
    Reading,
    Source,
    SourceBytes,
    Story,
    Tag,
    Tagging,
    change,
)
from articles.options import Options
from articles.parsing.values import Block as ParsedBlock
from articles.parsing.values import Context, Given, IssueFacts, ParsedStory
from articles.pipeline import SourceParse, read_source
from articles.reading.values import HintKind, LeftOut


@dataclass(frozen=True, slots=True)
class Taken:
    """The source that holds the text, whether it is new here, how many stories it gave, the digest of its text,
    and what the reader left out."""

    source: int
    name: str
    is_new: bool
    stories: int = 0
    digest: str = ""
    left_out: tuple[LeftOut, ...] = ()


def take_in(
    data: bytes,
    name: str,
    options: Options,
    *,
    by: Any = None,
    run: ImportRun | None = None,
    read: Reader = read_source,
) -> Taken:
    """Read, parse and write one source, or find that it is here already.

    Raises ReadingError where the bytes are no text, ValidationError where a text cannot be stored.
    """
    try:
        return _take_in(data, name, options, by, run, read)
    except IntegrityError:  # somebody else brought the same source, issue or publication in while we read
        return _take_in(data, name, options, by, run, read)


def _take_in(data: bytes, name: str, options: Options, by: Any, run: ImportRun | None, read: Reader) -> Taken:
    known = _same_bytes(data).first()
    if known:
        return Taken(known.pk, known.name, is_new=False)
    parse = read_in_light(data, name, options, read=read)
    with change(Action.IMPORT, by=by, run=run, note=source_name(name)):
        return _store(data, name, parse, options)


def is_here(data: bytes) -> bool:
    return _same_bytes(data).exists()


def _same_bytes(data: bytes) -> QuerySet[Source]:
    return Source.objects.filter(sha256=hashlib.sha256(data).hexdigest())


def _store(data: bytes, name: str, parse: SourceParse, options: Options) -> Taken:
    text = digest(parse.reading.text)
    same = Reading.objects.filter(digest=text).select_related("source").first()
    if same:
        return Taken(same.source_id, same.source.name, is_new=False)
    source = _store_source(data, name, parse)
    stories = _store_stories(source, parse, options)
    if any(map(continuations.may_go_on, stories)):
        continuations.link(source.issue, words().across)
    return Taken(
        source.pk, source.name, is_new=True, stories=len(stories), digest=text, left_out=parse.reading.left_out
    )


@cache
def words() -> Words:
    """The dictionary of this process; it is loaded when it is first asked."""
    return _dictionary()


def _dictionary() -> Words:
    return Words(settings.JIEBA_CACHE, settings.SEGMENTER)


def digest(text: str) -> str:
    """The same for the same text with other line ends, in whatever encoding it came."""
    alike = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return hashlib.sha256(alike.encode("utf-8")).hexdigest()


def read_in_light(data: bytes, name: str, options: Options, *, read: Reader = read_source) -> SourceParse:
    """The parse in the light of the publication: the one given, else the one printed, where it is known here."""
    context = context_of(options, options.publication)
    parse = read(data, name=name, context=context, words=words(), encoding=options.encoding)
    informed = context_of(options, parse.issue.publication)
    if informed != context:
        parse = read(data, name=name, context=informed, words=words(), encoding=options.encoding)
    return parse


def context_of(options: Options, publication_name: str | None) -> Context:
    given = Given(options.publication, options.number, options.published_on, options.page, options.page_name)
    publication = Publication.objects.filter(name=publication_name).first() if publication_name else None
    if publication is None:
        return Context(given=given, today=timezone.localdate())
    sections = frozenset(name.strip() for name in publication.section_names.splitlines() if name.strip())
    return Context(given=given, today=timezone.localdate(), home=publication.home_id, section_names=sections)


def light() -> Light:
    """What changes how sources are read, for other processes."""
    names = Publication.objects.values_list("name", flat=True)
    return Light(_dictionary(), {name: context_of(Options(), name) for name in names})


def findings_of(story: ParsedStory, issue: Issue | None) -> Findings:
    """What the machine suggests about a story by itself."""
    publication = issue.publication.name if issue and issue.publication_id else None
    facts = IssueFacts(published_on=issue.published_on if issue else None)
    return enrich([story], context_of(Options(), publication), words(), facts)[0]


def source_name(path: str) -> str:
    return PurePath(path).name[-255:]


def _store_source(data: bytes, name: str, parse: SourceParse) -> Source:
    source = Source(
        issue=issue_of(parse.issue),
        name=source_name(name),
        sha256=parse.reading.sha256,
        media_type=parse.reading.media_type,
        size=len(data),
        page=parse.issue.page or "",
        page_name=parse.issue.page_name or "",
    )
    source.clean_fields(exclude={"issue"})
    source.save()
    SourceBytes.objects.create(source=source, compressed=zlib.compress(data))
    return source


def _store_stories(source: Source, parse: SourceParse, options: Options) -> list[Story]:
    reading = store_reading(source, parse, options)
    stories = records.create([new_story(source, parse, n) for n in range(len(parse.stories))])
    ids = {n: story.pk for n, story in enumerate(stories)}
    Block.objects.bulk_create(block_row(reading, block, ids.get(block.item)) for block in parse.blocks)
    for suggested in suggestions(zip(stories, parse.findings, strict=True)):
        records.suggest(suggested)
    return stories


def store_reading(source: Source, parse: SourceParse, options: Options) -> Reading:
    """`options` are what a person said; the next reader is told it too."""
    reading = Reading(
        source=source,
        reader=parse.reading.reader,
        options=options.as_json(),
        encoding=parse.reading.encoding,
        text=parse.reading.text,
        left_out=[[left.what.value, left.text] for left in parse.reading.left_out],
        page_starts=[[hint.value, hint.start] for hint in parse.reading.hints if hint.kind is HintKind.PAGE],
        digest=digest(parse.reading.text),
        again=source.readings.exists(),
    )
    reading.clean_fields(exclude={"source"})
    reading.save()
    return reading


def block_row(reading: Reading, block: ParsedBlock, story: int | None) -> Block:
    return Block(
        reading=reading,
        start=block.start,
        role=block.role,
        story_id=story,
        position=block.position,
        joined=block.joined,
        moved=block.moved,
    )


def machine_values(parse: SourceParse, n: int) -> dict[str, Any]:
    """What the machine reads in the fields of a story, and how sure of it the machine is."""
    story = parse.stories[n]
    sureness = {"warnings": [str(code) for code in story.warnings], "confidence": round(story.confidence, 3)}
    return {**field_values(story, parse.findings[n]), **sureness}


def new_story(source: Source, parse: SourceParse, n: int) -> Story:
    values = machine_values(parse, n)
    publication = source.issue.publication
    internal = publication is not None and publication.is_internal
    return Story(
        **values,
        origin=Story.Origin.PRINTED,
        issue=source.issue,
        source=source,
        position=n,
        visibility=Story.Visibility.INTERNAL if internal else Story.Visibility.PUBLIC,
        machine=values,
    )


def suggestions(found: Iterable[tuple[Story, Findings]]) -> tuple[list[Tagging], list[Placing]]:
    """The machine's tags and places; a tag that the desk does not keep is not suggested."""
    pairs = list(found)
    names = {topic.name for _, findings in pairs for topic in findings.topics}
    tags = Tag.objects.in_bulk(names, field_name="name")
    taggings = [
        Tagging(story=story, tag=tags[topic.name], score=topic.score, state=Tagging.State.SUGGESTED)
        for story, findings in pairs
        for topic in findings.topics
        if topic.name in tags
    ]
    placings = [
        Placing(
            story=story,
            place_id=place.code,
            mention=place.mention or "",
            implied=place.implied,
            state=Placing.State.SUGGESTED,
        )
        for story, findings in pairs
        for place in findings.places
    ]
    return taggings, placings
