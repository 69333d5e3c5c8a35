"""拆分: one story that is two. What is printed from a line on is a story of its own; nothing is left out of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import records
from articles.display.errors import explain_validation
from articles.models import Story
from articles.models.journal import current
from articles.models.story import BOUNDARIES
from articles.parsing.names import signers
from articles.parsing.values import CROSSHEAD_MARK, PRINTING_ROLES, Role
from articles.records.blocks import arrange
from articles.records.printed import Passage, fields_as_printed, printed_story

from .cuts import (
    BOUNDARY_DOUBTS,
    END_DOUBTS,
    CannotCut,
    following_print,
    refresh_suggestions,
    relink,
    remaining_doubts,
)

BLANK_ENDING = {"continued_on": "", "incomplete": False, "supplement": ""}
"""Fields of a story's ending: they move to the second half; the first gets these blanks."""

SHARED = ("kind", "section", "visibility", "issue", "position", "machine")
"""Fields that both halves have from the story."""

HELD_IN_BOTH = ("body", "section", "kind", *BLANK_ENDING)
"""Fields that stay a person's in both halves, where a person decided them."""


@dataclass(frozen=True, slots=True)
class Halves:
    """What the two stories would be: the passages and values of each. `printed` is what those of the first say."""

    passages: tuple[Passage, ...]
    rest: tuple[Passage, ...]
    printed: dict[str, Any]
    values: dict[str, Any]
    rest_values: dict[str, Any]


def halves_of(story: Story, at: int, headline: int | None = None) -> Halves:
    """The rest begins with the block `at`; `headline` is the block in which its headline is printed, if any.

    Raises CannotCut where the story does not have these blocks, or nothing would be left of it.
    """
    passages = printed_story(story)
    before = fields_as_printed(passages)
    n = next((n for n, passage in enumerate(passages) if passage.block.pk == at), 0)
    first, rest = passages[:n], passages[n:]
    if not any(passage.block.role in PRINTING_ROLES for passage in first):
        raise CannotCut(_("A new story begins below the first line of the old one."))
    _begin_anew(rest, headline)
    printed = fields_as_printed(first)
    values, rest_values = _divided(story, before, printed, fields_as_printed(rest))
    doubts = remaining_doubts(story, [passage.block for passage in first], BOUNDARY_DOUBTS | END_DOUBTS)
    rest_doubts = remaining_doubts(story, [passage.block for passage in rest], BOUNDARY_DOUBTS)
    return Halves(
        first,
        rest,
        printed,
        {**values, **BLANK_ENDING, "warnings": doubts, "confidence": None},
        {**rest_values, "warnings": rest_doubts, "confidence": None},
    )


def split_story(story: Story, at: int, headline: int | None = None) -> Story:
    """Returns the new story. Raises CannotCut as `halves_of`, and where a half cannot be stored."""
    story = records.locked([story.pk])[0]
    current().describe(str(story))
    halves = halves_of(story, at, headline)
    names = (*BLANK_ENDING, *SHARED)
    new = Story(
        **halves.rest_values,
        **{name: getattr(story, name) for name in names},
        origin=Story.Origin.PRINTED,
        source=halves.rest[0].block.reading.source,
    )
    decided = {name: mark for name, mark in story.held.items() if name in HELD_IN_BOTH}
    titles = ["headline", *["kicker"] * bool(new.kicker)]
    new.held = {**decided, **records.marks([BOUNDARIES, *titles], follow_print=titles)}
    follow_print = following_print(halves.values, halves.printed, [story])
    try:
        records.create([new])
        relink(new, instead_of=[story])
        story = records.edit(story.pk, halves.values, also_held=[BOUNDARIES], follow_print=follow_print)
    except ValidationError as error:
        raise CannotCut(explain_validation(error)) from error
    arrange({story: [passage.block for passage in halves.passages], new: [passage.block for passage in halves.rest]})
    refresh_suggestions([story, new])
    return new


def _begin_anew(rest: Sequence[Passage], headline: int | None) -> None:
    """The first line of the new story goes on none; what is above its headline is a kicker."""
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


def _divided(
    story: Story, before: dict[str, Any], first: dict[str, Any], rest: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is as printed is as printed in the halves; what was edited stays, but for the text, which is cut in two."""
    edited = {name: getattr(story, name) for name in before if getattr(story, name) != before[name]}
    values, rest_values = {**first, **edited}, rest
    if "body" in edited:
        lines_above = len(first["body"].split("\n")) if first["body"] else 0
        values["body"], below = _cut_text(edited["body"], before["body"], lines_above)
        titles = (rest["kicker"], rest["headline"])
        lines = [line for line in below.split("\n") if line.removeprefix(CROSSHEAD_MARK) not in titles]
        rest_values = {**rest, "body": "\n".join(lines)}
    if "captions" in edited:
        rest_values = {**rest_values, "captions": []}
    values["credits"], credits = _divided_credits(story.credits, values, rest_values)
    return values, {**rest_values, "credits": credits}


def _cut_text(edited: str, printed: str, line: int) -> tuple[str, str]:
    """The edited text above and below the place where the printed one is cut: above the line with that number."""
    lines, old = edited.split("\n"), printed.split("\n")
    place = len(lines)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, lines, autojunk=False).get_opcodes():
        if i1 <= line < i2:
            place = j1 + (line - i1 if tag == "equal" else min(line - i1, j2 - j1))
    return "\n".join(lines[:place]), "\n".join(lines[place:])


def _divided_credits(
    credits: Sequence[dict[str, str]], first: dict[str, Any], rest: dict[str, Any]
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Whoever signs only the rest is an author of it; whoever signs neither stays."""
    names = {one["name"] for one in credits}
    signing, signing_rest = (signers(_signatures(values), names) for values in (first, rest))
    of_rest = [one for one in credits if one["name"] in signing_rest]
    return [one for one in credits if one not in of_rest or one["name"] in signing], of_rest


def _signatures(values: dict[str, Any]) -> list[str]:
    """Where those who wrote and photographed are named."""
    captions = [text for caption in values["captions"] for text in (caption["text"], caption["credit"] or "")]
    return [values["byline"], values["dateline"], *captions]
