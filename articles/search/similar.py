"""Stories that share rare words with a story: likely of the same matter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from articles.models import Story
from articles.models.story import StoryQuerySet

from .expression import Word
from .filtering import filter_by_expression, newest_first
from .hits import with_hit_facts
from .ranking import CutWords
from .texts import fold

MOST_WORDS = 20
"""Words of the story that others are looked up by."""
COMMON = 100
"""A word of more stories than this, or of more than a tenth of all, does not tell which are alike."""
FEWEST = 2
"""Words that stories share at least."""
MOST_STORIES = 10
IN_TITLE = 3
"""How often a word of the title counts, at least."""

TELLING = re.compile(r"[\u3400-\u9fff]{2,}|(?=.*[a-z])[a-z0-9.-]{2,}")
"""What a word must look like: not one character, not a number."""


@dataclass(frozen=True, slots=True)
class SimilarStory:
    """With the words that it shares, the rarest first."""

    story: Story
    words: tuple[Word, ...]


def similar_stories(story: Story, stories: StoryQuerySet, cut: CutWords) -> list[SimilarStory]:
    """Those of the stories that are most alike, in that order. A bounded number of bounded queries."""
    shared: defaultdict[int, list[str]] = defaultdict(list)
    weights: dict[str, float] = {}
    others = stories.exclude(pk=story.pk)
    common = min(COMMON, max(FEWEST, others[: 10 * COMMON].count() // 10))
    for word in telling_words(story, cut):
        newest = newest_first(filter_by_expression(others, Word(word))).values_list("pk", flat=True)
        keys = list(newest[: common + 1])
        weights[word] = log(1 + COMMON / (len(keys) + 1))
        for key in keys if len(keys) <= common else ():
            shared[key].append(word)
    likeness = {key: sum(map(weights.get, words)) for key, words in shared.items() if len(words) >= FEWEST}
    best = sorted(likeness, key=lambda key: (-likeness[key], -key))[:MOST_STORIES]
    found = with_hit_facts(others).in_bulk(best)
    return [SimilarStory(found[key], _rarest_first(shared[key], weights)) for key in best]


def telling_words(story: Story, cut: CutWords) -> list[str]:
    """Those that stand in the title or often, the longer first, which are the rarer."""
    title = "，".join((story.kicker, story.headline, story.subhead))
    counts = Counter(_words(story.body, cut))
    for word in set(_words(title, cut)):
        counts[word] += IN_TITLE
    return sorted(counts, key=lambda word: (-counts[word] * len(word), word))[:MOST_WORDS]


def _words(text: str, cut: CutWords) -> Iterable[str]:
    return filter(TELLING.fullmatch, map(fold, cut(text)))


def _rarest_first(words: Iterable[str], weights: dict[str, float]) -> tuple[Word, ...]:
    return tuple(Word(word) for word in sorted(words, key=lambda word: -weights[word]))
