"""Which part each line plays: of all readings of the page, the one whose parts and sequence weigh most."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.evidence import Page, scores
from articles.parsing.parts import AFTER, CUT_SHORT, FORBIDDEN, TEXT, Part
from articles.parsing.rows import Row

WRAPPED = 7.0
"""What it adds that a line of display visibly goes on in the next: one headline set in two lines."""


def parts(page: Page) -> list[Part]:
    """The best sequence of parts (Viterbi): cost in step with the number of lines."""
    best: dict[Part, float] = {Part.EDGE: 0.0}
    steps: list[dict[Part, Part]] = []
    before: Row | None = None
    for i, row in enumerate(page.rows):
        best, step = _advance(best, before, scores(page, i))
        steps.append(step)
        before = row
    best, step = _advance(best, before, {Part.EDGE: 0.0})
    return _trace(steps, step[Part.EDGE])


def _advance(
    best: dict[Part, float], before: Row | None, offered: dict[Part, float]
) -> tuple[dict[Part, float], dict[Part, Part]]:
    """The best score of each offered part, and the part before it in that reading."""
    totals: dict[Part, float] = {}
    step: dict[Part, Part] = {}
    for part, weight in offered.items():
        top, source = max((score + follows(last, before, part), last) for last, score in best.items())
        totals[part] = top + weight
        step[part] = source
    return totals, step


def follows(last: Part, before: Row | None, part: Part) -> float:
    """How well a part goes after the last one, given the line that plays it."""
    if before is not None and last in TEXT and not before.ends and part in CUT_SHORT:
        return CUT_SHORT[part]
    return AFTER[last].get(part, FORBIDDEN)


def _trace(steps: Sequence[dict[Part, Part]], last: Part) -> list[Part]:
    """The parts of all lines, followed back from the last."""
    path: list[Part] = []
    for step in reversed(steps):
        path.append(last)
        last = step[last]
    path.reverse()
    return path
