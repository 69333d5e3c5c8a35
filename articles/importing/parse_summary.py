"""What the preview shows of a file without its stories: the issue it belongs to, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from articles.parsing.values import DateBasis, IssueFacts, ParsedStory, Role
from articles.pipeline import SourceParse
from articles.records.from_parse import digest, text_values

from .near_duplicates import NearDuplicate, printed_title

DATES = ("published_on", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class DoubtfulStory:
    """The title of a story, and the codes of the parser's doubts about it."""

    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParseSummary:
    """`digest` is that of the text; `stories` and `unplaced` passages are numbers, `doubts` the doubtful stories.

    An unplaced passage is in no story, and none of the known furniture of a page. `near` is what was here already when
    the file was parsed.
    """

    facts: IssueFacts
    digest: str
    stories: int = 0
    doubts: tuple[DoubtfulStory, ...] = ()
    unplaced: int = 0
    near: NearDuplicate | None = None

    @property
    def doubtful(self) -> int:
        return len(self.doubts)

    def as_json(self) -> dict[str, Any]:
        facts = asdict(self.facts)
        dates = {name: facts[name] and facts[name].isoformat() for name in DATES}
        near = self.near and self.near.as_json()
        return {**asdict(self), "facts": {**facts, **dates}, "near": near}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ParseSummary:
        facts = dict(stored["facts"])
        facts |= {name: facts[name] and date.fromisoformat(facts[name]) for name in DATES}
        facts["editors"] = tuple(facts["editors"])
        facts["date_basis"] = facts["date_basis"] and DateBasis(facts["date_basis"])
        near = stored["near"] and NearDuplicate.from_json(stored["near"])
        doubts = tuple(DoubtfulStory(doubt["title"], tuple(doubt["codes"])) for doubt in stored["doubts"])
        return cls(**{**stored, "facts": IssueFacts(**facts), "doubts": doubts, "near": near})


def summary_of(parse: SourceParse, near: NearDuplicate | None) -> ParseSummary:
    unread = [block for block in parse.blocks if block.role is Role.UNREAD]
    return ParseSummary(
        facts=parse.issue,
        digest=digest(parse.reading.text),
        stories=len(parse.stories),
        doubts=tuple(_doubtful_story(story) for story in parse.stories if story.warnings),
        unplaced=sum(bool(parse.reading.text[block.start : block.end].strip()) for block in unread),
        near=near,
    )


def _doubtful_story(story: ParsedStory) -> DoubtfulStory:
    return DoubtfulStory(printed_title(text_values(story)), tuple(map(str, story.warnings)))
