"""The label over a standfirst: 阅读提示."""

from __future__ import annotations

import re

from articles.data import entries

from ..values import Role
from .cut import either, initials, whole

LABELS = entries("standfirst_labels.txt")

label = whole(Role.LABEL, re.compile(rf"[^\w]*(?:{either(LABELS)})[^\w]*"), initials(LABELS), longest=16)
