"""What each line may be, and how much its marks tell for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .elements import ELEMENTS, Element
from .marks import FORMS
from .marks.mark import LineForm
from .page import PrintedPage

Scores = dict[Element, float]
"""The elements that a line may be, each with the sum of the weights of its marks."""


def scores(page: PrintedPage) -> list[Scores]:
    """The scores of each line. One that rules took whole may be what its role says."""
    found: list[Scores] = [dict.fromkeys(ELEMENTS[line.role], 0.0) if line.role else {} for line in page.lines]
    for form in FORMS:
        for i, weighed in _weigh(page, form):
            found[i] = _higher(found[i], weighed) if found[i] else weighed
    return found


def _higher(some: Scores, others: Scores) -> Scores:
    """The scores of a line of two forms."""
    return {element: max(score, some.get(element, score)) for element, score in (some | others).items()}


def _weigh(page: PrintedPage, form: LineForm) -> Iterator[tuple[int, Scores]]:
    """The scores of the lines of a form: of what the form offers, and of what else one of their marks speaks for."""
    lines = [i for i, line in enumerate(page.lines) if form.has_form(line)]
    totals: dict[int, Scores] = {}
    others: defaultdict[int, dict[Element, None]] = defaultdict(dict)
    for _, seen, weights in form.marks if lines else ():  # much is looked for on a page for bulleted lines only
        showing = seen(page, lines)
        if not showing:
            continue
        spoken_for = {element: None for element, weight in weights.items() if weight > 0 and element not in form.base}
        for i, strength in showing:
            if i not in totals:
                totals[i] = dict(form.base)
            total = totals[i]
            for element, weight in weights.items():
                total[element] = total.get(element, 0.0) + weight * strength
            if spoken_for:
                others[i].update(spoken_for)
    for i in lines:
        if i in totals:
            yield i, {element: totals[i][element] for element in (*form.base, *others.get(i, ()))}
        else:
            yield i, dict(form.base)
