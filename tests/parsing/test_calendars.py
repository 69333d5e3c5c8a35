"""The calendar of a digital edition belongs to no story."""

from __future__ import annotations

import pytest

from tests.parsing.helpers import roles

WEEKS = ("1 2 3 4 5", "6 7 8 9 10 11 12", "13 14 15 16 17 18 19", "20 21 22 23 24 25 26", "27 28 29 30 31")
STORY = ("职工夜校开课", "5月13日，云溪市总工会职工夜校在工人文化宫开课，吸引640余名职工报名。")


@pytest.mark.parametrize(
    "weekdays", ["日 一 二 三 四 五 六", "一 二 三 四 五 六 日", "周日 周一 周二 周三 周四 周五 周六"]
)
def test_a_calendar_and_its_month_are_noise(weekdays):
    assert roles("« 2024年5月 »", weekdays, *WEEKS, *STORY) == ["noise"] * 7 + ["headline", "body"]


def test_rows_of_numbers_without_the_days_of_a_week_are_none():
    assert "noise" not in roles(*WEEKS, *STORY)
