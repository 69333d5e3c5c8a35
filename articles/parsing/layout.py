"""Which part each line plays: of all readings of the page, the one whose parts and sequence weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.parsing.evidence import scores
from articles.parsing.page import Page
from articles.parsing.parts import AFTER, AFTER_CUT_SHORT, BEGINNINGS, FORBIDDEN, STEEPEST, Part
from articles.parsing.rows import Row

Standing = dict[Part, float]
"""The weight of the best reading up to a line, for each part that the line may play."""

SURE = 100.0
"""The margin of a line that has no choice."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of all lines. `margins[i]` is by how much the best reading in which line i begins a story where it does
    not, or does not where it does, is behind.
    """

    parts: list[Part]
    margins: list[float]


def layout(page: Page) -> Layout:
    """The best sequence of parts (Viterbi). Its cost grows in step with the number of lines."""
    standings: list[Standing] = [{Part.EDGE: 0.0}]
    steps: list[dict[Part, Part]] = []
    before: Row | None = None
    offers = [scores(page, i) for i in range(len(page.rows))]
    for row, offered in zip(page.rows, offers, strict=True):
        standing, step = _advance(standings[-1], before, offered)
        standings.append(standing)
        steps.append(step)
        before = row
    _, step = _advance(standings[-1], before, {Part.EDGE: 0.0})
    return Layout(_trace(steps, step[Part.EDGE]), _margins(page.rows, offers, standings[1:]))


def _tables(before: Row | None) -> dict[Part, dict[Part, float]]:
    return AFTER_CUT_SHORT if before is not None and not before.ends else AFTER


def _advance(standing: Standing, before: Row | None, offered: Standing) -> tuple[Standing, dict[Part, Part]]:
    """The standing after one more line, and for each of its parts the part before it in the best reading.

    A part so far behind that no next step could bring it back is dropped, which changes no result.
    """
    tables = _tables(before)
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


def _margins(rows: Sequence[Row], offers: Sequence[Standing], standings: Sequence[Standing]) -> list[float]:
    """How clearly each line begins a story, or does not: from the best readings through each of its parts."""
    margins: list[float] = []
    coming: Standing = {Part.EDGE: 0.0}
    for row, offered, standing in zip(reversed(rows), reversed(offers), reversed(standings), strict=True):
        tables = _tables(row)
        rest = {
            part: max(tables[part].get(after, FORBIDDEN) + weight for after, weight in coming.items())
            for part in offered
        }
        through = {part: standing[part] + rest[part] for part in offered}
        begins = max((weight for part, weight in through.items() if part in BEGINNINGS), default=-SURE)
        goes_on = max((weight for part, weight in through.items() if part not in BEGINNINGS), default=-SURE)
        margins.append(min(SURE, abs(begins - goes_on)))
        coming = {part: offered[part] + rest[part] for part in offered}
    margins.reverse()
    return margins


def _trace(steps: Sequence[dict[Part, Part]], last: Part) -> list[Part]:
    """The parts of all lines, followed back from the last."""
    path: list[Part] = []
    for step in reversed(steps):
        path.append(last)
        last = step[last]
    path.reverse()
    return path
