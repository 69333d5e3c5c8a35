"""A parse in the form of the contract, docs/parse-format.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Protocol

from articles.reading.values import Reading

from .values import Block, IssueFacts, Parse, ParsedStory


class StoryFindings(Protocol):
    """What enrichment found in one story: dataclasses with the fields of the contract, and organisations as strings."""

    genre: str | None
    places: Sequence[Any]
    organisations: Sequence[str]
    people: Sequence[Any]
    dates: Sequence[Any]
    figures: Sequence[Any]
    topics: Sequence[Any]


def parse_as_json(reading: Reading, parse: Parse, findings: Sequence[StoryFindings] | None = None) -> dict[str, Any]:
    """The parse of one source in plain values. Each story has its findings; without them their fields are empty."""
    found: Sequence[StoryFindings | None] = findings or [None] * len(parse.stories)
    return {
        "source": {
            "name": reading.name,
            "sha256": reading.sha256,
            "encoding": reading.encoding,
            "characters": reading.characters,
        },
        "issue": _issue(parse.issue),
        "items": [_item(story, finding) for story, finding in zip(parse.stories, found, strict=True)],
        "blocks": [_block(block) for block in parse.blocks],
    }


def _issue(issue: IssueFacts) -> dict[str, Any]:
    return {
        "publication": issue.publication,
        "number": issue.number,
        "total_number": issue.total_number,
        "title": issue.title,
        "published_on": _day(issue.published_on),
        "date_basis": issue.date_basis and issue.date_basis.value,
        "not_before": _day(issue.not_before),
        "not_after": _day(issue.not_after),
        "page": issue.page,
        "page_name": issue.page_name,
        "editors": list(issue.editors),
    }


def _item(story: ParsedStory, finding: StoryFindings | None) -> dict[str, Any]:
    return {
        "kind": story.kind.value,
        "genre": finding and finding.genre,
        "section": story.section,
        "kicker": story.kicker,
        "headline": story.headline,
        "subhead": story.subhead,
        "byline": story.byline,
        "reporters": list(story.reporters),
        "correspondents": list(story.correspondents),
        "photographers": list(story.photographers),
        "dateline": story.dateline,
        "standfirst": story.standfirst,
        "crossheads": [asdict(crosshead) for crosshead in story.crossheads],
        "paragraphs": list(story.paragraphs),
        "captions": [asdict(caption) for caption in story.captions],
        "continued_from": story.continued_from,
        "continued_on": story.continued_on,
        "incomplete": story.incomplete,
        **_found(finding),
        "warnings": [caution.value for caution in story.warnings],
    }


def _found(finding: StoryFindings | None) -> dict[str, list[Any]]:
    if finding is None:
        return {name: [] for name in ("places", "organisations", "people", "dates", "figures", "topics")}
    return {
        "places": [asdict(place) for place in finding.places],
        "organisations": list(finding.organisations),
        "people": [asdict(person) for person in finding.people],
        "dates": [asdict(mention) for mention in finding.dates],
        "figures": [asdict(figure) for figure in finding.figures],
        "topics": [topic.name for topic in finding.topics],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"start": block.start, "end": block.end, "role": block.role.value, "item": block.item}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
