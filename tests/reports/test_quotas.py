from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from articles.models.scoring_rule import CapPeriod, QuotaOf
from articles.reports.points import (
    Appearance,
    Condition,
    Contributor,
    Facts,
    PointValue,
    Quota,
    Rule,
    Submitted,
    UsedPiece,
    score,
    shortfalls,
)

PAPER, SITE, GROUP = 1, 2, 7
FIRST, LAST = date(2024, 1, 1), date(2024, 3, 31)


def piece(month: int, *media: int, units: int = 1) -> UsedPiece:
    appearances = tuple(
        Appearance(date(2024, month, 5), Facts(medium, "city", "article", "", "original", "", 500)) for medium in media
    )
    return UsedPiece(month * 100 + len(media), appearances, tuple(Contributor(n) for n in range(units)))


def missing(
    quota: Quota, *pieces: UsedPiece, group: int | None = GROUP, last: date = LAST, submitted: Sequence[Submitted] = ()
) -> list[tuple]:
    rule = Rule((PointValue(Condition(), Fraction(5)),), quotas=(quota,))
    lines = [line for line in score(pieces, rule) if line.unit == 0]
    found = shortfalls(lines, rule, group, FIRST, last, submitted)
    return [(each.first.month, each.reached, each.points) for each in found]


def sent(month: int, *media: int) -> Submitted:
    return Submitted(date(2024, month, 3), piece(month, *media).appearances)


def quota(least: int, of: str = "pieces", period: str = "month", **more) -> Quota:
    return Quota(Fraction(least), QuotaOf(of), CapPeriod(period), **more)


def test_each_month_short_of_its_pieces_costs_what_is_missing():
    asked = quota(2, deduction=Fraction(1, 2))
    assert missing(asked, piece(1, PAPER), piece(2, PAPER), piece(2, PAPER, SITE)) == [
        (1, 1, Fraction(-1, 2)),
        (3, 0, -1),
    ]


def test_a_missed_month_costs_twice_the_gap_in_points():
    assert missing(quota(10, "points", deduction=Fraction(2)), piece(1, PAPER), last=date(2024, 1, 31)) == [(1, 5, -10)]


def test_a_period_that_is_not_over_is_not_judged():
    assert missing(quota(1), last=date(2024, 2, 28)) == [(1, 0, 0)]


@pytest.mark.parametrize(("period", "months"), [("month", [1, 2, 3]), ("quarter", [1]), ("year", [])])
def test_whole_months_quarters_and_years_are_judged(period, months):
    assert [each[0] for each in missing(quota(1, period=period))] == months


@pytest.mark.parametrize(("of_group", "is_held"), [(None, True), (GROUP, True), (GROUP + 1, False)])
def test_a_quota_of_a_group_is_for_its_units(of_group, is_held):
    assert bool(missing(quota(1, group=of_group))) == is_held


def test_the_pieces_of_a_medium_count_there_whatever_else_used_them():
    january = date(2024, 1, 31)
    assert not missing(quota(1, medium=SITE), piece(1, PAPER, SITE), last=january)
    assert missing(quota(1, medium=SITE), piece(1, PAPER), last=january) == [(1, 0, 0)]


def test_a_shared_piece_counts_in_part():
    assert missing(quota(1), piece(1, PAPER, units=2), last=date(2024, 1, 31)) == [(1, Fraction(1, 2), 0)]


def test_a_rate_of_use_that_is_too_low_costs_the_deduction_once():
    asked = quota(30, "rate", deduction=Fraction(1))
    submitted = [sent(1, PAPER), *[sent(1)] * 3, sent(2, PAPER), *[sent(2)] * 2]
    assert missing(asked, submitted=submitted) == [(1, 25, -1)]


def test_where_nothing_was_submitted_there_is_no_rate_to_miss():
    assert missing(quota(30, "rate", deduction=Fraction(1))) == []


def test_the_rate_of_a_medium_is_of_what_it_used():
    submitted = [sent(1, PAPER), sent(1, SITE)]
    assert missing(quota(60, "rate", medium=SITE), submitted=submitted, last=date(2024, 1, 31)) == [(1, 50, 0)]


@pytest.mark.parametrize(
    ("period", "first", "spans"),
    [
        ("quarter", date(2023, 9, 2), [(date(2023, 10, 1), date(2023, 12, 31))]),
        ("year", date(2022, 12, 2), [(date(2023, 1, 1), date(2023, 12, 31))]),
    ],
)
def test_whole_periods_within_a_span(period, first, spans):
    assert list(CapPeriod(period).whole_within(first, date(2024, 2, 3))) == spans
