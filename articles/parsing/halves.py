"""The missing halves of stories, among what begins without a headline on other pages: by seam and subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .bigrams import han_bigrams
from .characters import ends_sentence, is_han, normalised
from .moved_tails import SHORTEST_BREAK, WINDOW, subject_overlap
from .seams import Seam, continuity
from .values import Context

ENOUGH = 3.0
"""The weight of seam and subject from which a text may go on a story. Below it nothing is said."""

NO_SEAM = -1.0
"""The evidence of a seam below which nothing is said."""

SOME_SEAM = 0.5
"""That from which it is clear, where no other text fits as well: two texts of one subject are no halves yet."""

MARGIN = 1.5
"""By how much a clear match is likelier than any other."""


@dataclass(frozen=True, slots=True)
class Half:
    """A text, a paragraph a line, and the page that it is printed on."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class HalfMatch:
    """The half `later` may go on the half `opening`. `clear`: neither goes so well with any other."""

    opening: int
    later: int
    clear: bool


def breaks_off(text: str) -> bool:
    """Whether a text stops in mid-sentence."""
    last = normalised(text).rpartition("\n")[2]
    return len(last) >= SHORTEST_BREAK and is_han(last[-1]) and not ends_sentence(last)


def match_halves(openings: Sequence[Half], laters: Sequence[Half], context: Context) -> list[HalfMatch]:
    """Which of the later texts may go on which of those that break off, on another page."""
    seams = {
        (n, m): seam
        for n, opening in enumerate(openings)
        for m, later in enumerate(laters)
        if opening.page != later.page and (seam := _seam(opening, later, context)) >= NO_SEAM
    }
    bigrams = {n: han_bigrams(openings[n].text[-WINDOW:]) for n in {n for n, _ in seams}}
    goes_on = {m: han_bigrams(laters[m].text[:WINDOW]) for m in {m for _, m in seams}}
    all_weights = {(n, m): subject_overlap(bigrams[n], goes_on[m]) + seam for (n, m), seam in seams.items()}
    weights = {pair: weight for pair, weight in all_weights.items() if weight >= ENOUGH}
    return [HalfMatch(*pair, seams[pair] >= SOME_SEAM and _stands_out(weights, *pair)) for pair in weights]


def _seam(opening: Half, later: Half, context: Context) -> float:
    left, right = normalised(opening.text), normalised(later.text)
    return continuity(Seam(left.rpartition("\n")[2], right.partition("\n")[0], left[-WINDOW:], context))


def _stands_out(weights: Mapping[tuple[int, int], float], n: int, m: int) -> bool:
    rivals = (weight for (k, j), weight in weights.items() if (k == n) != (j == m))
    return all(weights[n, m] - rival >= MARGIN for rival in rivals)
