"""What stories that become one say together, in the order of the print. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from articles.desk.cuts import doubts
from articles.models import Story
from articles.parsing.halves import breaks_off
from articles.parsing.page_numbers import page_order
from articles.parsing.printed_fields import SEPARATORS
from articles.parsing.values import Caution, Role
from articles.records.field_values import CROSSHEAD_MARK
from articles.records.printed import Passage, fields_as_printed, printed_story

BETWEEN = {**{role.value: separator for role, separator in SEPARATORS.items()}, "body": "\n"}
"""What stands between the texts of two stories in each field."""

TITLES = ("kicker", "headline", "subhead")
TEXTS = (*BETWEEN, "captions")

BELOW = {
    Role.KICKER: Role.CROSSHEAD,
    Role.HEADLINE: Role.CROSSHEAD,
    Role.SUBHEAD: Role.CROSSHEAD,
    Role.DATELINE: Role.BODY,
    Role.STANDFIRST: Role.BODY,
}
"""What a printed line is where it comes below the text of another story."""


@dataclass(frozen=True, slots=True)
class Part:
    """A story, its print in the roles that it has in the whole, and what it adds to the fields.

    `goes_on`: its first line is the rest of the sentence in which the story above it breaks off.
    """

    story: Story
    passages: tuple[Passage, ...]
    texts: dict[str, Any]
    goes_on: bool = False


def in_order(stories: Iterable[Story]) -> list[Story]:
    """As they are printed: page by page, and down the page."""
    return sorted(stories, key=_place)


def _place(story: Story) -> tuple[Any, ...]:
    return page_order(story.page), story.source_id or 0, story.position, story.pk


def parts_of(stories: Sequence[Story]) -> list[Part]:
    return [_part(story, stories[:n]) for n, story in enumerate(stories)]


def _has_text(story: Story) -> bool:
    """Whether there is more to it than lines of a title: those may go on in the next story."""
    return any(getattr(story, name) for name in TEXTS if name not in TITLES)


def _part(story: Story, above: Sequence[Story]) -> Part:
    passages = printed_story(story)
    texts = {name: getattr(story, name) for name in TEXTS}
    is_as_printed = texts == fields_as_printed(passages)
    if not any(map(_has_text, above)):
        return Part(story, passages, texts)
    goes_on = _goes_on_the_sentence(above[-1], story, passages)
    in_text = _lay_below(passages)
    passages[0].block.joined |= goes_on
    return Part(story, passages, fields_as_printed(passages) if is_as_printed else _below(texts, in_text), goes_on)


def _goes_on_the_sentence(above: Story, story: Story, passages: Sequence[Passage]) -> bool:
    begins_with_text = passages[0].block.role == Role.BODY and not story.body.startswith(CROSSHEAD_MARK)
    return story.continues_id == above.pk and begins_with_text and breaks_off(above.body)


def _lay_below(passages: Sequence[Passage]) -> list[str]:
    """Give the passages the roles that they have below another text. Returns the fields that are in the text then.

    A byline or a dateline that stands in a line with text is of that paragraph.
    """
    in_text = []
    for n, passage in enumerate(passages):
        block, role = passage.block, Role(passage.block.role)
        if role in (Role.BYLINE, Role.DATELINE) and _goes_on(passages[n : n + 1]) and passages[n + 1 :]:
            block.role, passages[n + 1].block.joined = Role.BODY, True
        elif role in (Role.BYLINE, Role.DATELINE) and _goes_on(passages[:n][-1:]):
            block.role, block.joined = Role.BODY, True
        else:
            block.role = BELOW.get(role, role)
        if block.role == Role.BODY != role:
            in_text.append(role.value)
    return in_text


def _goes_on(passage: Sequence[Passage]) -> bool:
    """Whether there is a passage, and the next one begins in its line."""
    return bool(passage) and not passage[0].text.endswith(("\n", "\r"))


def _below(texts: dict[str, Any], in_text: Iterable[str]) -> dict[str, Any]:
    """The same for texts that were edited."""
    titles = [CROSSHEAD_MARK + texts[name] for name in TITLES if texts[name]]
    opening = "".join(texts[name] for name in dict.fromkeys(in_text) if name != "standfirst")
    gap = "\n" if texts["body"].startswith(CROSSHEAD_MARK) else ""
    lines = [*titles, texts["standfirst"], f"{opening}{gap}{texts['body']}".strip("\n")]
    emptied = dict.fromkeys((*TITLES, "standfirst", *in_text), "")
    return {**texts, **emptied, "body": "\n".join(filter(None, lines))}


def joined_values(parts: Sequence[Part]) -> dict[str, Any]:
    """What the fields of the one story say, and the doubts that are left."""
    stories = [part.story for part in parts]
    first, last = stories[0], stories[-1]
    used = next((story for story in stories if story.selection), first)
    status = first if len({story.status for story in stories}) == 1 else Story()
    left = (code for p in parts for code in doubts(p.story, p.passages, of_the_end=p.story is last))
    return {
        **reduce(_added, parts[1:], parts[0].texts),
        **{name: _first(stories, name) for name in ("section", "genre", "contributor")},
        **{name: "\n".join(filter(None, (getattr(s, name) for s in stories))) for name in ("notes", "supplement")},
        "continued_on": last.continued_on,
        "incomplete": _lacks_its_beginning(first) or _lacks_its_end(last),
        **{name: getattr(status, name) for name in ("status", "reason")},
        **{name: getattr(used, name) for name in ("selection", "used_in")},
        "continues": None if first.continues in stories else first.continues,
        "credits": _once(credit for story in stories for credit in story.credits),
        "visibility": max((story.visibility for story in stories), key=Story.Visibility.values.index),
        "warnings": _once(left),
        "confidence": None,
    }


def _lacks_its_beginning(story: Story) -> bool:
    return story.incomplete and bool(story.continued_from)


def _lacks_its_end(story: Story) -> bool:
    """What goes on another story may lack nothing but its beginning."""
    breaks_off = story.continued_on or Caution.CUT_OFF in story.machine.get("warnings", ())
    return story.incomplete and bool(breaks_off or not story.continued_from)


def _added(before: dict[str, Any], part: Part) -> dict[str, Any]:
    marks = {**BETWEEN, "body": ""} if part.goes_on else BETWEEN
    texts = {name: mark.join(filter(None, (before[name], part.texts[name]))) for name, mark in marks.items()}
    return {**texts, "captions": before["captions"] + part.texts["captions"]}


def _first(stories: Iterable[Story], name: str) -> Any:
    return next(filter(None, (getattr(story, name) for story in stories)), "")


def _once(things: Iterable[Any]) -> list[Any]:
    """Without those that were there before; credits are no keys."""
    found: list[Any] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return found
