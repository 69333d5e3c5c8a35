"""How sure it is that a story begins and ends where it does, and has its headline, from the margins of its lines.

The shares of wrong stories were measured on newspapers.
"""

from __future__ import annotations

from math import exp

from .elements import Element
from .grouping import StoryLines
from .layout import PlacedLine
from .lines import NEWS_OPENING
from .wording import COLUMN

E = Element

WRONG_START = 0.6
"""The share of stories that begin in the wrong place where another reading of the page was as good."""

WRONG_START_CONFIRMED = 0.15
"""The same for those that are signed, or whose headline names its column: 小站暖人心(民生一线)."""

MISSED_START = 0.05
"""The share of stories with another one in them where the line that came nearest to a beginning came as near."""

WRONG_HEADLINE = 0.3
"""The share of headlines that are the kicker or the subhead where another reading of the lines was as good."""

FAR = 4.0
"""The margin at which doubt has fallen to a third; at twice as much hardly any is left."""

DOUBTFUL = 0.6
"""Below this confidence a story is flagged: of those two in three begin in the wrong place."""


def story_confidence(story: StoryLines) -> float:
    """From 0 to 1, how likely the story is one, and whole, and has its own headline."""
    first, *others = (placed.start_margin for placed in story.lines if not placed.moved)
    wrong = _doubt(WRONG_START_CONFIRMED if _is_confirmed(story) else WRONG_START, first)
    missed = _doubt(MISSED_START, min(others, default=first))
    return (1 - wrong) * (1 - missed) * (1 - _headline_doubt(story))


def _doubt(at_worst: float, margin: float) -> float:
    return at_worst * exp(-((margin / FAR) ** 2))


def _headline_doubt(story: StoryLines) -> float:
    """A headline alone is in doubt as the beginning is."""
    if not story.has(E.KICKER, E.SUBHEAD):
        return 0.0
    headlines = (placed for placed in story.lines if placed.element is E.HEADLINE)
    return max((_doubt(WRONG_HEADLINE, placed.headline_margin) for placed in headlines), default=0.0)


def _is_confirmed(story: StoryLines) -> bool:
    return any(_signs(placed) or _names_its_column(placed) for placed in story.lines)


def _signs(placed: PlacedLine) -> bool:
    pieces = (*placed.line.front, *placed.line.back)
    return placed.element is E.BYLINE or any(piece.role in NEWS_OPENING for piece in pieces)


def _names_its_column(placed: PlacedLine) -> bool:
    return placed.element is E.HEADLINE and COLUMN.search(placed.line.whole) is not None
