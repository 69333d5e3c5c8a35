"""What the format of a source knows of its issue: the account and the day of a post."""

from __future__ import annotations

from dataclasses import replace

from articles.reading.values import HintKind, Reading

from .issue import printed_day
from .rules.post_meta import POST_TIME
from .values import DateBasis, IssueFacts


def with_format_facts(facts: IssueFacts, reading: Reading) -> IssueFacts:
    """The facts with what the format adds. It stands on the page: its day counts as printed."""
    named = replace(facts, publication=facts.publication or _first(reading, HintKind.ACCOUNT))
    time = POST_TIME.search(_first(reading, HintKind.DATE) or "")
    day = printed_day(time["day"]) if time else None
    if facts.published_on or day is None:
        return named
    return replace(named, published_on=day, date_basis=DateBasis.PRINTED, not_before=day, not_after=day)


def _first(reading: Reading, kind: HintKind) -> str | None:
    return next((reading.text[hint.start : hint.end] for hint in reading.hints if hint.kind is kind), None)
