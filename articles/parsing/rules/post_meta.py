"""The line under the title of a post: its tag, time and place."""

from __future__ import annotations

import re

from articles.parsing.rules.cut import whole
from articles.parsing.values import Role

TIME = (
    r"(?P<day>(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日))\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?"
)
POST_TIME = re.compile(TIME)

post_meta = whole(
    Role.POST_META,
    re.compile(
        rf"(?:原创\s+)?(?:[^\s,。]{{1,12}}\s+){{0,3}}{TIME}(?:\s+[\u4e00-\u9fff]{{2,6}})?(?:\s*来源:\S{{2,20}})?"
        r"|来源:\S{2,20}(?:\s.*)?"
    ),
    longest=60,
)
