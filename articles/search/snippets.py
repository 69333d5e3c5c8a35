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
    """Where folded words stand in a text as it is printed; hits that touch or overlap are one."""
    folded = fold(text)
    found = sorted((start, start + len(word)) for word in words for start in places_of(word, folded))
    if not found:
        return []
    printed = [place for place, letter in enumerate(text) if fold(letter)]
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [(printed[start], printed[end - 1] + 1) for start, end in merged]


def places_of(word: str, folded: str) -> Iterator[int]:
    place = folded.find(word)
    while place >= 0:
        yield place
        place = folded.find(word, place + 1)


def marked(text: str, hits: Sequence[Span], window: Span | None = None) -> tuple[Piece, ...]:
    """The text, or the window of it, in pieces; together they are the text again."""
    first, last = window or (0, len(text))
    inside = [(max(start, first), min(end, last)) for start, end in hits if start < last and end > first]
    edges = [first, *(edge for hit in inside for edge in hit), last]
    return tuple((text[a:b], n % 2 == 1) for n, (a, b) in enumerate(pairwise(edges)) if a < b)


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
    in_print = [Snippet(pieces, is_print=True) for pieces in _windows(printed, hits)[:1]]
    return [*shown[: MOST - len(in_print)], *in_print]


def _for(text: Text, words: Iterable[Word]) -> list[str]:
    """What is looked for in this text."""
    return [word.text for word in words if word.scope in {Scope.ALL, text.scope}]


def _standing(text: Text, words: Iterable[Word]) -> list[Word]:
    folded = fold(text.text)
    return [word for word in words if word.scope in {Scope.ALL, text.scope} and word.text in folded]


def _of_text(text: Text, words: Sequence[Word]) -> list[Snippet]:
    plain = CROSSHEAD.sub("", text.text)
    windows = _windows(plain, spans(plain, _for(text, words))) or [_cut(plain, [], (0, WIDTH))]
    return [Snippet(pieces, "" if text.field == "body" else text.label) for pieces in windows[:2]]


def _windows(text: str, hits: Sequence[Span]) -> list[tuple[Piece, ...]]:
    """The two stretches of text with the most different hits, as they follow in the text."""
    windows: list[Span] = []
    for start, _end in hits:
        if not windows or start >= windows[-1][1]:
            first = max(_beginning(text, start), windows[-1][1] if windows else 0)
            windows.append((first, first + WIDTH))
    best = sorted(windows, key=lambda window: -len({fold(text[a:b]) for a, b in hits if window[0] <= a < window[1]}))
    return [_cut(text, hits, window) for window in sorted(best[:2])]


def _beginning(text: str, hit: int) -> int:
    """Of the first sentence that begins shortly before the hit."""
    first = max(0, hit - BEFORE)
    stops = [stop for mark in SENTENCE_ENDS if (stop := text.find(mark, first, hit)) >= 0]
    return min(stops) + 1 if first and stops else first


def _cut(text: str, hits: Sequence[Span], window: Span) -> tuple[Piece, ...]:
    first, last = window
    pieces = marked(text, hits, (first, min(last, len(text))))
    return (*ELLIPSIS[: first > 0], *pieces, *ELLIPSIS[: last < len(text)])
