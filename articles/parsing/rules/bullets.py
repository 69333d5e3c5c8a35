"""Signs that begin an item of a round-up or a list, with or without a space: ◆, □, ●."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_front

SHAPES = "◆◇□■●○◎▲△▼▽★☆◈▶►▷➤➢▪▫◼◻◾◽•‣▍▌▎▇█❖❏❑✦✧❀◉◘⊙☉▣◣◢◤◥🔹🔸🔶🔷🔺🔴🔵🟢🟡⭐🌟✨💠📌📍✅☑👉📢🎉💡🔔※☞➔➜➣✔✓√→↑↓←"

EMOJI = "".join(map(chr, (*range(0x1F300, 0x1F650), *range(0x1F680, 0x1F700), *range(0x1F900, 0x1FA00))))
"""Posts have any of them before an item."""

BULLET = re.compile(rf"(?:[{SHAPES}{EMOJI}]\ufe0f?)+\s*(?!.*[{SHAPES}]$)|[*+·-]\s+(?=\S)|[·+](?=[\u4e00-\u9fff“《【])")

bullet = at_front(Role.BULLET, BULLET, f"{SHAPES}{EMOJI}*+·-")
