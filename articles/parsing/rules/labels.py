"""The label over a standfirst: 阅读提示."""

from __future__ import annotations

import re

from articles.data import entries
from articles.parsing.rules.cut import either, initials, whole
from articles.parsing.values import Role

LABELS = entries("standfirst_labels.txt")

label = whole(Role.LABEL, re.compile(rf"[^\w]*(?:{either(LABELS)})[^\w]*"), initials(LABELS), longest=16)
