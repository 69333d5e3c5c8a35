"""What a parse says, as rows that are not written yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from articles.enrichment.values import Findings
from articles.models import Block, Issue, Placing, Reading, Source, Story, Tag, Tagging
from articles.parsing.values import Block as ParsedBlock
from articles.pipeline import SourceOptions, SourceParse
from articles.reading.values import HintKind
from articles.records.field_values import field_values


def source_row(issue: Issue, path: str, size: int, parse: SourceParse) -> Source:
    """Of a file of so many bytes. Raises ValidationError where a text cannot be stored."""
    source = Source(
        issue=issue,
        name=source_name(path),
        sha256=parse.reading.sha256,
        media_type=parse.reading.media_type,
        size=size,
        page=parse.issue.page or "",
        page_name=parse.issue.page_name or "",
    )
    source.clean_fields(exclude={"issue"})
    return source


def source_name(path: str) -> str:
    return PurePath(path).name[-255:]


def reading_row(source: Source, parse: SourceParse, options: SourceOptions) -> Reading:
    """`options` are what a person said; the next reader is told it too. Raises as `source_row`."""
    reading = Reading(
        source=source,
        reader=parse.reading.reader,
        options=options.as_json(),
        encoding=parse.reading.encoding,
        text=parse.reading.text,
        left_out=[[left.what.value, left.text] for left in parse.reading.left_out],
        page_starts=[[hint.value, hint.start] for hint in parse.reading.hints if hint.kind is HintKind.PAGE],
        digest=digest(parse.reading.text),
    )
    reading.clean_fields(exclude={"source"})
    return reading


def digest(text: str) -> str:
    """The same for the same text with other line ends, in whatever encoding it came."""
    alike = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return hashlib.sha256(alike.encode("utf-8")).hexdigest()


def block_row(reading: Reading, block: ParsedBlock, story: int | None) -> Block:
    return Block(
        reading_id=reading.pk,
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
