"""The parse of a source as a person reads it: each story with its fields, then what was left over."""

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
from articles.records.field_values import field_values

HEAD = (
    *((Issue, name) for name in ("publication", "number", "title", "published_on", "not_before", "not_after")),
    *((Source, name) for name in ("page", "page_name")),
)

SHOWN = (
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
    return "\n".join([*_heading(parse), *_stories(parse), *_left_over(parse), ""])


def _heading(parse: SourceParse) -> Iterator[str]:
    stories = ngettext("%d story", "%d stories", len(parse.stories)) % len(parse.stories)
    yield f"=== {parse.reading.name} ({parse.reading.encoding}, {stories})"
    facts = parse.issue
    yield from (_line(_label(model, name), str(getattr(facts, name))) for model, name in HEAD if getattr(facts, name))
    if facts.editors:
        yield _line(_label(Issue, "editors"), enumerated(facts.editors))


def _stories(parse: SourceParse) -> Iterator[str]:
    for n, (story, found) in enumerate(zip(parse.stories, parse.findings, strict=True), 1):
        values = field_values(story, found)
        kind = Story.Kind(story.kind).label
        yield f"\n--- {n}. {kind}" + "".join(f" [{words}]" for words in caution_labels(story.warnings))
        yield from (_line(_label(Story, name), values[name]) for name in SHOWN if values[name])
        yield from (
            _line(_label(Story, "captions"), " ".join(filter(None, caption.values()))) for caption in values["captions"]
        )
        yield from (_line(_("tags"), enumerated(topic.name for topic in found.topics)),) if found.topics else ()
        yield from (_line(_("places"), enumerated(place.name for place in found.places)),) if found.places else ()
        yield from (f"    {line}" for line in values["body"].splitlines())


def _label(model: type[Model], field: str) -> str:
    return str(model._meta.get_field(field).verbose_name)


def _line(label: str, value: str) -> str:
    return f"  {label}: {value}"


def _left_over(parse: SourceParse) -> Iterator[str]:
    left = [block for block in parse.blocks if block.item is None]
    if left:
        yield "\n--- " + _("Not in any story")
    for block in left:
        text = " ".join(parse.reading.text[block.start : block.end].split())
        mark = "!!" if block.role == Role.UNREAD else "  "
        yield f"{mark}{ROLES[block.role]}: {text}"
