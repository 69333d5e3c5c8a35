"""The index: what each field of a story says, folded. Derived, and kept by `articles.records`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.models import IndexEntry, Story
from articles.models.fields import LineField, ProseField

from .fold import fold

FIELDS = tuple(field.name for field in Story._meta.concrete_fields if isinstance(field, LineField | ProseField))
"""All texts of a story: one that is added to the model is searched too."""

PRINT = "print"
"""The field of the text as printed, which no edit changes."""


def _texts(story: Story) -> dict[str, str]:
    """The folded texts by name. Captions, their credits and names stand one by one: no string runs over two of them."""
    texts = {field: getattr(story, field) for field in FIELDS}
    captions = [text for caption in story.captions for text in (caption["text"], caption.get("credit"))]
    texts |= {f"captions {n}": text for n, text in enumerate(captions)}
    texts |= {f"credits {n}": credit["name"] for n, credit in enumerate(story.credits)}
    return {field: fold(text) for field, text in texts.items() if text}


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
