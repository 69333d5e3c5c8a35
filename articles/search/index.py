"""The index: what each field of a story says, folded. Derived, and kept by `articles.records`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.models import IndexEntry, Story

from .fold import fold

FIELDS = (
    "kicker",
    "headline",
    "subhead",
    "section",
    "byline",
    "contributor",
    "dateline",
    "standfirst",
    "body",
    "supplement",
    "notes",
)
PRINT = "print"
"""The field of the text as printed, which no edit changes."""


def _caption_text(story: Story) -> str:
    return "\n".join(f"{caption['text']} {caption.get('credit') or ''}" for caption in story.captions)


def _texts(story: Story) -> dict[str, str]:
    texts = {field: fold(getattr(story, field)) for field in FIELDS}
    texts["captions"] = fold(_caption_text(story))
    return {field: text for field, text in texts.items() if text}


def refresh(stories: Iterable[Story]) -> None:
    """Write the entries of the edited fields anew."""
    stories = list(stories)
    IndexEntry.objects.filter(story__in=stories).exclude(field=PRINT).delete()
    IndexEntry.objects.bulk_create(
        IndexEntry(story=story, field=field, text=text) for story in stories for field, text in _texts(story).items()
    )


def refresh_print(printed: Mapping[int, str]) -> None:
    """Write the entries of the text as printed anew; keys are the ids of stories."""
    IndexEntry.objects.filter(story__in=printed, field=PRINT).delete()
    IndexEntry.objects.bulk_create(
        IndexEntry(story_id=story, field=PRINT, text=fold(text)) for story, text in printed.items()
    )
