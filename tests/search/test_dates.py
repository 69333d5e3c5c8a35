from __future__ import annotations

from datetime import date

import pytest

from articles.search.dates import DateSpan, read_span


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024年6月", "2024-06-01", "2024-06-30"),
        ("2024.6.17", "2024-06-17", "2024-06-17"),
        ("２０２４年６月１７日", "2024-06-17", "2024-06-17"),
        ("20240617", "2024-06-17", "2024-06-17"),
        ("202406", "2024-06-01", "2024-06-30"),
        ("2024-06..2024-07", "2024-06-01", "2024-07-31"),
        ("2024-06。。2024-07", "2024-06-01", "2024-07-31"),
        ("2024年6月至2024年7月", "2024-06-01", "2024-07-31"),
        ("2024～2025", "2024-01-01", "2025-12-31"),
    ],
)
def test_a_span(typed, first, last):
    assert read_span(typed) == DateSpan(date.fromisoformat(first), date.fromisoformat(last))


def test_a_span_may_be_open():
    assert read_span("2024..") == DateSpan(date(2024, 1, 1), None)
    assert read_span("..2024") == DateSpan(None, date(2024, 12, 31))


@pytest.mark.parametrize("typed", ["", "..", "昨天", "2024-13", "2024-00", "2024-02-30", "0000", "24", "1..2..3"])
def test_no_date(typed):
    assert read_span(typed) is None


def test_a_span_that_ends_before_it_begins():
    assert read_span("2024-07..2024-06").is_reversed
    assert not read_span("2024..").is_reversed
