"""How sure it is that a story begins and ends where it does, from the margins of its lines."""

from __future__ import annotations

from math import exp

from articles.parsing.drafts import Draft

START_AT_WORST = 0.7
"""The share of stories with a wrong beginning where another reading of the page was as good; measured on newspapers."""

MISSED_AT_WORST = 0.1
"""The same for a beginning overlooked at the line that came nearest to one."""

SCALE = 4.0
"""By so much weight the doubt falls to a third."""

DOUBTFUL = 0.6
"""Below this confidence a story is flagged: of those flagged about two in five begin in the wrong place."""


def confidence(draft: Draft) -> float:
    """From 0 to 1, how likely the story is one, and whole."""
    first, *others = (line.margin for line in draft.lines if not line.moved)
    nearest = min(others, default=first)
    return (1 - START_AT_WORST * exp(-first / SCALE)) * (1 - MISSED_AT_WORST * exp(-nearest / SCALE))
