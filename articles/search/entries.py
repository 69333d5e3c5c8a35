"""What the index keeps of a story: an entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articles.models import IndexEntry, Story

from .expression import Scope, Word
from .texts import TEXT_FIELDS, Text, edited_texts, fold, printed_texts

TEXTS = {
    Scope.ALL: "texts",
    Scope.HEADLINE: "headline",
    Scope.BYLINE: "byline",
    Scope.SECTION: "section",
    Scope.PRINT: "printed",
}
"""The attribute of an entry in which a word of a scope is looked for."""

LOOKUPS = {**{scope: f"{name}__holds" for scope, name in TEXTS.items()}, Scope.PRINT: "texts__first_line_holds"}
"""The same as a look-up of the database."""

CONTENT = ("is_binned", "headline", "byline", "section", "texts")
"""All columns of an entry but its key and its story."""


def entries_of(ids: Collection[int]) -> list[IndexEntry]:
    """Entries as they should be, each without its key and with its story; none for a story that is gone.

    They come in the order of their ids, in which they get keys: of a day, the story that came last is the newest.
    """
    stories = Story.objects.filter(pk__in=ids).order_by("pk")
    stories = stories.only(*TEXT_FIELDS, "captions", "credits", "dated", "binned_at")
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


def _lines(texts: Iterable[Text]) -> str:
    return "\n".join(text.text for text in texts)


def entry_holds(entry: IndexEntry, word: Word) -> bool:
    return word.text in getattr(entry, TEXTS[word.scope])
