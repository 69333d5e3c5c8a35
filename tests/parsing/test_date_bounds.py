from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.date_bounds import date_bounds
from articles.parsing.values import Kind, ParsedStory


def told(*paragraphs: str, dateline: str | None = None) -> list[ParsedStory]:
    return [ParsedStory(Kind.ARTICLE, paragraphs=paragraphs, dateline=dateline)]


def first_day(*paragraphs: str, **fields: str) -> date | None:
    return date_bounds(told(*paragraphs, **fields))[0]


def test_the_day_of_the_event_and_the_year_told_make_the_first_day():
    assert first_day("5月6日,甲县总工会成立二十个工会。", "2024年以来,建会加快。") == date(2024, 5, 6)


def test_of_several_events_the_latest_counts():
    stories = told("5月6日,开班。2024年,") + told("5月28日,开幕。") + told("4月1日,开工。")
    assert date_bounds(stories)[0] == date(2024, 5, 28)


def test_of_a_span_the_last_day_counts():
    assert first_day("5月6日至12日,2024年技能大赛举行。") == date(2024, 5, 12)


def test_a_dateline_counts():
    assert first_day("2024年,会员增多。", dateline="(本报某地5月9日电)") == date(2024, 5, 9)


def test_a_day_told_further_down_does_not():
    assert first_day("5月6日,2024年大赛开幕。", "据悉,大赛12月30日结束。") == date(2024, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "《三年行动计划(2026—2028年)》印发。",
        "在2026年—2028年之间推进。",
        "到2030年建成。",
        "列入2025年工作要点。",
        "预计2027年完成。",
    ],
)
def test_years_of_titles_ranges_and_plans_are_not_the_year(text):
    assert first_day("5月6日,2024年大赛开幕。", text) == date(2024, 5, 6)


def test_an_event_before_a_day_of_the_past_is_of_the_next_year():
    assert first_day("5月6日,大赛开幕。", "大赛自2023年8月1日筹办以来,受到关注。") == date(2024, 5, 6)


def test_what_is_still_to_come_bounds_the_last_day():
    assert date_bounds(told("5月6日,2024年大赛开幕。", "新办法将于7月1日施行。"))[1] == date(2024, 6, 30)


def test_years_after_today_are_not_the_year():
    assert date_bounds(told("5月6日,2024年大赛开幕。", "2030年,"), today=date(2024, 6, 1))[0] == date(2024, 5, 6)


@pytest.mark.parametrize("text", ["近日,大赛开幕。2024年,", "5月6日,大赛开幕。", "2月30日,2024年大赛开幕。"])
def test_without_year_or_day_nothing_is_inferred(text):
    assert date_bounds(told(text)) == (None, None)
