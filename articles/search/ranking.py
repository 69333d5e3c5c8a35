"""Hits in the order of their relevance: the word in the headline, and often, and as a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, islice

from articles.models.story import StoryQuerySet

from .expression import Word
from .filtering import newest_first
from .hits import places_of
from .texts import fold

MOST_HITS = 1000
"""Hits that are ranked, the newest."""

COLUMNS = ("pk", "kicker", "headline", "subhead", "body")
HEADLINE = 3.0
"""What a headline weighs, of a body."""
PART = 0.3
"""What a hit weighs that begins or ends within a word (工会 in 手工会议), of a whole one."""
ENOUGH = 1.5
"""Hits after which the next one adds half as much as the first."""
MOST_PLACES = 5
"""Places of a word in one text that are looked at."""
AROUND = 12
"""Characters on each side of a hit: longer than nearly every word."""

CutWords = Callable[[str], list[str]]
"""Parts a text into words."""


def ranked(hits: StoryQuerySet, words: Iterable[Word], cut: CutWords) -> list[int]:
    """The ids of the newest hits, the most relevant first, of equal ones the newer."""
    texts = [word.text for word in words]
    newest = newest_first(hits).values_list(*COLUMNS)[:MOST_HITS]
    scores = {key: relevance(title, body, texts, cut) for key, *title, body in newest}
    return sorted(scores, key=lambda key: -scores[key])


def relevance(title: Iterable[str], body: str, words: Iterable[str], cut: CutWords) -> float:
    """From 0 to 4 for each word. `title` are kicker, headline and subhead; `words` are folded."""
    headline, text = "\n".join(map(fold, title)), fold(body)
    return sum(HEADLINE * _frequency(headline, word, cut) + _frequency(text, word, cut) for word in words)


def _frequency(text: str, word: str, cut: CutWords) -> float:
    """From 0 to 1: the more hits, and whole ones, the more; but ten are not ten times as good as one."""
    number = sum(_wholeness(text, place, word, cut) for place in islice(places_of(word, text), MOST_PLACES))
    return number / (number + ENOUGH)


def _wholeness(text: str, place: int, word: str, cut: CutWords) -> float:
    """Whether the hit at this place begins and ends where words do: 1, or PART."""
    begin, end = max(0, place - AROUND), place + len(word)
    edges = set(accumulate(map(len, cut(text[begin : end + AROUND])), initial=begin))
    return 1.0 if {place, end} <= edges else PART
