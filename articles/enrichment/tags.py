"""Tags of the vocabulary that the words of a story speak for; the words lie in data/topics.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from articles.data import entries
from articles.enrichment.values import StoryText, Topic

MOST = 5
THRESHOLD = 0.45
"""The least score that is worth an editor's look: what is told in passing is no tag."""

HEADLINE, LEAD, REST = 2.0, 1.0, 0.4
"""How much a cue counts in each zone of a story."""

ENOUGH = 4.0
"""The evidence that gives a score of 0.63; twice as much gives 0.86."""

GAP = r"[^。!！?？;；\n]{0,20}"


@dataclass(frozen=True, slots=True)
class Cue:
    """`pattern` is that of words with a gap between them."""

    words: str
    weight: float
    pattern: re.Pattern[str] | None

    def stands_in(self, text: str) -> bool:
        return self.pattern.search(text) is not None if self.pattern else self.words in text


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the vocabulary with its cues, longest first."""

    name: str
    group: str
    cues: tuple[Cue, ...]

    def evidence(self, text: StoryText) -> float:
        zones = ((text.display, HEADLINE), (text.lead, LEAD), (text.rest, REST))
        return sum(share * cue.weight for zone, share in zones if zone for cue in self._found(zone))

    def _found(self, zone: str) -> Iterator[Cue]:
        """The cues that stand in the zone, without those that are part of one found before."""
        found: list[str] = []
        for cue in self.cues:
            if cue.stands_in(zone) and not any(cue.words in longer for longer in found):
                found.append(cue.words)
                yield cue


def suggest_tags(text: StoryText) -> tuple[Topic, ...]:
    """The tags with the most evidence, best first."""
    topics = (Topic(tag.name, round(score(tag.evidence(text)), 3)) for tag in vocabulary())
    found = (topic for topic in topics if topic.score >= THRESHOLD)
    return tuple(sorted(found, key=lambda topic: -topic.score)[:MOST])


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
            cues += [_cue(word, float(weight)) for word in words]
            continue
        if name:
            yield Tag(name, group, tuple(sorted(cues, key=lambda cue: -len(cue.words))))
        heading = line.startswith("[")
        group, name, cues = (line.strip("[]"), "", []) if heading else (group, line, [])


def _cue(words: str, weight: float) -> Cue:
    parts = words.split("…")
    return Cue(words, weight, re.compile(GAP.join(map(re.escape, parts))) if len(parts) > 1 else None)
