"""Where and when a dispatch was filed: before a story, (本报某地5月6日电) after it."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_back, at_front, whole_line

AGENCY = r"(?:本报|本刊|本网|本社|新华社|新华网|中新社|中新网|人民网|中工网|[\u4e00-\u9fff]{2,4}(?:日报|晚报))"
DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
PLACE = "(?!.?[简快短时资喜新通视音电])[\\u4e00-\\u9fff]{2,4}"
"""Where news comes from in a column of news from many places: 某县讯."""

FILED = rf"据?{AGENCY}[\u4e00-\u9fff]{{0,10}}?\s*(?:{DAY})?(?:专?电|讯)"
BRACKETED = rf"\(\s*据?{AGENCY}[^()。]{{0,20}}(?:电|讯)\s*\)"
FROM_PLACES = (
    rf"\(\s*据?{AGENCY}[\u4e00-\u9fff]{{2,12}}(?:、[\u4e00-\u9fff]{{2,12}})*\s*{DAY}电(?:\s+记者[^()。]{{2,60}})?\)"
)

dateline_alone = whole_line(
    Role.DATELINE,
    re.compile(
        rf"{BRACKETED}|{FROM_PLACES}|{AGENCY}[\u4e00-\u9fff]{{1,10}}\s*{DAY}(?:电|讯)|新华社[\u4e00-\u9fff]{{2,10}}电"
    ),
    "电讯",
    longest=100,
)
dateline_before = at_front(
    Role.DATELINE,
    re.compile(
        rf"(?:{BRACKETED}|据?{AGENCY}[\u4e00-\u9fff、]{{0,16}}?\s*{DAY}(?:专?电|讯)|据{FILED}|[\u4e00-\u9fff]{{2,12}}\s*{DAY}(?:专?电|讯)(?=\s*\()|{AGENCY}[\u4e00-\u9fff]{{2,4}}电(?=\s*\(|记者)|{PLACE}讯(?=\s))\s*"
    ),
    "报刊网社讯电",
)
dateline_after = at_back(
    Role.DATELINE,
    re.compile(rf"[。!?”]\s*({BRACKETED}|据?{AGENCY}[\u4e00-\u9fff/]{{1,12}}\s*(?:{DAY})?(?:电|讯))$"),
    "电讯",
)
