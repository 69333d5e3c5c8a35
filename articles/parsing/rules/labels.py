"""The label over a standfirst: 阅读提示."""

from __future__ import annotations

import re

from articles.data import entries

from ..values import Role
from .line_rule import any_of, initials, whole_line

LABELS = entries("standfirst_labels.txt")

label = whole_line(Role.LABEL, re.compile(rf"[^\w]*(?:{any_of(LABELS)})[^\w]*"), initials(LABELS), longest=16)
