"""How sure it is that a story begins and ends where it does, and has its headline, from the margins of its lines.

The shares of the wrong were measured on newspapers.
"""

from __future__ import annotations

from math import exp

from .drafts import Draft, Placed
from .parts import Part
from .rows import LEADING
from .wording import COLUMN

P = Part

WRONG_START = 0.6
"""The share of stories that begin in the wrong place where another reading of the page was as good."""

WRONG_START_BORNE_OUT = 0.15
"""The same for those that are signed, or whose headline names its column: 小站暖人心(民生一线)."""

MISSED_START = 0.05
"""The share of stories with another one in them where the line that came nearest to a beginning came as near."""

WRONG_HEADLINE = 0.3
"""The share of headlines that are the kicker or the subhead where another reading of the lines was as good."""

FAR = 4.0
"""The margin at which doubt has fallen to a third; at twice as much hardly any is left."""

DOUBTFUL = 0.6
"""Below this confidence a story is flagged: of those two in three begin in the wrong place."""


def confidence(draft: Draft) -> float:
    """From 0 to 1, how likely the story is one, and whole, and has its own headline."""
    first, *others = (line.margin for line in draft.lines if not line.moved)
    start = _doubt(WRONG_START_BORNE_OUT if _is_borne_out(draft) else WRONG_START, first)
    missed = _doubt(MISSED_START, min(others, default=first))
    return (1 - start) * (1 - missed) * (1 - _headline_doubt(draft))


def _doubt(at_worst: float, margin: float) -> float:
    return at_worst * exp(-((margin / FAR) ** 2))


def _headline_doubt(draft: Draft) -> float:
    """A headline alone is in doubt as the beginning is."""
    if not draft.has(P.KICKER, P.SUBHEAD):
        return 0.0
    return max((_doubt(WRONG_HEADLINE, line.firm) for line in draft.lines if line.part is P.HEADLINE), default=0.0)


def _is_borne_out(draft: Draft) -> bool:
    return any(_signs(line) or _names_its_column(line) for line in draft.lines)


def _signs(line: Placed) -> bool:
    return line.part is P.BYLINE or any(cut.role in LEADING for cut in (*line.row.front, *line.row.back))


def _names_its_column(line: Placed) -> bool:
    return line.part is P.HEADLINE and COLUMN.search(line.row.line) is not None
