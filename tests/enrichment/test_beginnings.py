from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment import dates, figures
from articles.enrichment.beginnings import Beginnings, matches

TIMES = "前年 去年 今年 本年 当年 明年 近日 日前 近期 前不久 不久前 近段时间 近一段时间 连日来 上半年 三季度 以来"
NUMBERS = "3 12 2024 000 一 五 十 百 千 万 年 月 日 至 到 — ～ ~ – - . / ， 元 人 个 % 个百分点 多 余 第"
QUALIFIERS = "超过 突破 不少于 不低于 至少 近 约 超 逾 达到 达"
PRINTED = st.lists(st.sampled_from([*f"{TIMES} {NUMBERS} {QUALIFIERS}".split(), " ", "\n"]), max_size=12).map("".join)
"""Text of hardly anything but what dates and figures are made of."""


def test_beginnings_are_found_in_the_order_of_the_text() -> None:
    assert list(Beginnings(["渝中", "北碚"]).find("北碚区到渝中区，北碚")) == [0, 4, 8]


def test_characters_of_two_beginnings_make_none() -> None:
    assert not list(Beginnings(["渝中", "北碚"]).find("渝碚路"))


def test_match_begins_after_the_end_of_the_last() -> None:
    assert [match.span() for match in matches(re.compile("aa"), "aaaa", range(4))] == [(0, 2), (2, 4)]


@pytest.mark.parametrize("rule", dates.RULES)
@given(text=PRINTED)
def test_no_date_is_missed(rule: dates.Rule, text: str) -> None:
    assert _found(rule.pattern, dates.BEGINNING, text) == _looked_for_everywhere(rule.pattern, text)


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in figures.READERS])
@given(text=PRINTED)
def test_no_figure_is_missed(pattern: re.Pattern[str], text: str) -> None:
    assert _found(pattern, figures.BEGINNING, text) == _looked_for_everywhere(pattern, text)


def _found(pattern: re.Pattern[str], beginning: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    places = [match.start() for match in beginning.finditer(text)]
    return [match.span() for match in matches(pattern, text, places)]


def _looked_for_everywhere(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]
