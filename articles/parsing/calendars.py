"""The calendar by which a digital edition leads to other days: it belongs to no story.

2024 年 5 月
日 一 二 三 四 五 六
1 2 3 4
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .lines import PrintedLine
from .values import Role

CELL = re.compile(r"(?:星期|周)?[日一二三四五六]|(?i:sun|mon|tue|wed|thu|fri|sat)|\d{1,2}")
WEEKDAYS = re.compile(r"日一二三四五六|一二三四五六日|sunmontuewedthufrisat|montuewedthufrisatsun")
MONTH = re.compile(r"[^\w]*(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*月?[^\w]*")
FIRST = frozenset("日一二三四五六星周0123456789SMTWFsmtwf")
LAST_DAY = re.compile(r"2[89]|3[01]")


def with_calendars(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; those of a calendar and the month over it are noise."""
    found = list(lines)
    calendar = {at for at, line in enumerate(lines) if line.whole[0] in FIRST and _is_row(line)}
    for is_row, run in groupby(range(len(lines)), calendar.__contains__) if calendar else ():
        rows = list(run)
        if is_row and _is_calendar("".join(lines[at].whole for at in rows)):
            first = rows[0] - 1 if rows[0] and MONTH.fullmatch(lines[rows[0] - 1].whole) else rows[0]
            found[first : rows[-1] + 1] = [line.taken_whole(Role.NOISE) for line in lines[first : rows[-1] + 1]]
    return found


def _is_row(line: PrintedLine) -> bool:
    return all(map(CELL.fullmatch, line.whole.split()))


def _is_calendar(text: str) -> bool:
    """Whether a text has the days of the week in their order, and those of a month."""
    bare = re.sub(r"\s|星期|周", "", text).lower()
    weekdays = WEEKDAYS.match(bare)
    return weekdays is not None and LAST_DAY.search(bare, weekdays.end()) is not None
