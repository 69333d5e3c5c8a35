"""The texts of a story that a person reads: the edited fields, and what its source prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Block, Reading, Story
from articles.models.fields import UNSTORABLE, LineField, ProseField

from .expression import Scope, Word
from .fold import fold

FIELDS = tuple(field.name for field in Story._meta.concrete_fields if isinstance(field, LineField | ProseField))
"""All texts of a story: one that is added to the model is searched too."""

SCOPES = {
    **dict.fromkeys(("kicker", "headline", "subhead"), Scope.HEADLINE),
    **dict.fromkeys(("byline", "contributor", "credits"), Scope.BYLINE),
    "section": Scope.SECTION,
}
IN_JSON = {"captions": ("text", "credit"), "credits": ("name",)}
"""Under which keys the texts of a field stand."""
FIRST = ("kicker", "headline", "subhead", "body", "standfirst", "captions", "byline", "credits", "contributor")
"""The order in which a reader wants to know where a word stands; the others follow."""
ORDER = (*FIRST, *(field for field in FIELDS if field not in FIRST))


@dataclass(frozen=True, slots=True)
class Text:
    """`scope` is the narrowest that holds it."""

    field: str
    text: str

    @property
    def scope(self) -> Scope:
        return SCOPES.get(self.field, Scope.ALL)

    @property
    def label(self) -> str:
        return str(Story._meta.get_field(self.field).verbose_name)


def edited_texts(story: Story) -> Iterator[Text]:
    for field in ORDER:
        yield from (Text(field, text) for text in _texts_of(story, field) if text)


def _texts_of(story: Story, field: str) -> list[str]:
    """Captions, their credits and names stand one by one: no word runs over two of them."""
    value = getattr(story, field)
    return [value] if field not in IN_JSON else list(_texts_in(value, IN_JSON[field]))


def _texts_in(value: Any, keys: Sequence[str]) -> Iterator[str]:
    """SQL puts any JSON there, which must not stop who searches or edits another story. Around characters that no word
    has, a text is in pieces: none can be kept."""
    for part in value if isinstance(value, list) else [value]:
        for text in map(part.get, keys) if isinstance(part, dict) else [part]:
            if isinstance(text, str):
                yield from UNSTORABLE.split(text)


def not_edited(story: Story, words: Iterable[Word]) -> list[Word]:
    """Those that are looked for in the print too, or there alone, and stand in no field as edited."""
    folded = [fold(text.text) for text in edited_texts(story)]
    wide = (word for word in words if word.scope in {Scope.ALL, Scope.PRINT})
    return [word for word in wide if word.scope is Scope.PRINT or not any(word.text in text for text in folded)]


def is_in_print_only(missing: Iterable[Word], printed: str) -> bool:
    """Whether the print has any of the words that no field has, and that may stand anywhere."""
    folded = fold(printed)
    return any(word.scope is Scope.ALL and word.text in folded for word in missing)


def printed_texts(stories: Iterable[int]) -> dict[int, str]:
    """What the sources print of the stories, in their reading order, by the id of the story."""
    own = Block.objects.filter(story__in=stories)
    readings = dict(Reading.objects.filter(pk__in=own.values("reading")).values_list("pk", "text"))
    blocks = Block.objects.filter(reading__in=readings).order_by("reading", "-start")
    wanted, pieces, ends = set(stories), [], {pk: len(text) for pk, text in readings.items()}
    for reading, start, story, position in blocks.values_list("reading", "start", "story", "position"):
        if story in wanted:
            pieces.append((story, position, readings[reading][start : ends[reading]]))
        ends[reading] = start
    printed: defaultdict[int, str] = defaultdict(str)
    for story, _position, text in sorted(pieces):
        printed[story] += text
    return printed
