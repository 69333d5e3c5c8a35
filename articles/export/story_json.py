"""A story as JSON, for programs: one form for the export, for `search_stories --format jsonl` and for other archives.

Keys are English, and values are codes, ISO dates and texts, whatever the language of the screen. docs/story-json.md
says what each key means.
"""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Prefetch

from articles.models import ATTACHMENTS, Attachment, Issue, Source, Story, Use
from articles.models.story import StoryQuerySet

State = Attachment.State


def for_json(stories: StoryQuerySet, visible: StoryQuerySet) -> StoryQuerySet:
    """With all that the form holds, in a constant number of queries, whatever a list left out or fetched.

    `visible` are the stories that these may name, as continued or as merged into: for a command all of them.
    """
    bare = stories.defer(None).select_related(None).prefetch_related(None)
    ids = visible.only("public_id")
    return (
        bare.select_related("issue__publication", "source")
        .prefetch_related(
            *(Prefetch(kind.accessor(), kind.objects.select_related(kind.thing_field)) for kind in ATTACHMENTS),
            Prefetch("continues", ids),
            Prefetch("merged_into", ids),
            "uses__medium",
        )
        .defer("held", "machine", "proposed")
    )


def story_json(story: Story) -> dict[str, Any]:
    """A text is empty where nothing is printed; whatever else is not known is None."""
    return {
        "uuid": str(story.public_id),
        "id": story.pk,
        "kind": story.kind,
        "origin": story.origin,
        **_printed_in(story),
        "position": story.position,
        "section": story.section,
        "genre": story.genre or None,
        "kicker": story.kicker,
        "headline": story.headline,
        "subhead": story.subhead,
        "byline": story.byline,
        "credits": story.credits,
        "dateline": story.dateline,
        "standfirst": story.standfirst,
        "body": story.body,
        "supplement": story.supplement,
        "captions": story.captions,
        "continued_from": story.continued_from,
        "continued_on": story.continued_on,
        "continues": _uuid(story.continues),
        "incomplete": story.incomplete,
        "warnings": story.warnings,
        "confidence": story.confidence,
        **_attachments(story),
        "status": story.status,
        "reason": story.reason or None,
        "selection": story.selection or None,
        "uses": [use_json(use) for use in story.uses.all()],
        "visibility": story.visibility,
        "notes": story.notes,
        "version": story.version,
        "added_at": story.added_at.isoformat(),
        "changed_at": story.changed_at.isoformat(),
        "binned_at": story.binned_at and story.binned_at.isoformat(),
        "merged_into": _uuid(story.merged_into),
    }


def use_json(use: Use) -> dict[str, Any]:
    """Without the story: it is named by what holds this."""
    return {
        "uuid": _uuid(use),
        "medium": {"uuid": _uuid(use.medium), "name": use.medium.name},
        "used_on": use.used_on and use.used_on.isoformat(),
        "number": use.number,
        "page": use.page,
        "form": use.form,
        "placement": use.placement or None,
        "kind": use.kind or None,
        "is_commissioned": use.is_commissioned,
        "link": use.link,
        "proof": use.proof,
        "proved_on": use.proved_on and use.proved_on.isoformat(),
    }


def dump_json(value: Any, indent: int | None = None) -> str:
    """Chinese as it is. A lone surrogate, which UTF-8 cannot write, becomes JSON's own escape of it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _printed_in(story: Story) -> dict[str, dict[str, Any] | None]:
    publication = story.issue.publication if story.issue else None
    return {
        "publication": {"uuid": _uuid(publication), "name": publication.name} if publication else None,
        "issue": issue_json(story.issue) if story.issue else None,
        "source": _source(story.source) if story.source else None,
    }


def issue_json(issue: Issue) -> dict[str, Any]:
    """Without its publication."""
    days = {name: getattr(issue, name) for name in ("published_on", "not_before", "not_after")}
    return {
        "uuid": _uuid(issue),
        "number": issue.number,
        "total_number": issue.total_number,
        "title": issue.title,
        "date_basis": issue.date_basis or None,
        **{name: day and day.isoformat() for name, day in days.items()},
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "uuid": _uuid(source),
        "name": source.name,
        "sha256": source.sha256,
        "page": source.page,
        "page_name": source.page_name,
        "address": source.address,
    }


def _attachments(story: Story) -> dict[str, list[Any]]:
    """Suggestions of the machine under keys of their own: they never count as confirmed."""
    found: dict[str, list[Any]] = {}
    for kind in ATTACHMENTS:
        rows = getattr(story, kind.accessor()).all()
        for name, state in ((kind.export_name, State.CONFIRMED), (f"suggested_{kind.export_name}", State.SUGGESTED)):
            found[name] = [row.as_json() for row in rows if row.state == state]
    return found


def _uuid(record: Any) -> str | None:
    return str(record.public_id) if record else None
