"""Days, months, years and spans of them, as people type them: 2024, 2024-06, 2024年6月17日, 2024-06..2024-07."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from .texts import fold

DATE = re.compile(
    r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月?)|年?)|([0-9]{4})([0-9]{2})([0-9]{2})?"
)
"""Folded; its groups are year, month and day, with signs between them or without."""
BETWEEN = re.compile(r"\.{2,}|。+|…+|[至到~]|—+")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From the first day to the last, both included; None where it is open."""

    first: date | None
    last: date | None

    @property
    def is_reversed(self) -> bool:
        return bool(self.first and self.last and self.last < self.first)


def read_span(text: str) -> DateSpan | None:
    """None for what is no date."""
    parts = BETWEEN.split(fold(text))
    if len(parts) > 2 or not any(parts):
        return None
    try:
        spans = [_first_and_last_day(part) if part else (None, None) for part in parts]
    except ValueError:
        return None
    return DateSpan(spans[0][0], spans[-1][1])


def _first_and_last_day(text: str) -> tuple[date, date]:
    """Of a year, a month or a day. Raises ValueError."""
    found = DATE.fullmatch(text)
    match [int(number) for number in found.groups() if number] if found else []:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(text)
