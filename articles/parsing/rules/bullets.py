"""Signs that begin an item of a round-up or a list, with or without a space: ◆, □, ●."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_front

SHAPES = "◆◇□■●○◎▲△▼▽★☆◈▶►▷➤➢▪▫◼◻◾◽•‣▍▌▎▇█❖❏❑✦✧❀◉◘⊙☉▣◣◢◤◥🔹🔸🔶🔷🔺🔴🔵🟢🟡⭐🌟✨💠📌📍✅☑👉📢🎉💡🔔"

bullet = at_front(
    Role.BULLET, re.compile(rf"[{SHAPES}]+\s*|[*+·-]\s+(?=\S)|·(?=[^\d\s·])|\+(?=[\u4e00-\u9fff])"), f"{SHAPES}*+·-"
)
