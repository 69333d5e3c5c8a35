"""The fields of stories follow their print. What a person wrote into them stays, and goes where its print goes.

A field is a row of items: paragraphs and crossheads of the body, lines of the standfirst, captions, or one title. What
is printed as each is compared with what the field says, so that an edited item is known by the blocks that it comes
from. Where that cannot be told, the field keeps what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from articles.models import Story
from articles.parsing.names import names_in
from articles.parsing.printed_fields import SEPARATORS, PieceGroups, group_pieces
from articles.parsing.values import CROSSHEAD_MARK, Role
from articles.records.from_parse import credits_of

TITLES = ("kicker", "headline", "subhead", "byline", "dateline")
"""Fields of one item."""

FIELDS = (*TITLES, "standfirst", "body", "captions")

SIMILAR = 0.5
"""The least share of characters in common by which an edited paragraph is known for the printed one."""

SIGNING = (Role.BYLINE, Role.CREDIT)
"""Roles of the print from which the parser reads the credits."""


class Span(NamedTuple):
    """Where a block lies: the key of its reading, and offsets in the text of that."""

    reading: int
    start: int
    end: int


class PlacedSpan(NamedTuple):
    """A block as a story has it."""

    span: Span
    role: Role
    joined: bool


Texts = Mapping[Span, str]
"""Of blocks, without the white space around."""

Prints = Mapping[int, Sequence[PlacedSpan]]
"""By the key of a story: its blocks in reading order."""


@dataclass(frozen=True, slots=True)
class FieldItem:
    """What blocks print as one item of a field.

    There is nothing between the texts of the spans of a group. A caption has two groups, its text and its credit; of
    the others only a title has more than one.
    """

    role: Role
    groups: tuple[tuple[Span, ...], ...]

    @property
    def spans(self) -> set[Span]:
        return {span for group in self.groups for span in group}

    def without(self, spans: set[Span]) -> FieldItem:
        groups = (tuple(span for span in group if span not in spans) for group in self.groups)
        return FieldItem(self.role, tuple(group for group in groups if group or self.role is Role.CAPTION))

    def value(self, texts: Texts) -> Any:
        """What the field says where the spans say this."""
        parts = ["".join(texts[span] for span in group) for group in self.groups]
        if self.role is Role.CAPTION:
            return {"text": parts[0], "credit": parts[1] or None}
        mark = CROSSHEAD_MARK if self.role is Role.CROSSHEAD else ""
        return mark + SEPARATORS.get(self.role, "").join(filter(None, parts))

    def divide(self, value: Any, texts: Texts) -> dict[Span, str] | None:
        """What each of the spans says where the field says this; None where that cannot be told."""
        if self.role is not Role.CAPTION:
            return _divide(self.groups, SEPARATORS.get(self.role, ""), value.removeprefix(CROSSHEAD_MARK), texts)
        said = _divide(self.groups[:1], "", value["text"], texts)
        signed = _divide(self.groups[1:], "", value["credit"] or "", texts)
        return None if said is None or signed is None else said | signed


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """Where an item is among those that the field says: from `start` to `end`.

    `is_told` where it is those, and nothing else is: one, or none where a person took it out.
    """

    start: int
    end: int
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class FieldPrint:
    """What is printed in a field, what the field says, and where each of the one is in the other."""

    items: list[FieldItem]
    said: list[Any]
    places: list[ItemPlace]


class Following:
    """What fields say of the print as it is, so that they can say it of the print as it will be."""

    def __init__(self, stories: Iterable[Story], prints: Prints, texts: Texts) -> None:
        """`texts` has those of all blocks that are given to stories, or taken from them."""
        self._prints, self._texts = prints, dict(texts)
        self._said: dict[Span, str] = dict(texts)
        self._fields: dict[tuple[int, str], FieldPrint] = {}
        for story in stories:
            groups = group_pieces(prints.get(story.pk, ()))
            for name in FIELDS:
                self._fields[story.pk, name] = self._read(name, items_of(name, groups), getattr(story, name))

    def _read(self, name: str, items: list[FieldItem], value: Any) -> FieldPrint:
        printed = [item.value(self._texts) for item in items]
        if value == _field_value(name, printed):
            return FieldPrint(items, printed, [ItemPlace(n, n + 1) for n in range(len(items))])
        said = _said_items(name, value)
        places = _places(name, printed, said)
        for n, (item, place) in enumerate(zip(items, places, strict=True)):
            if not place.is_told or place.start == place.end or said[place.start] == printed[n]:
                continue
            parts = item.divide(said[place.start], self._texts)
            if parts is None:
                places[n] = ItemPlace(place.start, place.end, is_told=False)
            self._said |= parts or {}
        return FieldPrint(items, said, places)

    def cut(self, span: Span, halves: Mapping[Span, str]) -> bool:
        """Know the halves of a span with what is printed in them; False where it cannot be told what they say now."""
        parts = _divide([tuple(halves)], "", self._said[span], halves)
        self._texts |= halves
        self._said |= parts or {}
        return parts is not None

    def values(self, story: Story, print: Sequence[PlacedSpan]) -> tuple[dict[str, Any], list[str]]:
        """The fields that change where the story has this print, and the names of those that keep more or less than
        their print, because it cannot be told what of them comes from the blocks that changed.
        """
        groups, values, untold = group_pieces(print), {}, []
        for name in FIELDS:
            field, items = self._fields.get((story.pk, name), FieldPrint([], [], [])), items_of(name, groups)
            if items != field.items:
                said, is_told = _follow(field, items, self._said)
                values[name] = _field_value(name, said)
                untold += [] if is_told else [name]
        values["credits"] = _followed_credits(
            story.credits, *map(self._signing, (self._prints.get(story.pk, ()), print))
        )
        return {name: value for name, value in values.items() if value != getattr(story, name)}, untold

    def printed(self, print: Sequence[PlacedSpan]) -> dict[str, Any]:
        """What the fields of text say where they say what is printed."""
        groups = group_pieces(print)
        return {
            name: _field_value(name, [item.value(self._texts) for item in items_of(name, groups)]) for name in FIELDS
        }

    def _signing(self, print: Sequence[PlacedSpan]) -> list[dict[str, str]]:
        return credits_of(names_in(self._said[placed.span] for placed in print if placed.role in SIGNING))


def items_of(name: str, groups: PieceGroups[Span]) -> list[FieldItem]:
    """What is printed in a field."""
    if name == "body":
        return [FieldItem(role, (tuple(spans),)) for role, spans in groups.text]
    if name == "captions":
        return [FieldItem(Role.CAPTION, (tuple(texts), tuple(credits))) for texts, credits in groups.captions]
    lines = tuple(map(tuple, groups.lines.get(Role(name), ())))
    if name in TITLES:
        return [FieldItem(Role(name), lines)] if lines else []
    return [FieldItem(Role(name), (line,)) for line in lines]


def _said_items(name: str, value: Any) -> list[Any]:
    if name == "captions":
        return list(value)
    if name in TITLES:
        return [value] if value else []
    return value.split("\n") if value else []


def _field_value(name: str, items: Sequence[Any]) -> Any:
    if name == "captions":
        return list(items)
    return SEPARATORS[Role(name)].join(filter(None, items)) if name in TITLES else "\n".join(items)


def _places(name: str, printed: Sequence[Any], said: Sequence[Any]) -> list[ItemPlace]:
    """Of each printed item among those that the field says."""
    if name in TITLES:
        return [ItemPlace(0, len(said)) for _ in printed]
    lines, others = list(map(_line, printed)), list(map(_line, said))
    found: list[ItemPlace] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [ItemPlace(j, j + 1) for j in range(j1, j2)]
        elif tag != "insert":
            found += _places_by_likeness(lines[i1:i2], others[j1:j2], j1)
    return found


def _places_by_likeness(printed: Sequence[str], said: Sequence[str], offset: int) -> Iterator[ItemPlace]:
    """In the order of both. A line without one that is like it may be in any other that is left over."""
    pairs: list[int | None] = []
    begin = 0
    for line in printed:
        pairs.append(next((n for n in range(begin, len(said)) if _are_alike(line, said[n])), None))
        begin = begin if pairs[-1] is None else pairs[-1] + 1
    place = 0
    for n, pair in enumerate(pairs):
        if pair is None:
            end = next((later for later in pairs[n:] if later is not None), len(said))
            yield ItemPlace(offset + place, offset + end, is_told=place == end)
        else:
            place = pair + 1
            yield ItemPlace(offset + pair, offset + place)


def _line(item: Any) -> str:
    return f"{item['text']}|{item['credit'] or ''}" if isinstance(item, dict) else item.removeprefix(CROSSHEAD_MARK)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR


def _divide(groups: Sequence[Sequence[Span]], separator: str, edited: str, texts: Texts) -> dict[Span, str] | None:
    """The edited text of the groups, span by span; None where a person wrote across the place where two meet."""
    spans = [span for group in groups for span in group]
    if len(spans) <= 1:
        return None if edited and not spans else dict.fromkeys(spans, edited)
    printed = separator.join("".join(texts[span] for span in group) for group in groups)
    ends, end = [], 0
    for group in groups:
        for span in group:
            end += len(texts[span])
            ends.append(end)
        end += len(separator)
    cuts = [0, *(_place_in(edited, printed, end) for end in ends[:-1]), len(edited)]
    if None in cuts:
        return None
    return {span: edited[cuts[n] : cuts[n + 1]].strip() for n, span in enumerate(spans)}


def _place_in(edited: str, printed: str, place: int) -> int | None:
    """Where a place of the printed text is in the edited one; None where that was written anew."""
    from_end = len(printed) - place
    if place <= _common_length(printed, edited):
        return place
    if from_end <= _common_length(printed[::-1], edited[::-1]):
        return len(edited) - from_end
    matches = SequenceMatcher(None, printed, edited, autojunk=False).get_matching_blocks()
    return next((b + place - a for a, b, size in matches if size and a <= place <= a + size), None)


def _common_length(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginnings on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _follow(field: FieldPrint, items: Sequence[FieldItem], said: Texts) -> tuple[list[Any], bool]:
    """What the field says where these items are printed, and whether it was told what of it changed."""
    untold = {
        span for item, place in zip(field.items, field.places, strict=True) if not place.is_told for span in item.spans
    }
    taken: set[int] = set()
    put: dict[int, list[Any]] = {}
    is_told = True
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, field.items, items, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for place in field.places[i1:i2]:
            taken.update(range(place.start, place.end) if place.is_told else ())
            is_told &= place.is_told
        place = field.places[i2].start if i2 < len(field.places) else _end(field)
        for item in items[j1:j2]:
            is_told &= untold.isdisjoint(item.spans)
            left = item.without(untold)
            put.setdefault(place, []).extend([left.value(said)] if left.spans else [])
    kept = ([*put.get(n, ()), *([] if n in taken else field.said[n : n + 1])] for n in range(len(field.said) + 1))
    return [each for row in kept for each in row], is_told


def _end(field: FieldPrint) -> int:
    """Behind the last printed item; what a person added to a field that prints nothing comes first."""
    return field.places[-1].end if field.places else len(field.said)


def _followed_credits(
    credits: Sequence[dict[str, str]], before: Sequence[dict[str, str]], after: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """Without those who sign no longer, with those who sign now; those whom a person named stay."""
    if list(credits) == list(before):
        return list(after)
    staying = [credit for credit in credits if credit in after or credit not in before]
    return staying + [credit for credit in after if credit not in before and credit not in staying]
