"""A search that is put to the proof: strings from the stories, sought through the index and by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from time import perf_counter

from django.db.models import Max, Q

from articles.models import IndexEntry, Story
from articles.models.counting import AT_MOST, Count, bounded

from .entries import entries_of, holds
from .expression import Word
from .fold import fold
from .matching import count, matching, newest_first
from .portions import portions
from .texts import edited_texts, printed_texts

LONGEST = 10
"""Characters of a string."""
GLUED = 5
"""Of so many strings one is put together from two stories, and most likely stands in none."""
TRIES = 5
"""For each string: a text may be white space."""


@dataclass(frozen=True, slots=True)
class Trial:
    """`hits` the index names among all stories, in `seconds`. Among the stories that were read it names `found`, and
    `read` hold the string; `wrong` are those of the one and not of the other."""

    text: str
    hits: Count
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
class Proof:
    """`stories` of `total` were read, and `trials` made of as many as were `asked`, before the time was over."""

    trials: tuple[Trial, ...]
    asked: int
    stories: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.stories == self.total and len(self.trials) == self.asked

    @property
    def wrong(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if trial.wrong)


def prove(number: int, chance: Random, seconds: float) -> Proof:
    """Half of the time is for reading; at least one portion is read, and one string sought."""
    started = perf_counter()
    live = Story.objects.live()
    strings = list(islice(_strings(number, chance), number))
    reading = _Reading([Word(fold(text)) for text in strings])
    for ids in portions(_stretch(chance)):
        reading.take(ids)
        if perf_counter() - started > seconds / 2:
            break
    trials: list[Trial] = []
    for text, word in zip(strings, reading.words, strict=True):
        if trials and perf_counter() - started > seconds:
            break
        trials.append(reading.trial(text, word))
    return Proof(tuple(trials), len(strings), len(reading.ids), live.count())


class _Reading:
    """Of stories, for all words at once. What it takes for one word is the time of the texts and that of the word."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.ids: set[int] = set()
        self.keys: tuple[int, int] | None = None
        self.holding: dict[Word, set[int]] = {word: set() for word in words}
        self.seconds = 0.0
        self.seconds_of = dict.fromkeys(words, 0.0)

    def take(self, ids: Sequence[int]) -> None:
        started = perf_counter()
        entries = entries_of(ids)
        self.seconds += perf_counter() - started
        for word in self.words:
            started = perf_counter()
            self.holding[word].update(entry.story_id for entry in entries if holds(entry, word))
            self.seconds_of[word] += perf_counter() - started
        self.ids.update(entry.story_id for entry in entries)
        keys = [*(self.keys or ()), *IndexEntry.objects.filter(story__in=ids).values_list("key", flat=True)]
        self.keys = (min(keys), max(keys)) if keys else None

    def trial(self, text: str, word: Word) -> Trial:
        started = perf_counter()
        hits = bounded(count(Story.objects.live(), word, AT_MOST))
        seconds = perf_counter() - started
        found = self._found(word)
        wrong = tuple(sorted(found ^ self.holding[word]))
        read = self.seconds + self.seconds_of[word]
        return Trial(text, hits, seconds, len(found), len(self.holding[word]), read, wrong)

    def _found(self, word: Word) -> set[int]:
        """Those of the stories read that a search finds. The index is asked for the stretch of days that was read, and
        again, one by one, for those that are missing there."""
        hits = newest_first(matching(Story.objects.live(), word))
        if self.keys:
            hits = hits.filter(key__gte=self.keys[0], key__lte=self.keys[1])
        found = set(hits.values_list("pk", flat=True)) & self.ids
        missing = sorted(self.holding[word] - found)
        again = matching(Story.objects.live().filter(pk__among=missing), word) if missing else Story.objects.none()
        return found.union(again.values_list("pk", flat=True))


def _stretch(chance: Random) -> Iterator[int]:
    """The ids of all live stories: from any one to the older, and then from there to the newer."""
    live = Story.objects.live()
    start = _any_story(chance)
    if start:
        older = Q(dated__lt=start.dated) | Q(dated=start.dated, pk__lte=start.pk)
        yield from live.filter(older).order_by("-dated", "-pk").values_list("pk", flat=True).iterator()
        yield from live.exclude(older).order_by("dated", "pk").values_list("pk", flat=True).iterator()


def _any_story(chance: Random) -> Story | None:
    last = Story.objects.live().aggregate(last=Max("pk"))["last"] or 0
    return Story.objects.live().filter(pk__gte=chance.randint(0, last)).order_by("pk").first()


def _strings(number: int, chance: Random) -> Iterator[str]:
    """Each is another search; fewer where the texts have no more."""
    taken = {""}
    texts = islice(_texts(chance), TRIES * number)
    for tried, text in enumerate(texts):
        glued = tried % GLUED == GLUED - 1
        piece = _piece(text, chance) + (_piece(next(texts, ""), chance) if glued else "")
        if fold(piece) not in taken:
            taken.add(fold(piece))
            yield piece


def _piece(text: str, chance: Random) -> str:
    length = chance.randint(1, LONGEST)
    start = chance.randint(0, max(0, len(text) - length))
    return text[start : start + length]


def _texts(chance: Random) -> Iterator[str]:
    """Without end: a text of a story, as edited or as printed, and of another, and so on."""
    while story := _any_story(chance):
        texts = [text.text for text in edited_texts(story)] + list(printed_texts([story.pk]).values())
        yield chance.choice(texts or [""])
