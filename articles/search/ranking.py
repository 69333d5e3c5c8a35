"""Hits in the order of their relevance: the word in the headline, and often, and as a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from articles.models.story import StoryQuerySet

from .expression import Word
from .fold import fold
from .matching import newest_first
from .snippets import places_of

MOST_HITS = 1000
"""So many of the newest are ranked."""

COLUMNS = ("pk", "kicker", "headline", "subhead", "body")
HEADLINE = 3.0
"""What a headline weighs, of a body."""
PART = 0.3
"""What a hit weighs that begins or ends within a word (工会 in 手工会议), of a whole one."""
ENOUGH = 1.5
"""Of so many hits the next one adds half as much as the first."""
MOST_PLACES = 5
"""Places of a word in one text that are looked at."""
AROUND = 12
"""Characters on each side of a hit: longer than nearly every word."""

Cut = Callable[[str], list[str]]


def ranked(hits: StoryQuerySet, words: Iterable[Word], cut: Cut) -> list[int]:
    """The ids of the newest hits, the most relevant first, of equal ones the newer. `cut` parts a text in words."""
    texts = [word.text for word in words]
    newest = newest_first(hits).values_list(*COLUMNS)[:MOST_HITS]
    scores = {key: score(title, body, texts, cut) for key, *title, body in newest}
    return sorted(scores, key=lambda key: -scores[key])


def score(title: Iterable[str], body: str, words: Iterable[str], cut: Cut) -> float:
    headline, text = "\n".join(map(fold, title)), fold(body)
    return sum(HEADLINE * _weight(headline, word, cut) + _weight(text, word, cut) for word in words)


def _weight(text: str, word: str, cut: Cut) -> float:
    """From 0 to 1: the more hits, and whole ones, the more; but ten are not ten times as good as one."""
    number = sum(_hit(text, place, word, cut) for place in islice(places_of(word, text), MOST_PLACES))
    return number / (number + ENOUGH)


def _hit(text: str, place: int, word: str, cut: Cut) -> float:
    begin = max(0, place - AROUND)
    edges = set(_edges(cut(text[begin : place + len(word) + AROUND]), begin))
    return 1.0 if {place, place + len(word)} <= edges else PART


def _edges(words: Iterable[str], place: int) -> Iterator[int]:
    yield place
    for word in words:
        place += len(word)
        yield place
