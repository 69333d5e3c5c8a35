"""From what the parser read to what the fields of a story hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from articles.enrichment.values import Findings
from articles.parsing.printed_fields import PrintedFields
from articles.parsing.values import Crosshead, ParsedStory

CROSSHEAD_MARK = "## "
"""What begins a line of a body that is a crosshead."""

CREDIT_ROLES = {"reporter": "reporters", "correspondent": "correspondents", "photographer": "photographers"}
"""The role of a credit, and the attribute of a parsed story that names its people."""


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
