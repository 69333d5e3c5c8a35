"""A test of the search that anybody may start: strings from the stories, sought in the index and by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from time import perf_counter

from django.db.models import Max, Q

from articles.models import IndexEntry, Story, bulk
from articles.models.counting import AT_MOST, BoundedCount
from articles.models.story import StoryQuerySet

from .entries import entries_of, entry_holds
from .expression import Word
from .filtering import count_stories, filter_by_expression, newest_first
from .texts import edited_texts, fold, printed_texts

LONGEST = 10
"""Characters of a string."""
GLUED = 5
"""Of so many strings one is put together from two stories, and most likely stands in none."""
TRIES = 5
"""Texts that are drawn for each string: one may be white space."""


@dataclass(frozen=True, slots=True)
class StringCheck:
    """One string, sought both ways.

    The index has `hits` of all stories, in `seconds`. Of the stories that were read it has `found`, and `read` hold the
    string; `wrong` are the ids of those that one way found and not the other.
    """

    text: str
    hits: BoundedCount
    seconds: float
    found: int
    read: int
    seconds_of_reading: float
    wrong: tuple[int, ...]

    @property
    def milliseconds(self) -> float:
        return self.seconds * 1000

    @property
    def milliseconds_of_reading(self) -> float:
        return self.seconds_of_reading * 1000


@dataclass(frozen=True, slots=True)
class SelfTest:
    """`stories` of `total` were read, and as many of the `strings` checked, before the time was over."""

    checks: tuple[StringCheck, ...]
    strings: int
    stories: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.stories == self.total and len(self.checks) == self.strings

    @property
    def wrong(self) -> tuple[StringCheck, ...]:
        return tuple(check for check in self.checks if check.wrong)


def run_self_test(stories: StoryQuerySet, number: int, chance: Random, seconds: float) -> SelfTest:
    """Check `number` strings in the stories. Half of the time is for reading; at least one batch is read, and one of
    the strings checked."""
    started = perf_counter()
    strings = list(islice(_strings(stories, number, chance), number))
    reading = _StoriesRead(stories, [Word(fold(text)) for text in strings])
    for ids in bulk.in_batches(_around_any_story(stories, chance)):
        reading.add(ids)
        if perf_counter() - started > seconds / 2:
            break
    checks: list[StringCheck] = []
    for text, word in zip(strings, reading.words, strict=True):
        if checks and perf_counter() - started > seconds:
            break
        checks.append(reading.check(text, word))
    return SelfTest(tuple(checks), len(strings), len(reading.ids), stories.count())


class _StoriesRead:
    """The stories read so far, and which of them hold each word. Reading for one word is reckoned as the time that all
    texts took, and that of looking for the word."""

    def __init__(self, stories: StoryQuerySet, words: Sequence[Word]) -> None:
        self.stories = stories
        self.words = words
        self.ids: set[int] = set()
        self.keys: tuple[int, int] | None = None
        self.holding: dict[Word, set[int]] = {word: set() for word in words}
        self.seconds = 0.0
        self.seconds_of = dict.fromkeys(words, 0.0)

    def add(self, ids: Sequence[int]) -> None:
        started = perf_counter()
        entries = entries_of(ids)
        self.seconds += perf_counter() - started
        for word in self.words:
            started = perf_counter()
            self.holding[word].update(entry.story_id for entry in entries if entry_holds(entry, word))
            self.seconds_of[word] += perf_counter() - started
        self.ids.update(entry.story_id for entry in entries)
        keys = [*(self.keys or ()), *IndexEntry.objects.filter(story__in=ids).values_list("key", flat=True)]
        self.keys = (min(keys), max(keys)) if keys else None

    def check(self, text: str, word: Word) -> StringCheck:
        started = perf_counter()
        hits = BoundedCount.of(count_stories(self.stories, word, AT_MOST))
        seconds = perf_counter() - started
        found = self._found_by_search(word)
        wrong = tuple(sorted(found ^ self.holding[word]))
        seconds_of_reading = self.seconds + self.seconds_of[word]
        return StringCheck(text, hits, seconds, len(found), len(self.holding[word]), seconds_of_reading, wrong)

    def _found_by_search(self, word: Word) -> set[int]:
        """Those of the stories read that a search finds. The index is asked for the stretch of days that was read, and
        again, one by one, for those that are missing there."""
        hits = newest_first(filter_by_expression(self.stories, word))
        if self.keys:
            hits = hits.filter(key__gte=self.keys[0], key__lte=self.keys[1])
        found = set(hits.values_list("pk", flat=True)) & self.ids
        missing = sorted(self.holding[word] - found)
        if missing:
            again = filter_by_expression(self.stories.filter(pk__among=missing), word)
            found.update(again.values_list("pk", flat=True))
        return found


def _around_any_story(stories: StoryQuerySet, chance: Random) -> Iterator[int]:
    """The ids of all the stories: from any one to the older, and then from there to the newer."""
    start = _any_story(stories, chance)
    if start:
        older = Q(dated__lt=start.dated) | Q(dated=start.dated, pk__lte=start.pk)
        yield from stories.filter(older).order_by("-dated", "-pk").values_list("pk", flat=True).iterator()
        yield from stories.exclude(older).order_by("dated", "pk").values_list("pk", flat=True).iterator()


def _any_story(stories: StoryQuerySet, chance: Random) -> Story | None:
    last = stories.aggregate(last=Max("pk"))["last"] or 0
    return stories.filter(pk__gte=chance.randint(0, last)).order_by("pk").first()


def _strings(stories: StoryQuerySet, number: int, chance: Random) -> Iterator[str]:
    """Each is another search; fewer where the texts have no more."""
    taken = {""}
    texts = islice(_any_texts(stories, chance), TRIES * number)
    for tried, text in enumerate(texts):
        is_glued = tried % GLUED == GLUED - 1
        piece = _any_piece(text, chance) + (_any_piece(next(texts, ""), chance) if is_glued else "")
        if fold(piece) not in taken:
            taken.add(fold(piece))
            yield piece


def _any_piece(text: str, chance: Random) -> str:
    length = chance.randint(1, LONGEST)
    start = chance.randint(0, max(0, len(text) - length))
    return text[start : start + length]


def _any_texts(stories: StoryQuerySet, chance: Random) -> Iterator[str]:
    """Without end: a text of a story, as edited or as printed, and of another, and so on."""
    while story := _any_story(stories, chance):
        texts = [text.text for text in edited_texts(story)] + list(printed_texts([story.pk]).values())
        yield chance.choice(texts or [""])
