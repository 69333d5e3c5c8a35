"""The texts of a story that a person reads, edited and as printed, and the folded form in which they are compared."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Block, Reading, Story
from articles.models.fields import UNSTORABLE, LineField, ProseField

from .expression import Scope, Word

FULL_WIDTH = range(0xFF01, 0xFF5F)
"""！ to ～: each stands 0xFEE0 above its ASCII twin."""


def _folding() -> dict[int, str | None]:
    """What `str.translate` takes: white space is removed, full width and capitals become plain small ASCII."""
    spaces = {code: None for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    ascii_case = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    width = {code: chr(code - 0xFEE0).lower() for code in FULL_WIDTH}
    return {**spaces, **ascii_case, **width}


FOLDING = _folding()


def fold(text: str) -> str:
    """`Ｔ3 出行` and `t3出行` are one; 軍 and 军 are two."""
    return text.translate(FOLDING)


TEXT_FIELDS = tuple(field.name for field in Story._meta.concrete_fields if isinstance(field, LineField | ProseField))
"""The columns of a story that are texts: one that is added to the model is searched too."""

SCOPES = {
    **dict.fromkeys(("kicker", "headline", "subhead"), Scope.HEADLINE),
    **dict.fromkeys(("byline", "credits"), Scope.BYLINE),
    "section": Scope.SECTION,
}
"""The narrowest scope of a field; that of the others is ALL."""

JSON_KEYS = {"captions": ("text", "credit"), "credits": ("name",)}
"""Under which keys the texts of a JSON field stand."""

FIRST = ("kicker", "headline", "subhead", "body", "standfirst", "captions", "byline", "credits")
FIELDS = (*FIRST, *(field for field in TEXT_FIELDS if field not in FIRST))
"""All fields with texts, in the order in which a reader wants to know where a word stands."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a story, and the name of the field that holds it."""

    field: str
    text: str

    @property
    def scope(self) -> Scope:
        return SCOPES.get(self.field, Scope.ALL)

    @property
    def label(self) -> str:
        return str(Story._meta.get_field(self.field).verbose_name)

    def sought(self, words: Iterable[Word]) -> list[Word]:
        """Those of the words that are looked for in this field."""
        return [word for word in words if word.scope in {Scope.ALL, self.scope}]


def edited_texts(story: Story) -> Iterator[Text]:
    """All texts of its fields that are not empty. Captions, their credits and names stand one by one: no word runs over
    two of them."""
    for field in FIELDS:
        value = getattr(story, field)
        texts = _texts_in(value, JSON_KEYS[field]) if field in JSON_KEYS else [value]
        yield from (Text(field, text) for text in texts if text)


def _texts_in(value: Any, keys: Sequence[str]) -> Iterator[str]:
    """The texts of a JSON field. SQL may put any JSON there, which must not stop who searches or edits other stories:
    characters that cannot be stored, which no word has, part a text in two."""
    for part in value if isinstance(value, list) else [value]:
        for text in map(part.get, keys) if isinstance(part, dict) else [part]:
            if isinstance(text, str):
                yield from UNSTORABLE.split(text)


def printed_texts(stories: Iterable[int]) -> dict[int, str]:
    """What the sources print of the stories with these ids, in their reading order, by id; nothing for one without a
    source."""
    own = Block.objects.filter(story__in=stories)
    readings = dict(Reading.objects.filter(pk__in=own.values("reading")).values_list("pk", "text"))
    blocks = Block.objects.filter(reading__in=readings).order_by("reading", "-start")
    asked, pieces, ends = set(stories), [], {pk: len(text) for pk, text in readings.items()}
    for reading, start, story, position in blocks.values_list("reading", "start", "story", "position"):
        if story in asked:
            pieces.append((story, position, readings[reading][start : ends[reading]]))
        ends[reading] = start
    printed: defaultdict[int, str] = defaultdict(str)
    for story, _position, text in sorted(pieces):
        printed[story] += text
    return printed


def words_not_edited(story: Story, words: Iterable[Word]) -> list[Word]:
    """The words that may stand in the print, or must, and stand in no field as edited."""
    folded = [fold(text.text) for text in edited_texts(story)]
    wide = (word for word in words if word.scope in {Scope.ALL, Scope.PRINT})
    return [word for word in wide if word.scope is Scope.PRINT or not any(word.text in text for text in folded)]


def is_in_print_only(missing: Iterable[Word], printed: str) -> bool:
    """Whether the print has a word that may stand anywhere. `missing` are the words that no field has."""
    folded = fold(printed)
    return any(word.scope is Scope.ALL and word.text in folded for word in missing)
