"""Which part each line plays: of all readings of the page, the one whose parts and sequence weigh most."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.evidence import scores
from articles.parsing.page import Page
from articles.parsing.parts import AFTER, AFTER_CUT_SHORT, FORBIDDEN, STEEPEST, Part
from articles.parsing.rows import Row

Standing = dict[Part, float]
"""The weight of the best reading up to a line, for each part that the line may play."""


def parts(page: Page) -> list[Part]:
    """The best sequence of parts (Viterbi). Its cost grows in step with the number of lines."""
    standing: Standing = {Part.EDGE: 0.0}
    steps: list[dict[Part, Part]] = []
    before: Row | None = None
    for i, row in enumerate(page.rows):
        standing, step = _advance(standing, before, scores(page, i))
        steps.append(step)
        before = row
    _, step = _advance(standing, before, {Part.EDGE: 0.0})
    return _trace(steps, step[Part.EDGE])


def _advance(standing: Standing, before: Row | None, offered: Standing) -> tuple[Standing, dict[Part, Part]]:
    """The standing after one more line, and for each of its parts the part before it in the best reading.

    A part so far behind that no next step could bring it back is dropped, which changes no result.
    """
    tables = AFTER_CUT_SHORT if before is not None and not before.ends else AFTER
    hopeless = max(standing.values()) - STEEPEST
    lasts = [(last, weight, tables[last]) for last, weight in standing.items() if weight >= hopeless]
    totals: Standing = {}
    step: dict[Part, Part] = {}
    for part, own in offered.items():
        best = None
        for last, weight, table in lasts:
            total = weight + table.get(part, FORBIDDEN)
            if best is None or total > best:
                best, step[part] = total, last
        totals[part] = best + own
    return totals, step


def _trace(steps: Sequence[dict[Part, Part]], last: Part) -> list[Part]:
    """The parts of all lines, followed back from the last."""
    path: list[Part] = []
    for step in reversed(steps):
        path.append(last)
        last = step[last]
    path.reverse()
    return path
