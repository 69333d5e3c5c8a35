"""A document with what is right, and what of a parse is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from articles.parsing.file_names import with_name_facts
from articles.parsing.issue_facts import with_format_facts
from articles.parsing.parser import parse
from articles.parsing.values import PRINTING_ROLES, Caution, Parse, ParsedStory
from articles.reading import read
from articles.reading.values import Reading


@dataclass(frozen=True)
class AnyOf:
    """Values, or the fields of a story, of which each is right."""

    options: tuple[Any, ...]


Right = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A source, and what is right: fields of its issue and of its stories. What is not named may be anything."""

    name: str
    content: str | bytes
    issue: Right
    stories: tuple[Right | AnyOf, ...]


@dataclass(frozen=True)
class Verdict:
    """What is wrong with the parse of a document; and whether one of its stories carries a doubt."""

    document: Document
    wrong: tuple[str, ...]
    found: Parse = field(repr=False)

    @property
    def is_doubted(self) -> bool:
        cautions = {caution for story in self.found.stories for caution in story.warnings}
        return not cautions <= {Caution.JOINED, Caution.MISPRINT_SUSPECTED}


def verdict(document: Document) -> Verdict:
    content = document.content
    reading = read(content.encode() if isinstance(content, str) else content, name=document.name)
    found = parse(reading)
    issue = with_format_facts(with_name_facts(found.issue, document.name), reading)
    found = replace(found, issue=issue)
    return Verdict(document, tuple(_differences(document, reading, found)), found)


def _differences(document: Document, reading: Reading, found: Parse) -> Iterator[str]:
    for name, value in document.issue.items():
        if (given := getattr(found.issue, name)) != value:
            yield f"{name}: {value!r} wanted, {given!r} found"
    if len(found.stories) != len(document.stories):
        heads = " / ".join(story.headline or "—" for story in found.stories)
        yield f"{len(document.stories)} stories wanted, {len(found.stories)} found: {heads}"
    else:
        for n, (wanted, story) in enumerate(zip(document.stories, found.stories, strict=True), 1):
            yield from (f"story {n} {difference}" for difference in _story_differences(wanted, story))
    yield from _ledger(reading, found)


def _story_differences(wanted: Right | AnyOf, story: ParsedStory) -> list[str]:
    if isinstance(wanted, AnyOf):
        return min((_story_differences(option, story) for option in wanted.options), key=len)
    given = {name: getattr(story, name) for name in wanted}
    return [
        f"{name}: {value!r} wanted, {given[name]!r} found"
        for name, value in wanted.items()
        if not _is_right(value, given[name])
    ]


def _is_right(wanted: Any, given: Any) -> bool:
    if isinstance(wanted, AnyOf):
        return any(_is_right(option, given) for option in wanted.options)
    return squeezed(wanted) == squeezed(given)


def squeezed(value: Any) -> Any:
    """The value with its texts free of white space; captions are pairs."""
    if isinstance(value, str):
        return re.sub(r"\s+", "", value)
    if isinstance(value, tuple | list):
        return [squeezed(each) for each in value]
    if hasattr(value, "credit"):
        return [squeezed(value.text), squeezed(value.credit)]
    return value


def _ledger(reading: Reading, found: Parse) -> Iterator[str]:
    """What of the text lies in no block, or in a field that is not printed so."""
    if "".join(reading.text[block.start : block.end] for block in found.blocks) != reading.text:
        yield "blocks do not tile the text"
    for item, story in enumerate(found.stories):
        blocks = (block for block in found.blocks if block.item == item and block.role in PRINTING_ROLES)
        printed = sorted("".join("".join(reading.text[b.start : b.end].split()) for b in blocks))
        if printed != sorted(_ink(story)):
            yield f"story {item + 1}: its ink is not that of its blocks"


def _ink(story: ParsedStory) -> str:
    simple = (story.kicker, story.headline, story.subhead, story.byline, story.dateline, story.standfirst)
    captions = (text for caption in story.captions for text in (caption.text, caption.credit))
    crossheads = (crosshead.text for crosshead in story.crossheads)
    return "".join("".join((text or "").split()) for text in (*simple, *captions, *crossheads, *story.paragraphs))
