"""合并: stories that are one. One of them leads and takes in the others; nothing of any is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import records
from articles.display.errors import explain_validation
from articles.models import Story
from articles.models.journal import current
from articles.models.story import BOUNDARIES
from articles.parsing.halves import breaks_off
from articles.parsing.page_numbers import page_order
from articles.parsing.printed_fields import SEPARATORS
from articles.parsing.values import CROSSHEAD_MARK, Caution, Role
from articles.records.blocks import arrange
from articles.records.printed import Passage, fields_as_printed, printed_story
from articles.records.registers import move_uses

from .cuts import (
    BOUNDARY_DOUBTS,
    END_DOUBTS,
    CannotCut,
    following_print,
    refresh_suggestions,
    relink,
    remaining_doubts,
)

MOST = 50
"""Stories that can be one: more are not one, but selected by mistake."""

BETWEEN = {**{role.value: separator for role, separator in SEPARATORS.items()}, "body": "\n"}
"""What stands between the texts of two stories in each field."""

TITLE_FIELDS = ("kicker", "headline", "subhead")
TEXT_FIELDS = (*BETWEEN, "captions")

ROLE_BELOW = {
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

    `leads`: its titles, status and tags are those of the whole.

    `completes_sentence`: its first line is the rest of the sentence in which the story above it breaks off.
    """

    story: Story
    passages: tuple[Passage, ...]
    texts: dict[str, Any]
    leads: bool
    completes_sentence: bool = False


def merge_stories(stories: Iterable[Story], lead: int | None = None) -> Story:
    """Returns the one story, which is the one with the key `lead`; without it, the first that has a headline.

    One of which only the title is known leaves its uses, units and decisions to the printed one, and adds no text.
    Raises CannotCut with what speaks against it.
    """
    stories = in_print_order(records.locked(story.pk for story in stories))
    if against := reasons_against(stories, lead):
        raise CannotCut(" ".join(against))
    current().describe(" + ".join(map(str, stories)))
    parts = merged_parts(printed(stories), lead)
    leading = next(part.story for part in parts if part.leads)
    others = [story for story in stories if story != leading]
    values = merged_values(parts)
    printed_now = fields_as_printed(passage for part in parts for passage in part.passages)
    follow_print = following_print(values, printed_now, stories)
    try:
        whole = records.edit(leading.pk, values, also_held=[BOUNDARIES], follow_print=follow_print)
    except ValidationError as error:
        raise CannotCut(explain_validation(error)) from error
    blocks = [passage.block for part in parts for passage in part.passages]
    arrange({whole: blocks, **dict.fromkeys(others, ())})
    relink(whole, instead_of=others)
    records.edit_many(others, {"binned_at": timezone.now(), "merged_into": whole})
    records.share_decisions(whole, others)
    move_uses(whole, others)
    refresh_suggestions([whole])
    return whole


def reasons_against(stories: Sequence[Story], lead: int | None = None) -> list[str]:
    """Why they cannot be merged, in words; empty where nothing speaks against it."""
    if not 2 <= len(stories) <= MOST:
        return [_("Choose two stories or more, and no more than %d.") % MOST]
    if lead is not None and lead not in {story.pk for story in stories}:
        return [_("The story that leads is one of those that are merged.")]
    with_print = printed(stories)
    unprinted = [story for story in stories if story not in with_print]
    titles = [story for story in unprinted if with_print and story.pk != lead and story.origin == Story.Origin.TITLE]
    against = [_("“%s” has no printed text.") % story for story in unprinted if story not in titles]
    if len({story.issue_id for story in stories if story not in titles}) > 1:
        against.append(_("They are of different issues."))
    return against + [_("“%s” is in the bin.") % story for story in stories if story.binned_at]


def printed(stories: Iterable[Story]) -> list[Story]:
    return [story for story in stories if story.blocks.exists()]


def in_print_order(stories: Iterable[Story]) -> list[Story]:
    """Page by page, and down the page."""
    return sorted(stories, key=lambda story: (page_order(story.page), story.source_id or 0, story.position, story.pk))


def leading_story(stories: Sequence[Story]) -> Story:
    """Of stories in the order of the print, the one that leads unless a person chooses another."""
    return next((story for story in stories if story.headline), stories[0])


def merged_parts(stories: Sequence[Story], lead: int | None = None) -> list[Part]:
    """What each adds to the one story that they become in this order. Nothing is written."""
    leading = leading_story(stories) if lead is None else next(story for story in stories if story.pk == lead)
    opening = _opening(stories)
    own_titles = opening if leading in opening else [leading]
    return [_part(story, stories[:n], story in own_titles, story == leading) for n, story in enumerate(stories)]


def _opening(stories: Sequence[Story]) -> list[Story]:
    """Mere lines of a title at the beginning, with the story in which they go on; else the first story."""
    with_text = (
        n for n, s in enumerate(stories) if any(getattr(s, name) for name in TEXT_FIELDS if name not in TITLE_FIELDS)
    )
    return list(stories[: next(with_text, len(stories)) + 1])


