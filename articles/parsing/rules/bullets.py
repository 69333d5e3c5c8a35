"""Signs that begin an item of a round-up or a list, with or without a space: ◆, □, ●."""

from __future__ import annotations

import re

from articles.parsing.rules.cut import front
from articles.parsing.values import Role

SHAPES = "◆◇□■●○◎▲△▼▽★☆◈▶►▪▫◼◻•‣▍❖"

bullet = front(Role.BULLET, re.compile(rf"[{SHAPES}]+\s*|[*·-]\s+(?=\S)"), f"{SHAPES}*·-")
