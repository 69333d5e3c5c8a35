"""Which part each line plays: of all readings of the page, the one whose parts and sequence weigh most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from .evidence import scores
from .page import Page
from .parts import AFTER, AFTER_CUT_SHORT, BEGINNINGS, FORBIDDEN, STEEPEST, Part
from .rows import Row

Standing = dict[Part, float]
"""The weight of the best reading up to a line, for each part that the line may play."""

HEADLINES = frozenset({Part.HEADLINE})

SURE = 100.0
"""The margin of a line that has no choice."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of all lines. `margins[i]` is by how much the best reading in which line i begins a story where it does
    not, or does not where it does, is behind; `firm[i]` that of the best one in which a headline is none.
    """

    parts: list[Part]
    margins: list[float]
    firm: list[float]


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
    return Layout(_trace(steps, step[Part.EDGE]), *_margins(page.rows, offers, standings[1:]))


def _is_cut_short(before: Row | None) -> bool:
    return before is not None and not before.ends


Ways = Mapping[Part, tuple[float, ...]]
"""For each part, how well it goes with each of some others."""


@lru_cache(maxsize=1024)
def _after_each(lasts: tuple[Part, ...], cut_short: bool) -> Ways:
    tables = AFTER_CUT_SHORT if cut_short else AFTER
    return {part: tuple(tables[last].get(part, FORBIDDEN) for last in lasts) for part in Part}


@lru_cache(maxsize=1024)
def _before_each(nexts: tuple[Part, ...], cut_short: bool) -> Ways:
    tables = AFTER_CUT_SHORT if cut_short else AFTER
    return {part: tuple(table.get(after, FORBIDDEN) for after in nexts) for part, table in tables.items()}


def _advance(standing: Standing, before: Row | None, offered: Standing) -> tuple[Standing, dict[Part, Part]]:
    """The standing after one more line, and for each of its parts the part before it in the best reading.

    A part so far behind that no next step could bring it back is dropped, which changes no result.
    """
    hopeless = max(standing.values()) - STEEPEST
    lasts = tuple(last for last, weight in standing.items() if weight >= hopeless)
    weights = [standing[last] for last in lasts]
    ways = _after_each(lasts, _is_cut_short(before))
    totals: Standing = {}
    step: dict[Part, Part] = {}
    for part, own in offered.items():
        reached = list(map(add, weights, ways[part]))
        best = max(reached)
        step[part] = lasts[reached.index(best)]
        totals[part] = best + own
    return totals, step


def _margins(
    rows: Sequence[Row], offers: Sequence[Standing], standings: Sequence[Standing]
) -> tuple[list[float], list[float]]:
    """How clearly each line begins a story, or does not, and is a headline, or is none: from the best readings through
    each of its parts.
    """
    margins: list[float] = []
    firm: list[float] = []
    coming: Standing = {Part.EDGE: 0.0}
    for row, offered, standing in zip(reversed(rows), reversed(offers), reversed(standings), strict=True):
        weights, ways = coming.values(), _before_each(tuple(coming), _is_cut_short(row))
        rest = {part: max(map(add, weights, ways[part])) for part in offered}
        through = {part: standing[part] + rest[part] for part in offered}
        margins.append(_margin(through, BEGINNINGS))
        firm.append(_margin(through, HEADLINES))
        coming = {part: offered[part] + rest[part] for part in offered}
    return margins[::-1], firm[::-1]


def _margin(through: Standing, parts: Set[Part]) -> float:
    """By how much the best reading through one of the parts, and the best through none of them, differ."""
    if parts.isdisjoint(through):
        return SURE
    among = [weight for part, weight in through.items() if part in parts]
    if len(among) == len(through):
        return SURE
    return min(SURE, abs(max(among) - max(weight for part, weight in through.items() if part not in parts)))


def _trace(steps: Sequence[dict[Part, Part]], last: Part) -> list[Part]:
    """The parts of all lines, followed back from the last."""
    path: list[Part] = []
    for step in reversed(steps):
        path.append(last)
        last = step[last]
    path.reverse()
    return path
