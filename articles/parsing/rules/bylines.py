"""Who wrote this: on a line alone, or at the front of a story: 本报讯(记者甲某 通讯员乙某)."""

from __future__ import annotations

import re

from ..people import SINGLE
from ..values import Role
from .line_rule import LongPattern, at_back, at_front, whole_line

PAPER = r"[\u4e00-\u9fff]{2,4}(?:日报|晚报|时报|工人报|之声)社?"
HOUSE = rf"(?:本报|本刊|本网|本社|新华社|新华网|中新社|中新网|人民网|中工网|{PAPER})"
WRITER = r"(?:特约|见习|实习|首席|驻[\u4e00-\u9fff]{1,8}|全媒体|融媒体)*(?:记者|通讯员|评论员|特派员|撰稿人|实习生)"
NAME = r"[\u4e00-\u9fff·]{1,12}"
SHORT = r"[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})*"
NAMES = rf"{NAME}(?:[\s、,]+{NAME}){{0,11}}"
SIGNED = rf"(?:\s*{HOUSE}\s*{WRITER}(?:[\s::]*{NAMES})?)"
TEAM = r"(?:调研|课题|采访|写作)(?:组成员|组|人员|人)"
WROTE = rf"(?:记者|通讯员|作者|文字|撰文|撰稿|采[写访编]|编写|执笔|图文|口述|文|{TEAM})"
BY_ROLE = rf"(?:\s*{WROTE}(?:\s*[:/|丨]\s*|\s+){NAMES})"
ENDING = r"(?:\s*(?:文/图|文/摄|文|整理|摄影报道|报道|综合报道|图文))?"
BARE = r"\([\u4e00-\u9fff]{2,4}(?:[\s、]+[\u4e00-\u9fff]{2,4}){0,5}\)"
"""Names in brackets without a word for what they are, as they stand after 本报讯 alone."""

BRACKET = r"\((?:本报|本刊|新华社|全媒体|融媒体)?(?:特约|见习|实习)?(?:记者|通讯员)[^()。]{1,80}(?<!摄)(?<!摄影)\)"

ALL_SIGNED = rf"[-—]{{0,2}}(?:{SIGNED}|{BY_ROLE})(?:{SIGNED}|{BY_ROLE}|\s*{WRITER}[\s:]*{NAMES}){{0,3}}{ENDING}"
BOTH = r"(?:摄影报道|采写摄影|图文报道|[文图]\s*/\s*[文图摄])"
"""Somebody wrote the story and took its pictures."""

ROLES = r"(?:本报|本刊)?(?:特约)?(?:记者|通讯员)"
PEOPLE = rf"(?:{SHORT}[\s、]+){{0,3}}{SHORT}"
BOTH_SIGNS = r"[文图]\s*/\s*[文图摄]"
NAMED = rf"[{''.join(sorted(SINGLE))}][\u4e00-\u9fff]{{1,2}}"
RUN_ON = (
    rf"(?:记者|通讯员)\s*{NAMED}(?:[\s、,]+(?:记者|通讯员)?\s*{NAMED}){{0,3}}(?=\s*(?:\d|近日|日前|昨[日天]|今[日天]))"
)
"""Names without brackets before the day: 本报讯 记者王小明5月17日,…"""

WROTE_AND_TOOK = (
    rf"(?:本报|本刊)?(?:特约)?(?:记者|通讯员)?\s*(?:{SHORT}[\s、]+){{0,4}}{SHORT}\s*{BOTH}|{BOTH}\s*:?\s*{NAMES}"
)

DID = "(?:文字?|图片?|摄影?|摄像|撰[文稿]|采[写访编]|写|[供绘]图|插画|视频|策划|统筹)"
WITH_ROLES = rf"(?:{HOUSE}?\s*{WRITER}\s*)?{SHORT}(?:[\s、,]+(?:{HOUSE}?\s*{WRITER}\s*)?{SHORT}){{0,4}}"
WROTE_OR_TOOK = (
    rf"(?:(?:{DID}(?:\s*[:/|丨]\s*|\s+){WITH_ROLES}[\s;,|]*){{2,4}}"
    rf"|(?:{WITH_ROLES}(?:\s*/\s*|\s+){DID}[\s,、/|;]*){{2,4}})"
)
"""Who wrote and who took the pictures, in one line: 图/王小明 文/李四, 李四 文 王小明 图."""

byline_alone = whole_line(
    Role.BYLINE,
    LongPattern(rf"{ALL_SIGNED}|{WROTE_OR_TOOK}|{BRACKET}|{WROTE_AND_TOOK}|\((?:{WROTE_AND_TOOK})\)"),
    "者员稿习文撰写摄采编笔述组人",
    longest=60,
)
byline_after = at_back(
    Role.BYLINE,
    LongPattern(
        rf"[。!?…”]\s*((?:{ROLES}\s*)?{PEOPLE}\s*{BOTH_SIGNS}|\((?:[\u4e00-\u9fff]{{2,20}}\s+)?(?:{ROLES}\s*)?{PEOPLE}\s*{BOTH_SIGNS}\)"
        rf"|{BRACKET}|\({WROTE_OR_TOOK}\)|\(文\s*[/:]\s*{PEOPLE}\)|\((?:{PEOPLE}\s*/\s*[文图摄]\s*){{1,3}}\)|(?<=\s){ROLES}\s+{PEOPLE}(?<![摄图]))$"
    ),
    "文图者员",
)
"""Behind the last sentence: …入会。(某县总工会 王小明 文/图)"""

news_byline = at_front(
    Role.BYLINE,
    re.compile(
        rf"(?:本报|本刊|本网)(?:[\u4e00-\u9fff]{{2,4}}(?=讯\s*\())?讯\s*(?:{BRACKET}|{BARE}|(?:本报)?记者[\u4e00-\u9fff\s、]{{2,30}}?报道:|{RUN_ON})?\s*"
    ),
    "讯",
)
bracket_byline = at_front(
    Role.BYLINE, re.compile(rf"{BRACKET}\s*|(?:本报)?(?:特约)?记者[\u4e00-\u9fff\s、\d]{{2,40}}?报道:\s*"), "(者"
)
