"""What a person says of sources beside their text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of a source, because it does not say so itself."""

    publication: str | None = None
    number: str | None = None
    published_on: date | None = None
    page: str | None = None
    page_name: str | None = None
    encoding: str | None = None

    def as_json(self) -> dict[str, str]:
        """What is said, as a JSON column can keep it."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, kept: Mapping[str, str]) -> Options:
        day = kept.get("published_on")
        return cls(**{**kept, "published_on": date.fromisoformat(day) if day else None})
