"""Tags of the vocabulary that the words of a story speak for; the words lie in data/topics.txt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from articles.data import entries
from articles.enrichment.beginnings import Beginnings
from articles.enrichment.values import StoryText, Topic

MOST = 5
THRESHOLD = 0.45
"""The least score that is worth an editor's look: what is told in passing is no tag."""

HEADLINE, LEAD, REST = 2.0, 1.0, 0.4
"""How much a cue counts in each zone of a story."""

ENOUGH = 4.0
"""The evidence that gives a score of 0.63; twice as much gives 0.86."""

SKIP = "…"
"""In a cue: a gap between its words."""

GAP = r"[^。!！?？;；\n]{0,20}"


@dataclass(frozen=True, slots=True)
class Cue:
    """`pattern` is that of words with a gap between them."""

    tag: str
    words: str
    weight: float
    pattern: re.Pattern[str] | None

    def stands_in(self, text: str) -> bool:
        return self.pattern.search(text) is not None if self.pattern else self.words in text


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the vocabulary with its cues."""

    name: str
    group: str
    cues: tuple[Cue, ...]


def suggest_tags(text: StoryText) -> tuple[Topic, ...]:
    """The tags with the most evidence, best first."""
    known = evidence(text)
    topics = (Topic(tag.name, round(score(known[tag.name]), 3)) for tag in vocabulary() if tag.name in known)
    found = (topic for topic in topics if topic.score >= THRESHOLD)
    return tuple(sorted(found, key=lambda topic: -topic.score)[:MOST])


def evidence(text: StoryText) -> Mapping[str, float]:
    """By the names of the tags."""
    known: defaultdict[str, float] = defaultdict(float)
    for zone, share in ((text.display, HEADLINE), (text.lead, LEAD), (text.rest, REST)):
        for cue in _found(zone):
            known[cue.tag] += share * cue.weight
    return known


def _found(zone: str) -> Iterator[Cue]:
    """The cues that stand in the zone, without those that are part of a longer one of the same tag."""
    beginnings, begun = _cues_by_beginning()
    printed = {"", *(zone[at : at + 2] for at in beginnings.find(zone))}
    cues = [cue for beginning in printed for cue in begun[beginning] if cue.stands_in(zone)]
    longer: dict[str, list[str]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue.words), cue.words)):
        words = longer.setdefault(cue.tag, [])
        if not any(cue.words in others for others in words):
            words.append(cue.words)
            yield cue


@cache
def _cues_by_beginning() -> tuple[Beginnings, dict[str, list[Cue]]]:
    """By the first two characters of their longest words, or by none: of hundreds of cues few can stand in a text."""
    begun: dict[str, list[Cue]] = {"": []}
    for cue in (cue for tag in vocabulary() for cue in tag.cues):
        longest = max(cue.words.split(SKIP), key=len)
        begun.setdefault(longest[:2] if len(longest) > 1 else "", []).append(cue)
    return Beginnings(filter(None, begun)), begun


def score(evidence: float) -> float:
    """Evidence from nothing upwards as a number from 0 to 1."""
    return 1 - exp(-evidence / ENOUGH)


@cache
def vocabulary() -> tuple[Tag, ...]:
    """The tags in the order of the file."""
    return tuple(_read(entries("topics.txt")))


def _read(lines: tuple[str, ...]) -> Iterator[Tag]:
    group, name, cues = "", "", []
    for line in (*lines, "[]"):
        weight, *words = line.split()
        if weight.isdigit():
            cues += [_cue(name, word, float(weight)) for word in words]
            continue
        if name:
            yield Tag(name, group, tuple(cues))
        heading = line.startswith("[")
        group, name, cues = (line.strip("[]"), "", []) if heading else (group, line, [])


def _cue(tag: str, words: str, weight: float) -> Cue:
    parts = words.split(SKIP)
    return Cue(tag, words, weight, re.compile(GAP.join(map(re.escape, parts))) if len(parts) > 1 else None)
