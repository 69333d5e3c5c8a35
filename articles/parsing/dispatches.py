"""Dispatches from several places that stand under one headline, and are one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .bigrams import bigram_codes
from .drafts import Draft, Placed
from .parts import Part
from .wording import COLUMN

P = Part

DISPLAYED = frozenset({P.KICKER, P.HEADLINE, P.SUBHEAD})

OPENING = 200
"""Characters of a dispatch in which it says what a headline over it says."""

TOLD = 3
"""Bigrams that a headline has in common with the dispatches under it; with others it has hardly any."""


def under_one_headline(drafts: Iterable[Draft]) -> list[Draft]:
    """The stories, with dispatches that have no headline in the story above whose headline tells of them."""
    stories: list[list[Draft]] = []
    for draft in drafts:
        if stories and _is_dispatch(draft) and _tells_of(stories[-1][0], draft):
            stories[-1].append(draft)
        else:
            stories.append([draft])
    return [_as_one(*story) if len(story) > 1 else story[0] for story in stories]


def _as_one(first: Draft, *dispatches: Draft) -> Draft:
    return first.with_lines((*first.lines, *(line for draft in dispatches for line in _as_body(draft.lines))))


def _as_body(lines: Sequence[Placed]) -> Iterator[Placed]:
    yield replace(lines[0], part=P.BODY)
    yield from lines[1:]


def _is_dispatch(draft: Draft) -> bool:
    first = draft.lines[0]
    return first.part is P.UNTITLED and first.row.leads


def _tells_of(story: Draft, dispatch: Draft) -> bool:
    headline = [COLUMN.sub("", line.row.text) for line in story.lines if line.part in DISPLAYED]
    return len(bigram_codes(headline) & bigram_codes([_opening(dispatch.lines)])) >= TOLD


def _opening(lines: Sequence[Placed]) -> str:
    return "".join(line.row.text[:OPENING] for line in lines[:3])[:OPENING]
