"""拆分: one story that is two. What is printed from a line on is a story of its own; nothing is left out of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import records
from articles.desk.cuts import CannotCut, continue_from, doubts, keep_blocks, tell_anew, write_blocks
from articles.display.errors import explain_validation
from articles.models import Action, Story, change
from articles.models.story import BOUNDS
from articles.parsing.names import signers
from articles.parsing.values import PRINTING_ROLES, Role
from articles.records.field_values import CROSSHEAD_MARK
from articles.records.printed import Passage, fields_as_printed, printed_story

END = {"continued_on": "", "incomplete": False, "supplement": ""}
"""What is of the end of a story, and goes with it; and what it leaves behind."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the two stories would say."""

    passages: tuple[Passage, ...]
    rest: tuple[Passage, ...]
    values: dict[str, Any]
    rest_values: dict[str, Any]


def cut(story: Story, at: int, headline: int | None = None) -> Cut:
    """Where the rest begins with the block `at`; `headline` is the block that its headline is printed in, if any.

    Raises CannotCut where the story does not have these blocks, or nothing would be left of it.
    """
    passages = printed_story(story)
    before = fields_as_printed(passages)
    n = next((n for n, passage in enumerate(passages) if passage.block.pk == at), 0)
    first, rest = passages[:n], passages[n:]
    if not any(passage.block.role in PRINTING_ROLES for passage in first):
        raise CannotCut(_("A new story begins below the first line of the old one."))
    _head(rest, headline)
    values, rest_values = _parted(story, before, fields_as_printed(first), fields_as_printed(rest))
    return Cut(
        first,
        rest,
        {**values, **END, "warnings": doubts(story, first, of_the_end=False), "confidence": None},
        {**rest_values, "warnings": doubts(story, rest, of_the_end=True), "confidence": None},
    )


def split(story: Story, at: int, headline: int | None = None, *, by: Any) -> Story:
    """Returns the new story. Raises CannotCut."""
    try:
        with change(Action.SPLIT, by=by, note=str(story)) as opened:
            story = records.locked([story.pk])[0]
            parted = cut(story, at, headline)
            keep_blocks(opened.record(), [story])
            return _split(story, parted)
    except ValidationError as error:
        raise CannotCut(explain_validation(error)) from error


def _split(story: Story, parted: Cut) -> Story:
    new = Story(
        **parted.rest_values,
        **{
            name: getattr(story, name)
            for name in (*END, "kind", "section", "visibility", "issue", "position", "machine")
        },
        origin=Story.Origin.PRINTED,
        source=parted.rest[0].block.reading.source,
    )
    new.held = {**_marks_of(story), **records.marks([BOUNDS, "headline", *["kicker"] * bool(new.kicker)])}
    records.create([new])
    continue_from(new, instead_of=[story])
    story = records.rebound(story.pk, parted.values)
    write_blocks(parted.passages, story)
    write_blocks(parted.rest, new)
    tell_anew([story, new])
    return new


def _marks_of(story: Story) -> dict[str, Any]:
    """A text that a person wrote is a person's in both halves."""
    return {name: mark for name, mark in story.held.items() if name in ("body", "section", "kind", *END)}


def _head(rest: Sequence[Passage], headline: int | None) -> None:
    """The new story begins anew with its first line; what is above its headline is a kicker."""
    rest[0].block.joined = False
    if headline is None:
        return
    n = next((n for n, passage in enumerate(rest) if passage.block.pk == headline), None)
    if n is None:
        raise CannotCut(_("The headline is a line of the new story."))
    for passage in rest[:n]:
        if passage.block.role in PRINTING_ROLES:
            passage.block.role = Role.KICKER
    rest[n].block.role = Role.HEADLINE
    for passage in rest[n : n + 2]:
        passage.block.joined = False


def _parted(story: Story, before: dict[str, Any], first: dict[str, Any], rest: dict[str, Any]) -> tuple[Any, Any]:
    """What is as printed is printed in the halves; what was edited stays, but for the text, which is cut in two."""
    edited = {name: getattr(story, name) for name in before if getattr(story, name) != before[name]}
    values, rest_values = {**first, **edited}, rest
    if "body" in edited:
        values["body"], below = _cut_text(edited["body"], before["body"], _lines(first["body"]))
        titles = (rest["kicker"], rest["headline"])
        lines = [line for line in below.split("\n") if line.removeprefix(CROSSHEAD_MARK) not in titles]
        rest_values = {**rest, "body": "\n".join(lines)}
    if "captions" in edited:
        rest_values = {**rest_values, "captions": []}
    values["credits"], credits = _parted_credits(story.credits, values, rest_values)
    return values, {**rest_values, "credits": credits}


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _cut_text(edited: str, printed: str, line: int) -> tuple[str, str]:
    """The edited text above and below the place where the printed one is cut: above the line with that number."""
    lines, old = edited.split("\n"), printed.split("\n")
    place = len(lines)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, lines, autojunk=False).get_opcodes():
        if i1 <= line < i2:
            place = j1 + (line - i1 if tag == "equal" else min(line - i1, j2 - j1))
    return "\n".join(lines[:place]), "\n".join(lines[place:])


def _parted_credits(credits: Sequence[dict[str, str]], first: Any, rest: Any) -> tuple[list[Any], list[Any]]:
    """Whoever signs only the rest is an author of it; whoever signs neither stays."""
    names = {one["name"] for one in credits}
    signing, signing_rest = (signers(_signatures(texts), names) for texts in (first, rest))
    of_rest = [one for one in credits if one["name"] in signing_rest]
    return [one for one in credits if one not in of_rest or one["name"] in signing], of_rest


def _signatures(texts: Any) -> list[str]:
    """Where those who wrote and photographed are named."""
    captions = [text for caption in texts["captions"] for text in (caption["text"], caption["credit"] or "")]
    return [texts["byline"], texts["dateline"], *captions]
