"""Which stories of two texts are one story, by the shingles that they share: runs of four characters.

Punctuation, white space, line breaks and the width of letters and digits count for nothing.
Phrases that several stories of one source have, such as the opening of notices, tell nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.parsing.characters import normalised

LENGTH = 4
"""Characters of a shingle."""

ALIKE = 0.5
"""The share of shingles in common from which on two stories are one. One character in eight may be misread: it spoils
four shingles."""

LEAST_LEFT = 0.25
"""The share of a story's shingles that must be left without the phrases it shares with others of its source. A story
of which less is left, such as one printed twice, is compared whole."""

NO_TEXT = re.compile(r"[\W_]+")

END = 100
"""Characters at either end of a story that a first look compares."""

ENDS_ALIKE = 0.5
"""The share of the shingles of these ends in common from which on stories are compared whole: there more may have
changed than elsewhere."""

Shingles = set[int]


@dataclass(frozen=True)
class ComparedStory:
    """The text of a story, and the source that it is from, by whatever tells sources apart."""

    source: int | str
    text: str

    @cached_property
    def characters(self) -> str:
        return characters_of(self.text)

    @cached_property
    def shingles(self) -> Shingles:
        return shingles_of(self.characters)

    @cached_property
    def shingles_of_ends(self) -> Shingles:
        """Those of its first and its last lines."""
        ends = self.text if len(self.text) <= 2 * END else self.text[:END] + self.text[-END:]
        return shingles_of(characters_of(ends))


@dataclass(frozen=True, slots=True)
class StoryPair:
    """The places of a new and of a known story that are one, and their likeness: 1 where the texts are the same, else
    the share of shingles in common."""

    new: int
    known: int
    likeness: float

    @property
    def is_same(self) -> bool:
        return self.likeness == 1


def likely_sources(new: Iterable[ComparedStory], known: Iterable[ComparedStory]) -> set[int | str]:
    """The sources that are worth comparing: a story of theirs begins and ends nearly like a new one."""
    new_ends = [story.shingles_of_ends for story in new]
    all_ends = set().union(*new_ends)
    likely = set()
    for story in known:
        ends = story.shingles_of_ends
        if story.source in likely or len(ends & all_ends) < len(ends) * ENDS_ALIKE / 2:
            continue
        if any(_dice(ends, each) >= ENDS_ALIKE for each in new_ends):
            likely.add(story.source)
    return likely


def match_stories(new: Sequence[ComparedStory], known: Sequence[ComparedStory]) -> list[StoryPair]:
    """The pairs of one story each, the likest first; no story is in two. The known ones are of one source."""
    all_new = set().union(*(story.shingles for story in new))
    alike = [
        (n, k)
        for k, here in enumerate(known)
        if len(here.shingles & all_new) >= len(here.shingles) * ALIKE / 2
        for n, story in enumerate(new)
        if _dice(story.shingles, here.shingles) >= ALIKE or story.characters == here.characters != ""
    ]
    house = _repeated(new) | _repeated(known) if alike else set()
    pairs = (StoryPair(n, k, _likeness(new[n], known[k], house)) for n, k in alike)
    return one_each(pair for pair in pairs if pair.likeness >= ALIKE)


def one_each(pairs: Iterable[StoryPair]) -> list[StoryPair]:
    """The likest of these pairs, so that no story is in two."""
    chosen: list[StoryPair] = []
    new, known = set(), set()
    for pair in sorted(pairs, key=lambda pair: -pair.likeness):
        if pair.new not in new and pair.known not in known:
            chosen.append(pair)
            new.add(pair.new)
            known.add(pair.known)
    return chosen


def characters_of(text: str) -> str:
    """The letters, digits and Chinese characters of a text."""
    return NO_TEXT.sub("", normalised(text))


def shingles_of(characters: str) -> Shingles:
    """As numbers: a Chinese character has two bytes in UTF-16, so that four are a number and nothing need be cut."""
    data = characters.encode("utf-16-le", "surrogatepass")
    ends = ((start, start + (len(data) - start) // 8 * 8) for start in range(0, 2 * LENGTH, 2))
    return set().union(*(memoryview(data[start:end]).cast("Q") for start, end in ends if end > start))


def _repeated(stories: Iterable[ComparedStory]) -> Shingles:
    """What more than one of them has."""
    seen: Shingles = set()
    repeated: Shingles = set()
    for story in stories:
        repeated |= seen & story.shingles
        seen |= story.shingles
    return repeated


def _likeness(new: ComparedStory, known: ComparedStory, house: Shingles) -> float:
    """1 for the same text, else the share of the shingles of one that the other has, without the phrases of the house.

    The phrases that were misread remain: so it is the one with the fewer shingles that counts.
    """
    if new.characters == known.characters:
        return 1
    own_new, own_known = new.shingles - house, known.shingles - house
    if len(own_new) < LEAST_LEFT * len(new.shingles) or len(own_known) < LEAST_LEFT * len(known.shingles):
        own_new, own_known = new.shingles, known.shingles
    return min(len(own_new & own_known) / min(len(own_new), len(own_known)), 0.99)


def _dice(some: Shingles, others: Shingles) -> float:
    """Dice's coefficient."""
    return 2 * len(some & others) / ((len(some) + len(others)) or 1)