def _part(story: Story, above: Sequence[Story], keeps_titles: bool, leads: bool) -> Part:
    """Stories that do not keep their titles are text of the whole: their titles are crossheads."""
    passages = printed_story(story)
    texts = {name: getattr(story, name) for name in TEXT_FIELDS}
    completes_sentence = bool(above) and _completes_sentence(above[-1], story, passages)
    if keeps_titles:
        return Part(story, passages, texts, leads)
    is_as_printed = texts == fields_as_printed(passages)
    fields_in_text = _put_below(passages)
    passages[0].block.joined |= completes_sentence
    texts = fields_as_printed(passages) if is_as_printed else _edited_texts_below(texts, fields_in_text)
    return Part(story, passages, texts, leads, completes_sentence)


def _completes_sentence(above: Story, story: Story, passages: Sequence[Passage]) -> bool:
    begins_with_text = passages[0].block.role == Role.BODY and not story.body.startswith(CROSSHEAD_MARK)
    return story.continues_id == above.pk and begins_with_text and breaks_off(above.body)


def _put_below(passages: Sequence[Passage]) -> list[str]:
    """Give the passages the roles that they have below another text. Returns the fields that are in the text then.

    A byline or a dateline that stands in a line with text is of that paragraph.
    """
    fields_in_text = []
    for n, passage in enumerate(passages):
        block, role = passage.block, Role(passage.block.role)
        begins_line = n == 0 or passages[n - 1].ends_line
        ends_line = passage.ends_line or passage is passages[-1]
        if role not in (Role.BYLINE, Role.DATELINE) or (begins_line and ends_line):
            block.role = ROLE_BELOW.get(role, role)
        else:
            block.role = Role.BODY
            (block if ends_line else passages[n + 1].block).joined = True
        if block.role == Role.BODY != role:
            fields_in_text.append(role.value)
    return fields_in_text


def _edited_texts_below(texts: dict[str, Any], fields_in_text: Sequence[str]) -> dict[str, Any]:
    """The texts of a story that was edited, as they are below another text."""
    titles = [CROSSHEAD_MARK + texts[name] for name in TITLE_FIELDS if texts[name]]
    opening = "".join(texts[name] for name in dict.fromkeys(fields_in_text) if name != "standfirst")
    gap = "\n" if texts["body"].startswith(CROSSHEAD_MARK) else ""
    lines = [*titles, texts["standfirst"], f"{opening}{gap}{texts['body']}".strip("\n")]
    emptied = dict.fromkeys((*TITLE_FIELDS, "standfirst", *fields_in_text), "")
    return {**texts, **emptied, "body": "\n".join(filter(None, lines))}


def merged_values(parts: Sequence[Part]) -> dict[str, Any]:
    """What the fields of the one story say, and the doubts that are left."""
    stories = [part.story for part in parts]
    first, last = stories[0], stories[-1]
    leading = next(part.story for part in parts if part.leads)
    by_rank = [leading, *(story for story in stories if story != leading)]
    # What continues another story may lack nothing but its beginning.
    lacks_end = last.continued_on or Caution.CUT_OFF in last.machine.get("warnings", ()) or not last.continued_from
    doubts = (
        code
        for part in parts
        for code in remaining_doubts(
            part.story,
            [passage.block for passage in part.passages],
            BOUNDARY_DOUBTS if part.story is last else BOUNDARY_DOUBTS | END_DOUBTS,
        )
    )
    return {
        **reduce(_add_texts, parts[1:], parts[0].texts),
        **{name: _first(by_rank, name) for name in ("section", "genre", "selection")},
        **{name: "\n".join(filter(None, (getattr(s, name) for s in stories))) for name in ("notes", "supplement")},
        "continued_on": last.continued_on,
        "incomplete": bool((first.incomplete and first.continued_from) or (last.incomplete and lacks_end)),
        "continues": None if first.continues in stories else first.continues,
        "credits": _each_once(credit for story in stories for credit in story.credits),
        "visibility": max((story.visibility for story in stories), key=Story.Visibility.values.index),
        "warnings": _each_once(doubts),
        "confidence": None,
    }


def _add_texts(before: dict[str, Any], part: Part) -> dict[str, Any]:
    marks = {**BETWEEN, "body": ""} if part.completes_sentence else BETWEEN
    texts = {name: mark.join(filter(None, (before[name], part.texts[name]))) for name, mark in marks.items()}
    return {**texts, "captions": before["captions"] + part.texts["captions"]}


def _first(stories: Iterable[Story], name: str) -> Any:
    return next(filter(None, (getattr(story, name) for story in stories)), "")


def _each_once(things: Iterable[Any]) -> list[Any]:
    """In their order; credits cannot be keys of a dict."""
    found: list[Any] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return found
