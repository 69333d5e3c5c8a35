"""What the preview shows of a file without its stories: the issue it belongs to, and how many doubts there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from articles.parsing.values import DateBasis, IssueFacts, Role
from articles.pipeline import SourceParse
from articles.records.from_parse import digest

from .near_duplicates import NearDuplicate

DATES = ("published_on", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class ParseSummary:
    """`digest` is that of the text; `stories`, `doubtful` ones and `unplaced` passages are numbers.

    An unplaced passage is in no story, and none of the known furniture of a page. `near` is what was here already when
    the file was parsed.
    """

    facts: IssueFacts
    digest: str
    stories: int = 0
    doubtful: int = 0
    unplaced: int = 0
    near: NearDuplicate | None = None

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
        return cls(**{**stored, "facts": IssueFacts(**facts), "near": near})


def summary_of(parse: SourceParse, near: NearDuplicate | None) -> ParseSummary:
    unread = [block for block in parse.blocks if block.role is Role.UNREAD]
    return ParseSummary(
        facts=parse.issue,
        digest=digest(parse.reading.text),
        stories=len(parse.stories),
        doubtful=sum(bool(story.warnings) for story in parse.stories),
        unplaced=sum(bool(parse.reading.text[block.start : block.end].strip()) for block in unread),
        near=near,
    )
