"""How sure it is that a story begins and ends where it does, and has its headline.

Evidence against it sums up as the logarithm of its odds. The weights follow the wrong stories of newspapers. What the
margins of its lines say counts first, and levels off; then what else wrong stories have.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p

from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import HEADLINES, PlacedLine
from .lines import NEWS_OPENING
from .marks.text_below import cohesions, echoes
from .page import PrintedPage
from .wording import COLUMN

E = Element

SIGNATURES = frozenset({E.BYLINE, E.SIGNATURE})
TITLES_BESIDE = frozenset({E.KICKER, E.SUBHEAD})
TITLES = TITLES_BESIDE | HEADLINES

Weights = tuple[tuple[float, float], ...]
"""Weights of a margin, each with the margin at which a third of it is left."""

MARGINS_BASE = -2.1
"""The evidence of the margins of a story of which nothing is in doubt."""

START: Weights = ((1.1, 5.0), (0.8, 10.0))
"""Of a beginning that another reading does without."""

INNER: Weights = ((1.1, 3.0), (1.0, 8.0))
"""Of the line inside that comes nearest to the beginning of another story."""

HEADLINE: Weights = ((0.35, 2.0), (0.95, 5.0))
"""Of the headline, where there is a kicker or a subhead that might be it."""

SIGNED, COLUMN_NAMED = -1.7, -0.6
"""Evidence of a byline, and of a headline that names its column: 小站暖人心(民生一线)."""

CROSSHEADS, CROSSHEAD, MOST_CROSSHEADS = 0.4, -0.27, 4
"""Evidence of crossheads at all, and of each of them, up to so many: features have several."""

INNER_CROSSHEAD: Weights = ((0.7, 5.0),)
"""What a line inside tells further where there are crossheads: one of them may be a headline."""

KICKER, SUBHEAD = -0.4, 0.4
"""Evidence of a kicker, and of a subhead, which is the more often the headline."""

SHORT, LONGEST_SHORT = -0.5, 60
"""Evidence of a story of so few characters: little can be wrong in it."""

BASE = -2.35
"""The evidence of a story of which nothing else is known."""

MARGINS = 2.5
"""The weight of the share of stories with such margins that are wrong."""

SURE_HEADLINE, FARTHEST = -0.06, 30.0
"""Evidence of each point by which the headline is ahead, up to so many."""

UNSIGNED_START: Weights = ((2.1, 6.0),)
"""What the beginning tells further where nobody signs."""

UNDER_KICKER: Weights = ((0.7, 6.0),)
OVER_SUBHEAD: Weights = ((1.0, 6.0),)
"""What the headline tells further under a kicker and over a subhead: one of them may be it."""

LEAD, PHOTO, BORNE_OUT = 0.4, -1.45, -0.9
"""Evidence of a story that opens as news does, of a picture, and of a byline once more."""

LENGTH, HEADLINE_LENGTH, ECHO = 0.2, -0.05, 0.65
"""Evidence of the logarithm of its characters, of each of its headline, and of how much of that recurs in the text."""

TURN, NEAR = 1.7, 8.0
"""Evidence of a line inside under which the subject is another, and the margin at which a third of it is left."""

DOUBTFUL = 0.6
"""Below this confidence a story is flagged: about half of those begin in the wrong place or have another headline."""


def story_confidence(story: StoryLines, page: PrintedPage) -> float:
    """From 0 to 1, how likely the story is one, and whole, and has its own headline."""
    elements = {placed.element for placed in story.lines}
    headlines = [placed for placed in story.lines if placed.element in HEADLINES]
    signed = any(map(_signs, story.lines))
    length = sum([len(placed.line.text) for placed in story.lines if placed.element in RUNNING_TEXT])
    first, *others = (placed for placed in story.lines if not placed.moved)

    margins = MARGINS_BASE + _doubt(START, first.start_margin) + _of_inner(others)
    if not TITLES_BESIDE.isdisjoint(elements):
        margins += (KICKER if E.KICKER in elements else 0.0) + (SUBHEAD if E.SUBHEAD in elements else 0.0)
        margins += _doubt(HEADLINE, _margin(headlines)) if headlines else 0.0
    margins += SHORT if length < LONGEST_SHORT else 0.0
    margins += SIGNED if signed else COLUMN_NAMED if any(map(_names_its_column, headlines)) else 0.0

    evidence = BASE + MARGINS / (1 + exp(-margins)) + LENGTH * log1p(length) + TURN * _turn_inside(others, page)
    evidence += (LEAD if E.LEAD in elements else 0.0) + (PHOTO if E.PHOTO_END in elements else 0.0)
    if signed:
        evidence += BORNE_OUT
    elif headlines:
        evidence += _doubt(UNSIGNED_START, first.start_margin)
    if headlines:
        evidence += _of_headline(headlines, page)
        evidence += _doubt(UNDER_KICKER, _margin(headlines)) if E.KICKER in elements else 0.0
        evidence += _doubt(OVER_SUBHEAD, _margin(headlines)) if E.SUBHEAD in elements else 0.0
    return 1 / (1 + exp(evidence))


def _of_inner(lines: Sequence[PlacedLine]) -> float:
    """The evidence of the lines under the first."""
    if not lines:
        return 0.0
    nearest = min([placed.start_margin for placed in lines])
    crossheads = [placed.element for placed in lines].count(E.CROSSHEAD)
    if not crossheads:
        return _doubt(INNER, nearest)
    return _doubt((*INNER, *INNER_CROSSHEAD), nearest) + CROSSHEADS + CROSSHEAD * min(crossheads, MOST_CROSSHEADS)


def _doubt(weights: Weights, margin: float) -> float:
    return sum([weight * exp(-((margin / far) ** 2)) for weight, far in weights])


def _margin(headlines: Sequence[PlacedLine]) -> float:
    return min([placed.headline_margin for placed in headlines])


def _of_headline(headlines: Sequence[PlacedLine], page: PrintedPage) -> float:
    recurring = page.find(recurrences)
    evidence = SURE_HEADLINE * min(_margin(headlines), FARTHEST)
    evidence += HEADLINE_LENGTH * sum([len(placed.line.text) for placed in headlines])
    return evidence + ECHO * max([recurring.get(placed.line.start, 0.0) for placed in headlines])


def _turn_inside(lines: Sequence[PlacedLine], page: PrintedPage) -> float:
    """How clearly the subject turns under a line that comes near to beginning another story, 0 to 1."""
    found = page.find(turns)
    inside = [placed for placed in lines if placed.line.start in found and placed.element not in TITLES]
    return max((found[placed.line.start] * exp(-((placed.start_margin / NEAR) ** 2)) for placed in inside), default=0.0)


def turns(page: PrintedPage) -> dict[int, float]:
    """How clearly the subject turns under lines of display, by their places in the source."""
    return {page.lines[i].start: found.turn for i, found in page.find(cohesions).items() if found.turn > 0}


def recurrences(page: PrintedPage) -> dict[int, float]:
    """How much of lines of display recurs in the text under them, by their places in the source."""
    return {page.lines[i].start: echo for i, echo in page.find(echoes).items()}


def _signs(placed: PlacedLine) -> bool:
    if placed.element in SIGNATURES:
        return True
    pieces = (*placed.line.front, *placed.line.back)
    return bool(pieces) and any(piece.role in NEWS_OPENING for piece in pieces)


def _names_its_column(headline: PlacedLine) -> bool:
    return COLUMN.search(headline.line.whole) is not None
