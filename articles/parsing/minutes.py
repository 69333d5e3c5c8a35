"""The head of minutes: when, where and who, each on a line. 时间:2024年3月4日 over 地点:集团会议室 dates no page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine
from .values import Role

WHEN = re.compile(r"(?:会议|活动)?(?:时间|日期):")
OTHERS = re.compile(r"(?:会议|活动)?(?:地点|出席|列席|参加|参会|与会|主持|记录|议题|缺席)[\u4e00-\u9fff]{0,3}:")
NEAR = 2
"""Lines from the time to another line of the head, at most."""


def with_heads_of_minutes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; the time of a meeting is text, and not that of a page."""
    found = list(lines)
    for at, line in enumerate(lines):
        if line.role is Role.POST_META and _is_time_of_meeting(lines, at):
            found[at] = line.taken_as_text()
    return found


def _is_time_of_meeting(lines: Sequence[PrintedLine], at: int) -> bool:
    if not WHEN.match(lines[at].whole):
        return False
    near = (*lines[max(0, at - NEAR) : at], *lines[at + 1 : at + 1 + NEAR])
    return any(OTHERS.match(each.whole) for each in near)
