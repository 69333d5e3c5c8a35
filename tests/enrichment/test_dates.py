from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.dates import find_dates
from articles.enrichment.values import DateRole

ISSUE = date(2024, 6, 28)


def dates(text: str, issue: date | None = ISSUE) -> list[tuple[str, str | None, str | None]]:
    return [(found.text, found.start, found.end) for found in find_dates(text, issue)]


def is_event(text: str) -> bool:
    return find_dates(text, ISSUE)[0].role is DateRole.EVENT


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("6月3日", "2024-06-03", None),
        ("11月20日", "2023-11-20", None),
        ("6月29日", "2024-06-29", None),
        ("2019年3月5日", "2019-03-05", None),
        ("去年3月5日", "2023-03-05", None),
        ("6月3日至5日", "2024-06-03", "2024-06-05"),
        ("5月30日至6月2日", "2024-05-30", "2024-06-02"),
        ("12月30日至1月2日", "2023-12-30", "2024-01-02"),
        ("2022年12月28日至2023年1月3日", "2022-12-28", "2023-01-03"),
        ("今年4月", "2024-04", None),
        ("4月份", "2024-04", None),
        ("10月底", "2023-10", None),
        ("今年1月至5月", "2024-01", "2024-05"),
        ("2018年", "2018", None),
        ("2021—2025年", "2021", "2025"),
        ("去年上半年", "2023-01", "2023-06"),
        ("今年第二季度", "2024-04", "2024-06"),
        ("2024-05-06", "2024-05-06", None),
        ("27日", "2024-06-27", None),
        ("29日", "2024-05-29", None),
        ("近日", None, None),
    ],
)
def test_date(text: str, start: str | None, end: str | None) -> None:
    assert dates(f",{text},") == [(text, start, end)]


@pytest.mark.parametrize(
    "text", ["2月31日", "13月", "每月28日", "每年5月", "3个月", "十五日", "7日内", "电话2024", "40日", ""]
)
def test_no_date(text: str) -> None:
    assert dates(f",{text},") == []


def test_announced_day_is_the_next_one() -> None:
    assert dates("大赛将于9月1日开赛") == [("9月1日", "2024-09-01", None)]


def test_day_printed_before_the_new_year_is_of_the_old_one() -> None:
    assert dates("12月28日", date(2025, 1, 3)) == [("12月28日", "2024-12-28", None)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [("截至5月底,入会", "截至5月底"), ("自2021年启动以来,入会", "2021年启动以来"), ("2018年起,入会", "2018年起")],
)
def test_until_and_since_belong_to_the_date(text: str, printed: str) -> None:
    assert dates(text)[0][0] == printed


@pytest.mark.parametrize("text", ["6月3日,大赛开赛", "近日,大赛开赛", "2024年6月3日,大赛开赛", "6月3日至5日,大赛举行"])
def test_day_before_the_issue_is_of_the_event(text: str) -> None:
    assert is_event(text)


@pytest.mark.parametrize("text", ["2019年3月5日", "截至6月3日", "6月3日起", "今年4月", "2018年", "将于9月1日开赛"])
def test_other_dates_are_background(text: str) -> None:
    assert not is_event(text)


def test_without_an_issue_the_year_stays_unknown() -> None:
    assert dates("6月3日,大赛", None) == [("6月3日", None, None)]


def test_without_an_issue_a_printed_year_counts() -> None:
    assert dates("2019年3月5日", None) == [("2019年3月5日", "2019-03-05", None)]


def test_date_is_given_once() -> None:
    assert len(dates("6月3日开赛,6月3日闭幕")) == 1


def test_dates_stand_in_the_order_of_the_text() -> None:
    assert [start for _, start, _ in dates("2018年建厂,6月3日投产,今年4月验收")] == ["2018", "2024-06-03", "2024-04"]


NUMBERS = st.text(alphabet="0123456789年月日至-~.近每截至起以来今去上半底将于, ", max_size=40)


@given(NUMBERS, st.none() | st.dates(date(1949, 1, 1), date(2100, 1, 1)))
def test_every_date_is_printed_and_well_formed(text: str, issue: date | None) -> None:
    for found in find_dates(text, issue):
        assert found.text in text
        assert found.start is None or len(found.start) in (4, 7, 10)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    find_dates(text, ISSUE)
