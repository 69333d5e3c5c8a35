"""Suggesting tags of the vocabulary by the words of a story. Tags and their words are in data/topics.txt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from articles.data import entries

from .scanning import PrefixFinder
from .values import StoryText, Topic

MAX_TAGS = 5
MIN_SCORE = 0.45
"""The lowest score worth an editor's attention: what is mentioned in passing is no tag."""

HEADLINE, LEAD, REST = 2.0, 1.0, 0.4
"""The weight of a cue in each zone of a story."""

SCALE = 4.0
"""Evidence with a score of 0.63; twice as much has 0.86."""

ELLIPSIS = "…"
"""Stands for a gap between the words of a cue."""

GAP = r"[^。!！?？;；\n]{0,20}"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a tag. Those with a gap between them have a `pattern`."""

    tag: str
    words: str
    weight: float
    pattern: re.Pattern[str] | None

    def occurs_in(self, text: str) -> bool:
        return self.pattern.search(text) is not None if self.pattern else self.words in text

    def count_in(self, text: str) -> int:
        return len(self.pattern.findall(text)) if self.pattern else text.count(self.words)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the vocabulary with its cues."""

    name: str
    group: str
    cues: tuple[Cue, ...]


def suggest_tags(text: StoryText) -> tuple[Topic, ...]:
    """The tags with the most evidence, best first."""
    evidence = evidence_by_tag(text)
    topics = (Topic(tag.name, round(tag_score(evidence[tag.name]), 3)) for tag in vocabulary() if tag.name in evidence)
    found = (topic for topic in topics if topic.score >= MIN_SCORE)
    return tuple(sorted(found, key=lambda topic: -topic.score)[:MAX_TAGS])


def evidence_by_tag(text: StoryText) -> Mapping[str, float]:
    """The weights of the cues in the text, added up by the name of the tag."""
    evidence: defaultdict[str, float] = defaultdict(float)
    for zone, factor in ((text.display, HEADLINE), (text.lead, LEAD), (text.rest, REST)):
        for cue in _cues_in(zone):
            evidence[cue.tag] += factor * cue.weight
    return evidence


def words_by_tag(text: str) -> Mapping[str, Mapping[str, int]]:
    """Why a tag is suggested: by its name the words in the text that speak for it, and how often each occurs."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for cue in _cues_in(text):
        found[cue.tag][cue.words] = cue.count_in(text)
    return found


def _cues_in(zone: str) -> Iterator[Cue]:
    """The cues that occur in the zone, without those that are part of a longer one of the same tag."""
    finder, cues_by_prefix = _cues_by_prefix()
    prefixes = {"", *(zone[position : position + 2] for position in finder.positions(zone))}
    cues = [cue for prefix in prefixes for cue in cues_by_prefix[prefix] if cue.occurs_in(zone)]
    longer: dict[str, list[str]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue.words), cue.words)):
        words = longer.setdefault(cue.tag, [])
        if not any(cue.words in others for others in words):
            words.append(cue.words)
            yield cue


@cache
def _cues_by_prefix() -> tuple[PrefixFinder, dict[str, list[Cue]]]:
    """By the first two characters of their longest word, or by "" if it has one: few of them can occur in a text."""
    by_prefix: dict[str, list[Cue]] = {"": []}
    for cue in (cue for tag in vocabulary() for cue in tag.cues):
        longest = max(cue.words.split(ELLIPSIS), key=len)
        by_prefix.setdefault(longest[:2] if len(longest) > 1 else "", []).append(cue)
    return PrefixFinder(filter(None, by_prefix)), by_prefix


def tag_score(evidence: float) -> float:
    """Evidence, 0 or more, as a score from 0 to 1."""
    return 1 - exp(-evidence / SCALE)


@cache
def vocabulary() -> tuple[Tag, ...]:
    """The tags in the order of the file: lines of cues that begin with their weight follow a line with the tag."""
    return tuple(_parsed(entries("topics.txt")))


def _parsed(lines: tuple[str, ...]) -> Iterator[Tag]:
    group, name, cues = "", "", []
    for line in (*lines, "[]"):
        weight, *words = line.split()
        if weight.isdigit():
            cues += [_cue(name, word, float(weight)) for word in words]
            continue
        if name:
            yield Tag(name, group, tuple(cues))
        is_group = line.startswith("[")
        group, name, cues = (line.strip("[]"), "", []) if is_group else (group, line, [])


def _cue(tag: str, words: str, weight: float) -> Cue:
    parts = words.split(ELLIPSIS)
    return Cue(tag, words, weight, re.compile(GAP.join(map(re.escape, parts))) if len(parts) > 1 else None)
