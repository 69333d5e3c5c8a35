"""Several pieces that stand under one headline, and are one story: dispatches, signed parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .bigrams import bigram_codes
from .elements import Element
from .grouping import StoryLines
from .layout import PlacedLine
from .wording import COLUMN

E = Element

DISPLAY = frozenset({E.KICKER, E.HEADLINE, E.SUBHEAD})

DISPATCH_OPENING = 200
"""Characters of a dispatch in which it says what a headline over it says."""

FEWEST_IN_COMMON = 3
"""Bigrams that a headline has in common with the dispatches under it; with others it has hardly any."""

SIGNED_PART = ((E.KICKER, E.HEADLINE, E.BYLINE), (E.HEADLINE, E.SUBHEAD, E.BYLINE))
"""How the parts of a feature begin."""

LONGEST_NOTE = 3
"""Paragraphs that the editors may set over the parts."""

IN_THE_FEATURE = {
    E.KICKER: E.CROSSHEAD,
    E.HEADLINE: E.CROSSHEAD,
    E.SUBHEAD: E.CROSSHEAD,
    E.PHOTO_TEXT: E.CAPTION,
    E.PHOTO_END: E.CREDIT,
}
"""What the lines of a part are in the whole."""


def with_dispatches(stories: Sequence[StoryLines]) -> list[StoryLines]:
    """The stories, each with the dispatches from several places under it that its headline speaks of."""
    groups: list[list[StoryLines]] = []
    for story in stories:
        first = story.lines[0]
        is_dispatch = first.element is E.UNTITLED and first.line.is_lead
        if groups and is_dispatch and _speaks_of(groups[-1][0], story):
            groups[-1].append(story.with_lines((replace(first, element=E.BODY), *story.lines[1:])))
        else:
            groups.append([story])
    return [_as_one(group) for group in groups]


def _speaks_of(story: StoryLines, dispatch: StoryLines) -> bool:
    headline = [COLUMN.sub("", placed.line.text) for placed in story.lines if placed.element in DISPLAY]
    opening = "".join(placed.line.text[:DISPATCH_OPENING] for placed in dispatch.lines[:3])[:DISPATCH_OPENING]
    return len(bigram_codes(headline) & bigram_codes([opening])) >= FEWEST_IN_COMMON


def with_parts(stories: Sequence[StoryLines]) -> list[StoryLines]:
    """The stories, each feature with its parts.

    A feature has a headline with the name of its column, and under it no byline, but pictures or a note of the editors;
    each of its parts has a headline of two lines and a byline.
    """
    groups: list[list[StoryLines]] = []
    is_inside = False
    for k, story in enumerate(stories):
        is_inside = _is_signed_part(story) and not _has_column(story) if is_inside else _begins_parts(stories, k)
        if groups and is_inside:
            groups[-1].append(story.with_lines(map(_as_part, story.lines)))
        else:
            groups.append([story])
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[StoryLines]) -> StoryLines:
    return group[0].with_lines(placed for story in group for placed in story.lines)


def _as_part(placed: PlacedLine) -> PlacedLine:
    return replace(placed, element=IN_THE_FEATURE.get(placed.element, placed.element))


def _begins_parts(stories: Sequence[StoryLines], k: int) -> bool:
    """Whether story k and the next are parts, and the story before them is the head of a feature."""
    parts = stories[k : k + 2]
    return k > 0 and len(parts) == 2 and all(map(_is_signed_part, parts)) and _heads_feature(stories[k - 1])


def _heads_feature(story: StoryLines) -> bool:
    if not _has_column(story) or story.has(E.BYLINE, E.LEAD):
        return False
    return sum(placed.element is E.BODY for placed in story.lines) <= LONGEST_NOTE


def _is_signed_part(story: StoryLines) -> bool:
    return tuple(placed.element for placed in story.lines[:3]) in SIGNED_PART


def _has_column(story: StoryLines) -> bool:
    return any(placed.element is E.HEADLINE and COLUMN.search(placed.line.text) for placed in story.lines)
