"""The parse of a source as text for a person: each story with its fields, then the text in no story."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.display.enumeration import enumerated
from articles.display.labels import ROLES, caution_labels
from articles.models import Issue, Source, Story
from articles.parsing.values import Role
from articles.pipeline import SourceParse
from articles.records.from_parse import field_values

HEADING_FIELDS = (
    *(
        (Issue, name)
        for name in ("publication", "number", "total_number", "title", "published_on", "not_before", "not_after")
    ),
    *((Source, name) for name in ("page", "page_name")),
)

STORY_FIELDS = (
    "section",
    "kicker",
    "headline",
    "subhead",
    "genre",
    "byline",
    "dateline",
    "continued_from",
    "continued_on",
    "standfirst",
)


def proof_sheet(parse: SourceParse) -> str:
    return "\n".join([*_heading(parse), *_stories(parse), *_rest(parse), ""])


def _heading(parse: SourceParse) -> Iterator[str]:
    stories = ngettext("%d story", "%d stories", len(parse.stories)) % len(parse.stories)
    yield f"=== {parse.reading.name} ({parse.reading.encoding}, {stories})"
    for model, name in HEADING_FIELDS:
        if value := getattr(parse.issue, name):
            yield _line(_label(model, name), str(value))
    if parse.issue.editors:
        yield _line(_label(Issue, "editors"), enumerated(parse.issue.editors))


def _stories(parse: SourceParse) -> Iterator[str]:
    for n, (story, findings) in enumerate(zip(parse.stories, parse.findings, strict=True), 1):
        values = field_values(story, findings)
        cautions = "".join(f" [{label}]" for label in caution_labels(story.warnings))
        yield f"\n--- {n}. {Story.Kind(story.kind).label}{cautions}"
        yield from (_line(_label(Story, name), values[name]) for name in STORY_FIELDS if values[name])
        for caption in values["captions"]:
            yield _line(_label(Story, "captions"), " ".join(filter(None, caption.values())))
        if findings.topics:
            yield _line(_("tags"), enumerated(topic.name for topic in findings.topics))
        if findings.places:
            yield _line(_("places"), enumerated(place.name for place in findings.places))
        yield from (f"    {line}" for line in values["body"].splitlines())


def _rest(parse: SourceParse) -> Iterator[str]:
    """The blocks that are in no story; those that the parser could not place are marked."""
    blocks = [block for block in parse.blocks if block.item is None]
    if blocks:
        yield "\n--- " + _("Not in any story")
    for block in blocks:
        text = " ".join(parse.reading.text[block.start : block.end].split())
        mark = "!!" if block.role == Role.UNREAD else "  "
        yield f"{mark}{ROLES[block.role]}: {text}"


def _label(model: type[Model], field: str) -> str:
    return str(model._meta.get_field(field).verbose_name)


def _line(label: str, value: str) -> str:
    return f"  {label}: {value}"
