"""How sure it is that a story begins and ends where it does, and has its headline, from the margins of its lines.

Evidence against it sums up as the logarithm of its odds. The weights follow the wrong stories of newspapers.
"""

from __future__ import annotations

from math import exp

from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import HEADLINES, PlacedLine
from .lines import NEWS_OPENING
from .wording import COLUMN

E = Element

SIGNATURES = frozenset({E.BYLINE, E.SIGNATURE})

BASE = -2.1
"""The evidence of a story of which nothing else is known."""

START = ((1.1, 5.0), (0.8, 10.0))
"""Weights of a beginning that another reading does without, and margins at which a third of each is left."""

INNER = ((1.1, 3.0), (1.0, 8.0))
"""The same for the line inside that comes nearest to the beginning of another story."""

HEADLINE = ((0.35, 2.0), (0.95, 5.0))
"""The same for the headline, where there is a kicker or a subhead that might be it."""

SIGNED, COLUMN_NAMED = -1.7, -0.6
"""Evidence of a byline, and of a headline that names its column: 小站暖人心(民生一线)."""

CROSSHEADS, CROSSHEAD, MOST_CROSSHEADS = 0.4, -0.27, 4
"""Evidence of crossheads at all, and of each of them, up to so many: features have several."""

INNER_CROSSHEAD = ((0.7, 5.0),)
"""What a line inside tells further where there are crossheads: one of them may be a headline."""

KICKER, SUBHEAD = -0.4, 0.4
"""Evidence of a kicker, and of a subhead, which is the more often the headline."""

SHORT, LONGEST_SHORT = -0.5, 60
"""Evidence of a story of so few characters: little can be wrong in it."""

DOUBTFUL = 0.6
"""Below this confidence a story is flagged: about half of those begin in the wrong place or have another headline."""


def story_confidence(story: StoryLines) -> float:
    """From 0 to 1, how likely the story is one, and whole, and has its own headline."""
    first, *others = (placed.start_margin for placed in story.lines if not placed.moved)
    crossheads = [placed.element for placed in story.lines if not placed.moved].count(E.CROSSHEAD)
    evidence = BASE + _doubt(START, first) + _headline_doubt(story)
    if others:
        evidence += _doubt(INNER, min(others)) + (_doubt(INNER_CROSSHEAD, min(others)) if crossheads else 0.0)
    if crossheads:
        evidence += CROSSHEADS + CROSSHEAD * min(crossheads, MOST_CROSSHEADS)
    if sum(len(placed.line.text) for placed in story.lines if placed.element in RUNNING_TEXT) < LONGEST_SHORT:
        evidence += SHORT
    if any(map(_signs, story.lines)):
        evidence += SIGNED
    elif any(map(_names_its_column, story.lines)):
        evidence += COLUMN_NAMED
    return 1 / (1 + exp(evidence))


def _doubt(weights: tuple[tuple[float, float], ...], margin: float) -> float:
    return sum(weight * exp(-((margin / far) ** 2)) for weight, far in weights)


def _headline_doubt(story: StoryLines) -> float:
    """A headline alone is in doubt as the beginning is."""
    if not story.has(E.KICKER, E.SUBHEAD):
        return 0.0
    margins = [placed.headline_margin for placed in story.lines if placed.element is E.HEADLINE]
    evidence = (KICKER if story.has(E.KICKER) else 0.0) + (SUBHEAD if story.has(E.SUBHEAD) else 0.0)
    return evidence + (_doubt(HEADLINE, min(margins)) if margins else 0.0)


def _signs(placed: PlacedLine) -> bool:
    if placed.element in SIGNATURES:
        return True
    pieces = (*placed.line.front, *placed.line.back)
    return bool(pieces) and any(piece.role in NEWS_OPENING for piece in pieces)


def _names_its_column(placed: PlacedLine) -> bool:
    return placed.element in HEADLINES and COLUMN.search(placed.line.whole) is not None
