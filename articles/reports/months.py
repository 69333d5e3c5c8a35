"""Pieces by the months in which they first appeared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .points import UsedPiece


@dataclass(frozen=True, slots=True)
class MonthOfPieces:
    """Of the month that begins on `first`."""

    first: date
    pieces: int


def month_of(day: date) -> date:
    """Its first day."""
    return day.replace(day=1)


def month_after(first: date) -> date:
    """The first day of the next month."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def whole_months(first: date, last: date) -> int | None:
    """How many months the days are; None where they begin or end within one."""
    if month_of(first) != first or month_after(month_of(last)) != last + timedelta(days=1):
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def length_of(first: date, last: date) -> tuple[str, int]:
    """So many months, or so many days: what makes two spans comparable."""
    months = whole_months(first, last)
    return ("days", (last - first).days + 1) if months is None else ("months", months)


def month_of_piece(piece: UsedPiece) -> date:
    return month_of(min(each.day for each in piece.appearances))


def pieces_by_month(pieces: Iterable[UsedPiece]) -> Iterator[MonthOfPieces]:
    return counted_months(Counter(map(month_of_piece, pieces)))


def counted_months(counts: Mapping[date, int]) -> Iterator[MonthOfPieces]:
    """From the first month that has any to the last, those between them too."""
    month = min(counts, default=date.max)
    while month <= max(counts, default=date.min):
        yield MonthOfPieces(month, counts.get(month, 0))
        month = month_after(month)
