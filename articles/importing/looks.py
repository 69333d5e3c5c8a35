"""What a first look at a file tells: which issue it says it belongs to, how many stories it has, and how doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from articles.parse_context import load_parse_context
from articles.parsing.values import DateBasis, IssueFacts, Role
from articles.pipeline import SourceOptions, SourceParse
from articles.records.from_parse import digest

DAYS = ("published_on", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class Look:
    """`digest` is that of the text; `unplaced` is how many passages are in no story, and no furniture either."""

    facts: IssueFacts
    digest: str
    stories: int = 0
    doubtful: int = 0
    unplaced: int = 0

    def as_json(self) -> dict[str, Any]:
        facts = asdict(self.facts)
        days = {name: facts[name] and facts[name].isoformat() for name in DAYS}
        return {**asdict(self), "facts": {**facts, **days}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Look:
        facts = dict(kept["facts"])
        facts |= {name: facts[name] and date.fromisoformat(facts[name]) for name in DAYS}
        facts["editors"] = tuple(facts["editors"])
        facts["date_basis"] = facts["date_basis"] and DateBasis(facts["date_basis"])
        return cls(**{field.name: kept[field.name] for field in fields(cls)} | {"facts": IssueFacts(**facts)})


def look_at(data: bytes, name: str, options: SourceOptions) -> Look:
    """Raises ReadingError, as the import would."""
    parse = load_parse_context().read(data, name, options)
    return Look(
        facts=parse.issue,
        digest=digest(parse.reading.text),
        stories=len(parse.stories),
        doubtful=sum(bool(story.warnings) for story in parse.stories),
        unplaced=_unplaced(parse),
    )


def _unplaced(parse: SourceParse) -> int:
    texts = (parse.reading.text[block.start : block.end] for block in parse.blocks if block.role is Role.UNREAD)
    return sum(bool(text.strip()) for text in texts)
