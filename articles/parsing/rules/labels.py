"""The label over a standfirst: 阅读提示."""

from __future__ import annotations

import re

from articles.data import entries

from ..values import Role
from .line_rule import any_of, at_front, initials, whole_line

LABELS = entries("standfirst_labels.txt")

label = whole_line(Role.LABEL, re.compile(rf"[^\w]*(?:{any_of(LABELS)})[^\w]*"), initials(LABELS), longest=16)

title_label = at_front(
    Role.MARK,
    re.compile(r"(?:[主副]?标题|[引副肩眉正]题)\s*:\s*|[【\[](?:[主副]?标题|[引副肩眉正]题)[】\]]\s*:?\s*"),
    "题",
)
"""What a form of a site sets before the lines of a head: 引题:, 标题:, 副题:."""

label_before = at_front(
    Role.LABEL,
    re.compile(
        rf"[\[【(〔〖](?:{any_of(LABELS)})[\])】〕〗]\s*:?\s*(?=\S)|(?:{any_of(LABELS)})\s*:\s*(?=\S)"
        r"|(?:导语|提要|摘要|核心提示)\s+(?=\S)|导读\s+(?=\S[^。]*。)"
    ),
    initials(LABELS) | set("[【(〔〖导"),
)
"""Before the standfirst, on its line: 阅读提示:凭一张欠条能要回工钱吗?"""
