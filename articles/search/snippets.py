"""Where the words of a search stand in a story, as pieces of its text with the hits marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Story

from .expression import Scope, Word
from .fold import fold
from .texts import Text, edited_texts, not_edited

WIDTH = 110
"""Characters of a snippet."""
BEFORE = 24
"""Characters of it before its first hit."""
LONGEST = 330
"""Characters from which on a snippet is not made longer by hits that overlap the last one, as in a line of dots."""
MOST = 3

SENTENCE_ENDS = "。！？；\n"
CROSSHEAD = re.compile("^## ", re.MULTILINE)

Span = tuple[int, int]
Piece = tuple[str, bool]
"""A stretch of text, and whether it is a hit."""
ELLIPSIS: tuple[Piece, ...] = (("…", False),)


@dataclass(frozen=True, slots=True)
class Snippet:
    """`label` names the field, and is empty for the body. `is_print` where only the text as printed has the hit."""

    pieces: tuple[Piece, ...]
    label: str = ""
    is_print: bool = False


def spans(text: str, words: Iterable[str]) -> list[Span]:
    """Where folded words stand in a text as it is printed, in order; they may overlap."""
    folded = fold(text)
    found = sorted((start, start + len(word)) for word in words for start in places_of(word, folded))
    printed = [place for place, letter in enumerate(text) if fold(letter)] if found else []
    return [(printed[start], printed[end - 1] + 1) for start, end in found]


def places_of(word: str, folded: str) -> Iterator[int]:
    place = folded.find(word)
    while place >= 0:
        yield place
        place = folded.find(word, place + 1)


def marked(text: str, hits: Sequence[Span], window: Span | None = None) -> tuple[Piece, ...]:
    """The text, or the window of it, in pieces; together they are the text again. Hits that touch are one piece."""
    first, last = window or (0, len(text))
    edges = [first]
    for start, end in hits:
        if start < last and end > first:
            if len(edges) > 1 and start <= edges[-1]:
                edges[-1] = max(edges[-1], min(end, last))
            else:
                edges += [max(start, first), min(end, last)]
    return tuple((text[a:b], n % 2 == 1) for n, (a, b) in enumerate(pairwise([*edges, last])) if a < b)


def of_field(story: Story, field: str, words: Iterable[Word]) -> tuple[Piece, ...]:
    """The whole of a short text, such as a headline."""
    text = Text(field, getattr(story, field))
    return marked(text.text, spans(text.text, _for(text, words)))


def snippets(story: Story, words: Sequence[Word], printed: str = "") -> list[Snippet]:
    """At most MOST: of the body, and of the fields with words that are not in the headline.

    `printed` is what the source prints of the story: words that stand in no field are shown there.
    """
    texts = list(edited_texts(story))
    seen = {word for text in texts if text.scope is Scope.HEADLINE for word in _standing(text, words)}
    shown: list[Snippet] = []
    for text in texts:
        news = set(_standing(text, words)) - seen
        if text.scope is not Scope.HEADLINE and (news or text.field == "body"):
            shown += _of_text(text, words)
            seen |= news
    hits = spans(printed, (word.text for word in not_edited(story, words)))
    in_print = [Snippet(_cut(printed, hits, window), is_print=True) for window in windows(printed, hits)[:1]]
    return [*shown[: MOST - len(in_print)], *in_print]


def _for(text: Text, words: Iterable[Word]) -> list[str]:
    """What is looked for in this text."""
    return [word.text for word in words if word.scope in {Scope.ALL, text.scope}]


def _standing(text: Text, words: Iterable[Word]) -> list[Word]:
    folded = fold(text.text)
    return [word for word in words if word.scope in {Scope.ALL, text.scope} and word.text in folded]


def _of_text(text: Text, words: Sequence[Word]) -> list[Snippet]:
    plain = CROSSHEAD.sub("", text.text)
    hits = spans(plain, _for(text, words))
    label = "" if text.field == "body" else text.label
    return [Snippet(_cut(plain, hits, window), label) for window in windows(plain, hits) or [(0, WIDTH)]]


def windows(text: str, hits: Sequence[Span]) -> list[Span]:
    """The two stretches of text with the most different hits, as they follow in the text; none without hits. No edge
    cuts a hit: a window is as much longer than WIDTH as its last hit needs. Hits that touch begin no other window.
    """
    found: list[Span] = []
    reached = -1
    for start, end in hits:
        first, last = found[-1] if found else (0, 0)
        if start < last and last - first < LONGEST:
            found[-1] = (first, max(last, end))
        elif start >= last and start > reached:
            first = max(_beginning(text, start), last)
            found.append((first, max(first + WIDTH, end)))
        reached = max(reached, end)
    best = sorted(found, key=lambda window: -len({fold(text[a:b]) for a, b in hits if window[0] <= a < window[1]}))
    return sorted(best[:2])


def _beginning(text: str, hit: int) -> int:
    """Of the first sentence that begins shortly before the hit."""
    first = max(0, hit - BEFORE)
    stops = [stop for mark in SENTENCE_ENDS if (stop := text.find(mark, first, hit)) >= 0]
    return min(stops) + 1 if first and stops else first


def _cut(text: str, hits: Sequence[Span], window: Span) -> tuple[Piece, ...]:
    first, last = window
    pieces = marked(text, hits, (first, min(last, len(text))))
    return (*ELLIPSIS[: first > 0], *pieces, *ELLIPSIS[: last < len(text)])
