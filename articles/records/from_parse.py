"""From a parse to what is kept: the values of a story's fields, and rows that are not written yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from articles.enrichment.contributors import UnitNames, contributors, unit_names
from articles.enrichment.values import Findings
from articles.models import (
    Attachment,
    Block,
    Contribution,
    Issue,
    Placing,
    Publication,
    Reading,
    Source,
    Story,
    Tag,
    Tagging,
    Unit,
)
from articles.parsing.printed_fields import PrintedFields
from articles.parsing.values import CROSSHEAD_MARK, Crosshead, ParsedStory
from articles.parsing.values import Block as ParsedBlock
from articles.pipeline import SourceOptions, SourceParse
from articles.reading.line_boxes import pack_boxes
from articles.reading.values import HintKind

"""What begins a line of a body that is a crosshead."""

CREDIT_ROLES = {"reporter": "reporters", "correspondent": "correspondents", "photographer": "photographers"}
"""The role of a credit, and the attribute of a parsed story that names its people."""


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
        address=parse.reading.address,
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
        line_boxes=pack_boxes(parse.reading.boxes),
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


def body_text(paragraphs: Sequence[str], crossheads: Iterable[Crosshead]) -> str:
    """One text: a paragraph a line, crossheads as lines that begin with their mark."""
    before: dict[int, list[str]] = {}
    for crosshead in crossheads:
        before.setdefault(crosshead.before, []).append(CROSSHEAD_MARK + crosshead.text)
    lines = [line for n, paragraph in enumerate(paragraphs) for line in [*before.pop(n, []), paragraph]]
    return "\n".join([*lines, *(line for left in before.values() for line in left)])


def credits_of(story: ParsedStory) -> list[dict[str, str]]:
    return [{"role": role, "name": name} for role, names in CREDIT_ROLES.items() for name in getattr(story, names)]


def text_values(printed: PrintedFields | ParsedStory) -> dict[str, Any]:
    """The fields that blocks print, by name; what is not printed is empty."""
    lines = ("kicker", "headline", "subhead", "byline", "dateline", "standfirst")
    return {
        **{name: getattr(printed, name) or "" for name in lines},
        "body": body_text(printed.paragraphs, printed.crossheads),
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in printed.captions],
    }


def field_values(story: ParsedStory, findings: Findings) -> dict[str, Any]:
    """All fields that the parser fills, by name, as JSON can hold them; what is not printed is empty."""
    return {
        **text_values(story),
        "kind": story.kind.value,
        "section": story.section or "",
        "genre": findings.genre or "",
        "credits": credits_of(story),
        "continued_from": story.continued_from or "",
        "continued_on": story.continued_on or "",
        "incomplete": story.incomplete,
    }


def machine_values(parse: SourceParse, n: int) -> dict[str, Any]:
    """What the machine reads in the fields of a story, and how sure of it the machine is."""
    story = parse.stories[n]
    return {
        **field_values(story, parse.findings[n]),
        "warnings": [str(code) for code in story.warnings],
        "confidence": round(story.confidence, 3),
    }


def new_story(source: Source, parse: SourceParse, n: int) -> Story:
    values = machine_values(parse, n)
    return Story(
        **values,
        origin=Story.Origin.PRINTED,
        issue=source.issue,
        source=source,
        position=n,
        visibility=visibility_in(source.issue.publication),
        machine=values,
    )


def visibility_in(publication: Publication | None) -> Story.Visibility:
    """Of the new stories of a publication."""
    return Story.Visibility.INTERNAL if publication and publication.is_internal else Story.Visibility.PUBLIC


def suggestions(found: Iterable[tuple[Story, Findings]]) -> list[Attachment]:
    """What the machine suggests for stories; a tag that the desk does not keep is not suggested."""
    found = list(found)
    names = {topic.name for _, findings in found for topic in findings.topics}
    tags = Tag.objects.in_bulk(names, field_name="name")
    taggings = [
        Tagging(story=story, tag=tags[topic.name], score=topic.score, state=Attachment.State.SUGGESTED)
        for story, findings in found
        for topic in findings.topics
        if topic.name in tags
    ]
    placings = [
        Placing(
            story=story,
            place_id=place.code,
            mention=place.mention or "",
            implied=place.implied,
            state=Attachment.State.SUGGESTED,
        )
        for story, findings in found
        for place in findings.places
    ]
    names = registered_names()
    contributions = [each for story, _ in found for each in suggested_contributions(story, names)] if names else []
    return [*taggings, *placings, *contributions]


def registered_names() -> UnitNames:
    """Of the contributing units, as the register has them now."""
    return unit_names((unit.pk, unit.names) for unit in Unit.objects.only("name", "aliases"))


def suggested_contributions(story: Story, names: UnitNames) -> list[Contribution]:
    """The units that the print of a story names as its contributors."""
    found = contributors(names, byline=story.byline, headline=story.headline, body=story.body)
    state = Attachment.State.SUGGESTED
    return [Contribution(story=story, unit_id=each.unit, basis=each.known_by.value, state=state) for each in found]
