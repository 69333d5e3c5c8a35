"""What the index holds of a story."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articles.models import IndexEntry, Story

from .expression import Scope, Word
from .fold import fold
from .texts import FIELDS, Text, edited_texts, printed_texts

TEXTS = {
    Scope.ALL: "texts",
    Scope.HEADLINE: "headline",
    Scope.BYLINE: "byline",
    Scope.SECTION: "section",
    Scope.PRINT: "printed",
}
"""Where in an entry a word of a scope stands."""

HOLDING = {**{scope: f"{name}__holds" for scope, name in TEXTS.items()}, Scope.PRINT: "texts__first_line_holds"}
"""What is asked of an entry about it."""

CONTENT = ("is_binned", "headline", "byline", "section", "texts")


def entries_of(ids: Collection[int]) -> list[IndexEntry]:
    """Entries as they should be, each without its key and with its story; none for a story that is gone.

    They come in the order of their numbers, and so get keys: of a day the story that came last is the newest.
    """
    stories = Story.objects.filter(pk__in=ids).order_by("pk")
    stories = stories.only(*FIELDS, "captions", "credits", "dated", "binned_at")
    printed = printed_texts(ids)
    return [entry_of(story, fold(printed.get(story.pk, ""))) for story in stories]


def entry_of(story: Story, printed: str) -> IndexEntry:
    """`printed` is folded."""
    texts = [Text(text.field, fold(text.text)) for text in edited_texts(story)]
    return IndexEntry(
        story=story,
        is_binned=story.binned_at is not None,
        headline=_lines(text for text in texts if text.scope is Scope.HEADLINE),
        byline=_lines(text for text in texts if text.scope is Scope.BYLINE),
        section=_lines(text for text in texts if text.scope is Scope.SECTION),
        texts="\n".join([printed, *(text.text for text in texts if text.text not in printed)]),
    )


def holds(entry: IndexEntry, word: Word) -> bool:
    return word.text in getattr(entry, TEXTS[word.scope])


def _lines(texts: Iterable[Text]) -> str:
    return "\n".join(text.text for text in texts)
