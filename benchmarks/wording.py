"""Other words in the place of those printed: names, places, numbers, and a third of the words of a dictionary."""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from articles.data import entries
from articles.enrichment.gazetteer import gazetteer

SHARE = 0.3
"""The share of the dictionary's words that are exchanged: enough that most strings of six characters are rare."""

LEAST_FREQUENCY = 5
HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
YEAR = re.compile(r"(?:19|20)\d\d")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国志海云峰晓东文辉春梅宏斌"

SPEECH = frozenset({"n", "v", "vn", "a", "d"})

Kind = tuple[int, str]


class Frequent:
    """Words, each drawn as often as a dictionary counts it."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self.words, counts = zip(*words, strict=True)
        self.sums = list(accumulate(counts))

    def __call__(self, chance: random.Random) -> str:
        return self.words[bisect(self.sums, chance.random() * self.sums[-1])]


class Wording(dict[str, str]):
    """The word that one story has in the place of each: the same throughout the story."""

    def __init__(self, people: frozenset[str], chance: random.Random) -> None:
        super().__init__()
        self.people, self.chance = people, chance

    def __missing__(self, word: str) -> str:
        self[word] = other = _another(word, word in self.people, self.chance)
        return other

    def of(self, words: Iterable[str]) -> str:
        return "".join(map(self.__getitem__, words))


def _another(word: str, is_person: bool, chance: random.Random) -> str:
    if word.isascii():
        return _number(word, chance) if word.isdigit() and not YEAR.fullmatch(word) else word
    if is_person:
        return chance.choice(surnames()) + "".join(chance.choices(GIVEN, k=len(word) - 1))
    if word in places():
        return chance.choice(places()[word])
    if chance.random() < SHARE and (kind := kinds().get(word)):
        return dictionary()[kind](chance)
    return word


def _number(digits: str, chance: random.Random) -> str:
    """Of as many digits; one or two may be a month or a day."""
    least = 10 ** (len(digits) - 1)
    return str(chance.randrange(least, 10 * least if len(digits) != 2 else 29))


@cache
def surnames() -> tuple[str, ...]:
    return tuple(name for name in "".join(entries("surnames.txt")).replace(" ", "") if name)


@cache
def places() -> dict[str, tuple[str, ...]]:
    """The names of a place, and those that may stand for each: of the same level, in the same form."""
    alike: defaultdict[tuple, list[str]] = defaultdict(list)
    for place in gazetteer().current.values():
        alike[place.level, True].append(place.full_name)
        alike[place.level, False].append(place.name)
    return {name: tuple(names) for names in alike.values() for name in names if len(name) > 1}


@cache
def kinds() -> dict[str, Kind]:
    """Length and part of speech of each word that may be exchanged."""
    return {word: kind for kind, frequent in dictionary().items() for word in frequent.words}


@cache
def dictionary() -> dict[Kind, Frequent]:
    """jieba's dictionary, without names and what is rare, by length and part of speech."""
    path = Path(find_spec("jieba").submodule_search_locations[0], "dict.txt")
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    alike: defaultdict[Kind, list[tuple[str, int]]] = defaultdict(list)
    for word, frequency, tag in rows:
        if tag in SPEECH and int(frequency) >= LEAST_FREQUENCY and HAN_WORD.fullmatch(word):
            alike[len(word), tag].append((word, int(frequency)))
    return {kind: Frequent(words) for kind, words in alike.items()}
