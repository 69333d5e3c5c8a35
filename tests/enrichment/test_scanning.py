from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment import dates, figures
from articles.enrichment.scanning import Coverage, PrefixFinder, matches_at

TIMES = "前年 去年 今年 本年 当年 明年 近日 日前 近期 前不久 不久前 近段时间 近一段时间 连日来 上半年 三季度 以来"
NUMBERS = "3 12 2024 000 一 五 十 百 千 万 年 月 日 至 到 — ～ ~ – - . / ， 元 人 个 % 个百分点 多 余 第"
QUALIFIERS = "超过 突破 不少于 不低于 至少 近 约 超 逾 达到 达"
PRINTED = st.lists(st.sampled_from([*f"{TIMES} {NUMBERS} {QUALIFIERS}".split(), " ", "\n"]), max_size=12).map("".join)
"""Text of hardly anything but what dates and figures are made of."""


def test_prefixes_are_found_in_the_order_of_the_text() -> None:
    assert list(PrefixFinder(["渝中", "北碚"]).positions("北碚区到渝中区，北碚")) == [0, 4, 8]


def test_characters_of_two_prefixes_make_none() -> None:
    assert not list(PrefixFinder(["渝中", "北碚"]).positions("渝碚路"))


def test_match_begins_after_the_end_of_the_last() -> None:
    assert [match.span() for match in matches_at(range(4), re.compile("aa"), "aaaa")] == [(0, 2), (2, 4)]


@pytest.mark.parametrize("form", dates.FORMS)
@given(text=PRINTED)
def test_no_date_is_missed(form: dates.DateForm, text: str) -> None:
    assert _found(form.pattern, dates.POSSIBLE_START, text) == _found_everywhere(form.pattern, text)


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in figures.FORMS])
@given(text=PRINTED)
def test_no_figure_is_missed(pattern: re.Pattern[str], text: str) -> None:
    assert _found(pattern, figures.POSSIBLE_START, text) == _found_everywhere(pattern, text)


def _found(pattern: re.Pattern[str], possible_start: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    positions = [match.start() for match in possible_start.finditer(text)]
    return [match.span() for match in matches_at(positions, pattern, text)]


def _found_everywhere(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


ANY = re.compile("b+")


def test_pattern_covers_what_it_matches() -> None:
    assert Coverage("abba", ANY).overlaps(0, 2)


def test_rest_is_not_covered() -> None:
    assert not Coverage("abba", ANY).overlaps(0, 1)


def test_free_stretch_is_claimed_once() -> None:
    coverage = Coverage("accca", ANY)
    match = re.search("c+", "accca")
    assert (coverage.claim(match), coverage.claim(match)) == (True, False)


def test_nothing_is_claimed_over_what_is_covered() -> None:
    assert not Coverage("abba", ANY).claim(re.search("ab", "abba"))
