"""The running number of a post: `某某之声 第 12次推送`."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import whole_line

PUSH = re.compile(
    r"(?P<publication>[^\s,。:|]{2,15})?[\s|·]*第\s*(?P<number>\d+)\s*(?:次推送|期推送|次推文|篇推文|期推文)[。!]?"
)

push_number = whole_line(Role.PUSH_NUMBER, PUSH, "推", longest=50)
