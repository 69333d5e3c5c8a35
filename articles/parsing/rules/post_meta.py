"""The line under the title of a post or of a news page: its tag, time, place and source, who made it."""

from __future__ import annotations

import re

from ..values import Role
from .imprint_patterns import ISSUE_NUMBER, TOTAL_NUMBER
from .line_rule import whole_line

TIME = (
    r"(?P<day>(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日))\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?"
)
POST_TIME = re.compile(TIME)
WHEN = r"(?:发布|发表|更新)(?:时间|日期|于):?"
SOURCE = r"来源:\s?\S{2,20}"
MADE_BY = r"(?:作者|记者|通讯员|编辑|责任编辑|责编|校对|审核|浏览|阅读|点击)[量数次]{0,2}:\s?\S{1,20}"

post_meta = whole_line(
    Role.POST_META,
    re.compile(
        rf"(?!\(?(?:{ISSUE_NUMBER}|{TOTAL_NUMBER})\)?\s)(?:原创\s+)?(?:[^\s,。]{{1,12}}\s+){{0,3}}(?:{WHEN}\s*)?{TIME}(?:\s+[\u4e00-\u9fff]{{2,6}})?"
        rf"(?:\s*{SOURCE})?(?:\s*{MADE_BY}){{0,5}}|来源:\S{{2,20}}(?:\s.*)?"
    ),
    "源12",
    longest=80,
)
