"""Stories found, as they are shown: with the words of the search marked, and snippets of the texts that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Prefetch

from articles.models import Story, Tagging, Use
from articles.models.story import StoryQuerySet

from .expression import Scope, Word
from .texts import Text, edited_texts, fold, is_in_print_only, printed_texts, words_not_edited

WIDTH = 110
"""Characters of a snippet."""
LEAD = 24
"""Characters of a snippet before its first hit."""
LONGEST = 330
"""Characters from which on a snippet is not made longer by hits that overlap the last one, as in a line of dots."""
MOST_SNIPPETS = 3
"""Snippets of one story."""
MOST_OF_TEXT = 2
"""Snippets of one text."""

SENTENCE_ENDS = "。！？；\n"
CROSSHEAD = re.compile("^## ", re.MULTILINE)

Span = tuple[int, int]
"""Where a stretch of text begins and ends."""
Pieces = tuple[tuple[str, bool], ...]
"""Stretches of a text that follow each other, each with whether it is a hit."""
ELLIPSIS: Pieces = (("…", False),)


@dataclass(frozen=True, slots=True)
class Snippet:
    """`label` names the field, and is empty for the body. `is_print` where only the text as printed has the hit."""

    pieces: Pieces
    label: str = ""
    is_print: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`is_in_print_only`: a word stands in the text as printed, and in no field as edited."""

    story: Story
    kicker: Pieces
    headline: Pieces
    subhead: Pieces
    snippets: tuple[Snippet, ...]
    is_in_print_only: bool


def with_hit_facts(stories: StoryQuerySet) -> StoryQuerySet:
    """With all that is shown of a hit, in a constant number of queries."""
    taggings = Prefetch("taggings", Tagging.objects.select_related("tag"))
    uses = Prefetch("uses", Use.objects.select_related("medium"))
    related = stories.select_related("issue__publication", "source").prefetch_related(taggings, uses)
    return related.defer("machine", "held")


def search_hits(stories: Sequence[Story], words: Sequence[Word]) -> list[SearchHit]:
    """The stories, in their order, with the words marked."""
    missing = {story.pk: words_not_edited(story, words) for story in stories}
    printed = printed_texts([story for story, absent in missing.items() if absent])
    return [_search_hit(story, words, missing[story.pk], printed.get(story.pk, "")) for story in stories]


def _search_hit(story: Story, words: Sequence[Word], missing: Sequence[Word], printed: str) -> SearchHit:
    def marked_field(name: str) -> Pieces:
        text = Text(name, getattr(story, name))
        return mark_hits(text.text, find_hits(text.text, text.sought(words)))

    return SearchHit(
        story,
        marked_field("kicker"),
        marked_field("headline") or ((story.title, False),),
        marked_field("subhead"),
        tuple(snippets(story, words, printed)),
        is_in_print_only(missing, printed),
    )


def found_in_print_only(story_ids: Iterable[int], words: Iterable[Word]) -> set[int]:
    """Those of the stories that have a word of a search in the text as printed and in no field."""
    wide = [word for word in words if word.scope is Scope.ALL]
    if not wide:
        return set()
    stories = Story.objects.filter(pk__in=story_ids)
    missing = {story.pk: absent for story in stories if (absent := words_not_edited(story, wide))}
    return {story for story, text in printed_texts(missing).items() if is_in_print_only(missing[story], text)}


def find_hits(text: str, words: Iterable[Word]) -> list[Span]:
    """Where words stand in a text as it is printed, in order; they may overlap."""
    folded = fold(text)
    places = sorted((start, start + len(word.text)) for word in words for start in places_of(word.text, folded))
    printed = [place for place, letter in enumerate(text) if fold(letter)] if places else []
    return [(printed[start], printed[end - 1] + 1) for start, end in places]


def places_of(word: str, folded: str) -> Iterator[int]:
    """Where a folded word begins in a folded text."""
    place = folded.find(word)
    while place >= 0:
        yield place
        place = folded.find(word, place + 1)


def mark_hits(text: str, hits: Iterable[Span], window: Span | None = None) -> Pieces:
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


def snippets(story: Story, words: Sequence[Word], printed: str = "") -> list[Snippet]:
    """At most MOST_SNIPPETS: of the body, and of the fields with words that the headline does not show.

    `printed` is what the source prints of the story: words that stand in no field are shown there.
    """
    texts = list(edited_texts(story))
    seen = {word for text in texts if text.scope is Scope.HEADLINE for word in _words_in(text, words)}
    shown: list[Snippet] = []
    for text in texts:
        new = set(_words_in(text, words)) - seen
        if text.scope is not Scope.HEADLINE and (new or text.field == "body"):
            shown += _snippets_of(text, words)
            seen |= new
    hits = find_hits(printed, words_not_edited(story, words))
    of_print = [Snippet(_cut_out(printed, hits, window), is_print=True) for window in windows(printed, hits)[:1]]
    return [*shown[: MOST_SNIPPETS - len(of_print)], *of_print]


def _words_in(text: Text, words: Iterable[Word]) -> list[Word]:
    folded = fold(text.text)
    return [word for word in text.sought(words) if word.text in folded]


def _snippets_of(text: Text, words: Sequence[Word]) -> list[Snippet]:
    plain = CROSSHEAD.sub("", text.text)
    hits = find_hits(plain, text.sought(words))
    label = "" if text.field == "body" else text.label
    return [Snippet(_cut_out(plain, hits, window), label) for window in windows(plain, hits) or [(0, WIDTH)]]


def windows(text: str, hits: Iterable[Span]) -> list[Span]:
    """The stretches of the text with the most different hits, as they follow in it; none without hits. No edge cuts a
    hit: a window is as much longer than WIDTH as its last hit needs. Hits that touch begin no other window.
    """
    found: list[Span] = []
    words: list[set[str]] = []
    reached = -1
    for start, end in hits:
        first, last = found[-1] if found else (0, 0)
        if start >= last and start > reached:
            first = max(_beginning(text, start), last)
            found.append((first, max(first + WIDTH, end)))
            words.append(set())
        elif start < last and last - first < LONGEST:
            found[-1] = (first, max(last, end))
        if start < found[-1][1]:
            words[-1].add(fold(text[start:end]))
        reached = max(reached, end)
    best = sorted(range(len(found)), key=lambda n: -len(words[n]))[:MOST_OF_TEXT]
    return [found[n] for n in sorted(best)]


def _beginning(text: str, hit: int) -> int:
    """Where the first sentence begins that begins shortly before the hit."""
    first = max(0, hit - LEAD)
    stops = [stop for mark in SENTENCE_ENDS if (stop := text.find(mark, first, hit)) >= 0]
    return min(stops) + 1 if first and stops else first


def _cut_out(text: str, hits: Iterable[Span], window: Span) -> Pieces:
    """What the window shows, with an ellipsis where there is more of the text."""
    first, last = window
    pieces = mark_hits(text, hits, (first, min(last, len(text))))
    return (*ELLIPSIS[: first > 0], *pieces, *ELLIPSIS[: last < len(text)])
