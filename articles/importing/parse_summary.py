"""What the preview shows of a file without its stories: the issue it belongs to, and how many doubts there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from articles.parsing.values import DateBasis, IssueFacts, Role
from articles.pipeline import SourceParse
from articles.records.from_parse import digest

DATES = ("published_on", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class ParseSummary:
    """`digest` is that of the text; `stories`, `doubtful` ones and `unplaced` passages are numbers.

    An unplaced passage is in no story, and none of the known furniture of a page.
    """

    facts: IssueFacts
    digest: str
    stories: int = 0
    doubtful: int = 0
    unplaced: int = 0

    def as_json(self) -> dict[str, Any]:
        facts = asdict(self.facts)
        dates = {name: facts[name] and facts[name].isoformat() for name in DATES}
        return {**asdict(self), "facts": {**facts, **dates}}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ParseSummary:
        facts = dict(stored["facts"])
        facts |= {name: facts[name] and date.fromisoformat(facts[name]) for name in DATES}
        facts["editors"] = tuple(facts["editors"])
        facts["date_basis"] = facts["date_basis"] and DateBasis(facts["date_basis"])
        return cls(**{field.name: stored[field.name] for field in fields(cls)} | {"facts": IssueFacts(**facts)})


def summary_of(parse: SourceParse) -> ParseSummary:
    unread = [block for block in parse.blocks if block.role is Role.UNREAD]
    return ParseSummary(
        facts=parse.issue,
        digest=digest(parse.reading.text),
        stories=len(parse.stories),
        doubtful=sum(bool(story.warnings) for story in parse.stories),
        unplaced=sum(bool(parse.reading.text[block.start : block.end].strip()) for block in unread),
    )
