"""Taking in one source: bytes to an issue, a source, its reading, blocks and stories, in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from articles import continuations, records, search
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
from articles.parsing.values import Context, DateBasis, Given, IssueFacts
from articles.pipeline import SourceParse, read_source

CERTAIN = frozenset({DateBasis.PRINTED, DateBasis.GIVEN, DateBasis.FILE_NAME})
"""The date bases by which a source may join an issue that is here already."""

OF_THOSE_DAYS = timedelta(days=60)
"""How long after the latest event that it tells of a paper may come out, where nothing says more."""

Reader = Callable[..., SourceParse]
"""Called as `pipeline.read_source` is."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The source that holds the text, whether it is new here, how many stories it gave, and the digest of its text."""

    source: int
    name: str
    is_new: bool
    stories: int = 0
    digest: str = ""


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
    known = Source.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        return Taken(known.pk, known.name, is_new=False)
    parse = read_in_light(data, name, options, read=read)
    with change(Action.IMPORT, by=by, run=run):
        return _store(data, name, parse, options.encoding)


def _store(data: bytes, name: str, parse: SourceParse, encoding: str | None) -> Taken:
    text = digest(parse.reading.text)
    same = Reading.objects.filter(digest=text).select_related("source").first()
    if same:
        return Taken(same.source_id, same.source.name, is_new=False)
    source = _store_source(data, name, parse)
    stories = _store_stories(source, parse, encoding)
    if any(story.continued_from or story.continued_on for story in stories):
        continuations.link(source.issue)
    return Taken(source.pk, source.name, is_new=True, stories=len(stories), digest=text)


@cache
def words() -> Words:
    """The dictionary of this process; it is loaded when it is first asked."""
    return Words(cache_folder=settings.JIEBA_CACHE)


def digest(text: str) -> str:
    """The same for the same text with other line ends, in whatever encoding it came."""
    alike = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return hashlib.sha256(alike.encode("utf-8")).hexdigest()


def read_in_light(data: bytes, name: str, options: Options, *, read: Reader = read_source) -> SourceParse:
    """The parse in the light of the publication: the one given, else the one printed, where it is known here."""
    context = _context(options, options.publication)
    parse = read(data, name=name, context=context, words=words(), encoding=options.encoding)
    informed = _context(options, parse.issue.publication)
    if informed != context:
        parse = read(data, name=name, context=informed, words=words(), encoding=options.encoding)
    return parse


def _context(options: Options, publication_name: str | None) -> Context:
    given = Given(options.publication, options.number, options.published_on, options.page, options.page_name)
    publication = Publication.objects.filter(name=publication_name).first() if publication_name else None
    if publication is None:
        return Context(given=given, today=timezone.localdate())
    sections = frozenset(name.strip() for name in publication.section_names.splitlines() if name.strip())
    return Context(given=given, today=timezone.localdate(), home=publication.home_id, section_names=sections)


def _store_source(data: bytes, name: str, parse: SourceParse) -> Source:
    source = Source(
        issue=_issue(parse.issue),
        name=PurePath(name).name[-255:],
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


def _issue(facts: IssueFacts) -> Issue:
    """The one issue that the source certainly belongs to, else a new one; either way with what the source adds."""
    publication = _publication(facts.publication)
    certain_date = facts.published_on if facts.date_basis in CERTAIN else None
    same = Issue.objects.same_as(publication, facts.number or "", certain_date)
    known = [issue for issue in same if _may_be_of(issue, facts)]
    issue = known[0] if len(known) == 1 else Issue(publication=publication)
    if _add_facts(issue, facts) or issue.pk is None:
        issue.clean_fields(exclude={"publication"})
        issue.save()
    return issue


def _may_be_of(issue: Issue, facts: IssueFacts) -> bool:
    """Numbers begin anew each year: a number alone leads to a dated issue only where the stories are of those days."""
    if facts.published_on or issue.published_on is None:
        return True
    if facts.not_before is None:
        return False
    return facts.not_before <= issue.published_on <= (facts.not_after or facts.not_before + OF_THOSE_DAYS)


def _add_facts(issue: Issue, facts: IssueFacts) -> bool:
    """Fill what the issue does not know yet, a certain date for an inferred one; whether anything was new."""
    told = {"number": facts.number, "title": facts.title, "editors": list(facts.editors)}
    new = {name: value for name, value in told.items() if value and not getattr(issue, name)}
    if facts.date_basis and not issue.published_on and (facts.published_on or not issue.date_basis):
        names = ("published_on", "not_before", "not_after")
        new |= {"date_basis": facts.date_basis.value, **{name: getattr(facts, name) for name in names}}
    for name, value in new.items():
        setattr(issue, name, value)
    return bool(new)


def _publication(name: str | None) -> Publication | None:
    if not name:
        return None
    publication = Publication.objects.filter(name=name).first() or Publication(name=name)
    if publication.pk is None:
        publication.clean_fields()
        publication.save()
    return publication


def _store_stories(source: Source, parse: SourceParse, encoding: str | None) -> list[Story]:
    reading = store_reading(source, parse, encoding)
    stories = records.create([new_story(source, parse, n) for n in range(len(parse.stories))])
    ids = {n: story.pk for n, story in enumerate(stories)}
    Block.objects.bulk_create(block_row(reading, block, ids.get(block.item)) for block in parse.blocks)
    printed = printed_texts(parse.reading.text, parse.blocks)
    search.refresh_print({ids[n]: text for n, text in printed.items()})
    for suggested in suggestions(zip(stories, parse.findings, strict=True)):
        records.suggest(suggested)
    return stories


def store_reading(source: Source, parse: SourceParse, encoding: str | None) -> Reading:
    """`encoding` is the one that a person gave; the next reader is given it too."""
    reading = Reading(
        source=source,
        reader=parse.reading.reader,
        options={"encoding": encoding} if encoding else {},
        encoding=parse.reading.encoding,
        text=parse.reading.text,
        digest=digest(parse.reading.text),
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
    """What the machine reads in the fields of a story, its doubts among them."""
    doubts = [str(code) for code in parse.stories[n].warnings]
    return {**field_values(parse.stories[n], parse.findings[n]), "warnings": doubts}


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


def printed_texts(text: str, blocks: Iterable[ParsedBlock]) -> dict[int, str]:
    """The text of each item as its blocks print it, with labels and marks that are in no field."""
    texts: dict[int, str] = {}
    placed = (block for block in blocks if block.item is not None)
    for block in sorted(placed, key=lambda block: block.position):
        before = texts.get(block.item, "") + ("" if block.joined else "\n")
        texts[block.item] = before + text[block.start : block.end].strip()
    return texts


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
