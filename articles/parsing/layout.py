"""What each line is on its page: of all readings of the page, the one whose scores and transitions sum up highest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from .elements import BEGINNINGS, Element
from .lines import PrintedLine
from .page import PrintedPage
from .scoring import Scores, scores
from .transitions import AFTER, AFTER_CUT_SHORT, FORBIDDEN, STEEPEST
from .wording import AGENDA_ITEM

HEADLINES = frozenset({Element.HEADLINE})

SURE = 100.0
"""The margin of a line that has no choice."""

Transitions = Mapping[Element, tuple[float, ...]]
"""For each element, how well it goes with each of some others."""


@dataclass(slots=True)  # frozen, it would take three times as long to make, and each page has many
class PlacedLine:
    """A line, and what it is on its page.

    `start_margin` is by how much the best reading is ahead of the best one that differs in whether the line begins a
    story, `headline_margin` the same for being a headline. `joined` says that it goes on the paragraph before it,
    `moved` that it stood elsewhere in the source.
    """

    line: PrintedLine
    element: Element
    start_margin: float
    headline_margin: float
    joined: bool = False
    moved: bool = False


def layout(page: PrintedPage) -> list[PlacedLine]:
    """The best sequence of elements (Viterbi). Its cost grows in step with the number of lines."""
    offers = scores(page)
    totals: list[Scores] = [{Element.EDGE: 0.0}]
    steps: list[dict[Element, Element]] = []
    before: PrintedLine | None = None
    for line, offered in zip(page.lines, offers, strict=True):
        total, step = _advance(totals[-1], before, offered)
        totals.append(total)
        steps.append(step)
        before = line
    _, last = _advance(totals[-1], before, {Element.EDGE: 0.0})
    elements = _elements(steps, last[Element.EDGE])
    starts, headlines = _margins(page.lines, offers, totals[1:])
    return list(map(PlacedLine, page.lines, elements, starts, headlines))


def _advance(total: Scores, before: PrintedLine | None, offered: Scores) -> tuple[Scores, dict[Element, Element]]:
    """The scores of the best readings up to the next line, and the element before each of its own in them.

    An element so far behind that no next step could bring it back is dropped, which changes no result.
    """
    if len(total) == 1:  # as it mostly is in running text
        ((last, score),) = total.items()
        to = _from_each((last,), _is_cut_short(before))
        return {element: score + to[element][0] + own for element, own in offered.items()}, dict.fromkeys(offered, last)
    hopeless = max(total.values()) - STEEPEST
    lasts = tuple(last for last, score in total.items() if score >= hopeless)
    reached = [total[last] for last in lasts]
    transitions = _from_each(lasts, _is_cut_short(before))
    best: Scores = {}
    step: dict[Element, Element] = {}
    for element, score in offered.items():
        sums = list(map(add, reached, transitions[element]))
        highest = max(sums)
        step[element] = lasts[sums.index(highest)]
        best[element] = highest + score
    return best, step


def _is_cut_short(line: PrintedLine | None) -> bool:
    return line is not None and not line.is_finished and not line.has_credit and not AGENDA_ITEM.match(line.text)


@lru_cache(maxsize=1024)
def _from_each(lasts: tuple[Element, ...], cut_short: bool) -> Transitions:
    tables = AFTER_CUT_SHORT if cut_short else AFTER
    return {element: tuple(tables[last].get(element, FORBIDDEN) for last in lasts) for element in Element}


@lru_cache(maxsize=1024)
def _to_each(nexts: tuple[Element, ...], cut_short: bool) -> Transitions:
    tables = AFTER_CUT_SHORT if cut_short else AFTER
    return {element: tuple(table.get(after, FORBIDDEN) for after in nexts) for element, table in tables.items()}


def _elements(steps: Sequence[dict[Element, Element]], last: Element) -> list[Element]:
    """The elements of all lines, followed back from the last."""
    elements: list[Element] = []
    for step in reversed(steps):
        elements.append(last)
        last = step[last]
    return elements[::-1]


def _margins(
    lines: Sequence[PrintedLine], offers: Sequence[Scores], totals: Sequence[Scores]
) -> tuple[list[float], list[float]]:
    """The start and headline margins of all lines, from the best readings through each of their elements."""
    starts: list[float] = []
    headlines: list[float] = []
    coming: Scores = {Element.EDGE: 0.0}
    for line, offered, total in zip(reversed(lines), reversed(offers), reversed(totals), strict=True):
        weights, transitions = coming.values(), _to_each(tuple(coming), _is_cut_short(line))
        if len(offered) == 1:
            ((element, score),) = offered.items()
            starts.append(SURE)
            headlines.append(SURE)
            coming = {element: score + max(map(add, weights, transitions[element]))}
            continue
        rest = {element: max(map(add, weights, transitions[element])) for element in offered}
        through = {element: total[element] + rest[element] for element in offered}
        starts.append(_margin(through, BEGINNINGS))
        headlines.append(_margin(through, HEADLINES))
        coming = {element: offered[element] + rest[element] for element in offered}
    return starts[::-1], headlines[::-1]


def _margin(through: Scores, elements: Set[Element]) -> float:
    """By how much the best reading through one of the elements, and the best through none of them, differ."""
    among = [score for element, score in through.items() if element in elements]
    if not among or len(among) == len(through):
        return SURE
    others = [score for element, score in through.items() if element not in elements]
    return min(SURE, abs(max(among) - max(others)))
