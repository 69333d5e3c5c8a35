"""Briefs without headline after the last paragraph of a story, told from it by nothing but their subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import sqrt

from .bigrams import Codes, bigram_codes
from .elements import Element
from .grouping import StoryLines
from .layout import PlacedLine
from .wording import TELLS_WHEN

SHORTEST = 60
"""Characters of a brief that is one paragraph."""

OPENING = 40
"""Characters in which a brief says when it was, or who says so."""

WINDOW = 2000
"""Characters before a paragraph with which it is compared."""

FEW = 400
"""Bigrams: a longer text has those in common with others that any text has."""

UNLIKE = 0.08
"""The likeness below which a paragraph that opens as a brief does is none of the story's; measured on newspapers."""

STRANGE = 0.04
"""The same for a paragraph that does not open so."""

FEWEST, MOST = 2, 12
"""Briefs that stand together."""

DOUBT = 4.0
"""The margin of a beginning that nothing printed shows."""


def with_trailing_briefs(stories: Iterable[StoryLines]) -> Iterator[StoryLines]:
    """The stories, with the briefs at their ends as stories of their own."""
    for story in stories:
        at = len(story.lines) - len(_briefs(story.lines))
        yield story.with_lines(story.lines[:at])
        for placed in story.lines[at:]:
            yield story.with_lines((replace(placed, element=Element.UNTITLED, start_margin=DOUBT),))


def _briefs(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The last lines, as far as each is a brief; none where they are too few, or most do not open as briefs do."""
    at = len(lines)
    if not any(map(_opens_as_brief, lines[-FEWEST:])):
        return ()
    while at > 1 and len(lines) - at < MOST and _is_brief(lines, at - 1):
        at -= 1
    briefs = lines[at:]
    opened = sum(map(_opens_as_brief, briefs))
    return briefs if at > 1 and len(briefs) >= FEWEST and 2 * opened >= len(briefs) else ()


def _is_brief(lines: Sequence[PlacedLine], at: int) -> bool:
    placed, line = lines[at], lines[at].line
    if placed.element is not Element.BODY or placed.moved or len(line.text) < SHORTEST:
        return False
    if not line.is_finished or not lines[at - 1].line.is_finished:
        return False
    return _is_unlike(lines, at, UNLIKE if _opens_as_brief(placed) else STRANGE)


def _opens_as_brief(placed: PlacedLine) -> bool:
    return TELLS_WHEN.search(placed.line.text[:OPENING]) is not None


def _is_unlike(lines: Sequence[PlacedLine], at: int, most: float) -> bool:
    """Whether the likeness of a line to the text before it, 0 to 1, is no more than this.

    Mostly the nearest text has enough in common with it, and no other is looked at.
    """
    own = bigram_codes([lines[at].line.text])
    before: Codes = set()
    for text in _texts_before(lines, at):
        before |= bigram_codes([text])
        if len(own & before) > most * sqrt(len(own) * FEW):
            return False
    return len(own & before) <= most * sqrt(len(own) * min(len(before), FEW))


def _texts_before(lines: Sequence[PlacedLine], at: int) -> Iterator[str]:
    length = 0
    for placed in reversed(lines[:at]):
        if length >= WINDOW:
            return
        yield placed.line.text[-WINDOW:]
        length += len(placed.line.text)
