"""The documents of a file, made of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from articles.parsing.values import Crosshead
from articles.reading.errors import Refusal
from tests.parsing.generators.documents import AnyOf, Document, Right

HERE = Path(__file__).parent
OPEN, KEPT = HERE / "open", HERE / "kept"

KINDS = tuple(sorted(path.stem for path in OPEN.glob("*.txt")))

PIECE = re.compile(r"\{([bdcm]) ?([^{}]*)\}")
BEGINS_STORY = frozenset("khu")
FIELDS = {"k": "kicker", "h": "headline", "s": "subhead", "a": "byline", "l": "standfirst"}
INLINE = {"b": "byline", "d": "dateline"}


@dataclass(frozen=True)
class MarkedDocument:
    """A document, and why it is to be refused, if it is."""

    document: Document
    refusal: Refusal | None = None


@cache
def documents(kind: str, folder: Path = OPEN) -> tuple[MarkedDocument, ...]:
    """Those of a kind, none where the folder has no such file."""
    path = folder / f"{kind}.txt"
    return tuple(_document(*part) for part in _parts(path.read_text("utf-8"))) if path.exists() else ()


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^=== *", text, flags=re.MULTILINE)[1:]:
        head, *lines = part.rstrip().split("\n")
        yield head, lines


@cache
def _stock() -> dict[str, list[str]]:
    return dict(_parts((HERE / "stories.txt").read_text("utf-8")))


def _document(head: str, lines: list[str]) -> MarkedDocument:
    name, _, said = (part.strip() for part in head.partition("|"))
    facts = dict(pair.strip().split("=") for pair in said.split(";") if pair.strip())
    form, refusal = facts.pop("form", "txt"), facts.pop("refused", None)
    whole = [each for line in lines for each in (_stock()[line[2:]] if line.startswith("> ") else [line])]
    content, stories = _read(whole)
    issue = {key: _fact(key, value) for key, value in facts.items()}
    document = Document(f"{name}.{form}", content, issue, tuple(stories))
    return MarkedDocument(document, Refusal(refusal) if refusal else None)


def _fact(key: str, value: str) -> Any:
    if key == "published_on":
        return None if value == "None" else date.fromisoformat(value)
    return tuple(value.split(",")) if key == "editors" else value


@dataclass
class _Story:
    section: str | None
    fields: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    crossheads: list[Crosshead] = field(default_factory=list)
    captions: list[tuple[str, str | None]] = field(default_factory=list)
    credit: str | None = None
    last: str = ""


def _read(lines: list[str]) -> tuple[str, list[Right | AnyOf]]:
    """The text of a document, and its stories."""
    printed: list[str] = []
    stories: list[_Story] = []
    section: str | None = None
    named: list[str] = []
    has_sections = any(line.startswith("S") for line in lines)
    for line in lines:
        sign, _, text = line.partition(" ")
        if sign in BEGINS_STORY and not (stories and _goes_on(sign, stories[-1].last)):
            stories.append(_Story(section))
        if sign == "S":
            section = PIECE.sub("", text).strip() or None
        elif sign == "-":
            named += [part for kind, part in PIECE.findall(text) if kind == "b"]
        elif sign:
            _add(stories[-1], sign, text)
        if sign != "S" or text:
            printed.append(PIECE.sub(r"\2", text))
    for part in named:
        stories[0].fields["byline"] = stories[0].fields.get("byline", "") + part
    return "\n".join(printed), [_right(story, has_sections) for story in stories]


def _goes_on(sign: str, last: str) -> bool:
    return (sign == "h" and last in ("k", "h")) or sign == last == "k"


def _add(story: _Story, sign: str, text: str) -> None:
    story.last = sign
    own = PIECE.sub("", text)
    credit = "".join(part for kind, part in PIECE.findall(text) if kind == "c")
    for kind, part in PIECE.findall(text):
        if kind in INLINE:
            story.fields[INLINE[kind]] = story.fields.get(INLINE[kind], "") + part
    if sign in FIELDS:
        story.fields[FIELDS[sign]] = story.fields.get(FIELDS[sign], "") + own
    elif sign == "x":
        story.crossheads.append(Crosshead(own, len(story.paragraphs)))
    elif sign == "c":
        story.captions.append((own, credit or None))
    elif sign == "q":
        story.credit = text
    else:
        story.paragraphs += [own] if own.strip() else []
        story.credit = credit or story.credit


def _right(story: _Story, has_sections: bool) -> Right | AnyOf:
    right: Right = {name: story.fields.get(name) for name in ("kicker", "headline", "subhead", "byline", "dateline")}
    right |= {"paragraphs": story.paragraphs, "crossheads": story.crossheads, "captions": story.captions}
    right |= {"section": story.section} if has_sections else {}
    if story.captions and not story.paragraphs:
        return AnyOf((right, *_readings_of_captions(right, story)))
    return AnyOf(tuple(_readings_of_picture(right, story))) if story.credit else right


def _readings_of_captions(right: Right, story: _Story) -> Iterator[Right]:
    """What pictures without a text show may be read as the text."""
    text, credit = [text for text, _ in story.captions], "".join(credit or "" for _, credit in story.captions)
    yield {**right, "paragraphs": text, "captions": [], "byline": (right["byline"] or "") + credit}


def _readings_of_picture(right: Right, story: _Story) -> Iterator[Right]:
    """The text of a picture story is its body or its caption; who took and wrote it has a byline or a credit."""
    signed = right["byline"] or story.credit
    credited = [*story.captions[:-1], *((text, story.credit) for text, _ in story.captions[-1:])]
    yield {**right, "captions": AnyOf((story.captions, [*story.captions, ("", story.credit)], credited))}
    yield {**right, "byline": signed}
    yield {**right, "paragraphs": [], "captions": [("".join(story.paragraphs), story.credit)]}
