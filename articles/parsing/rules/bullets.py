"""Signs that begin an item of a round-up or a list, with or without a space: ◆, □, ●."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_front

SHAPES = "◆◇□■●○◎▲△▼▽★☆◈▶►▷➤➢▪▫◼◻◾◽•‣▍▌▎▇█❖❏❑✦✧❀◉◘⊙☉▣◣◢◤◥🔹🔸🔶🔷🔺🔴🔵🟢🟡⭐🌟✨💠📌📍✅☑👉📢🎉💡🔔※☞➔➜➣✔✓√→↑↓←◀◁◄"

EMOJI = "🎁🎬📚📣🔥💪🏆🚌"
"""Posts have them before an item. Each one more makes the search for signs in all lines slower."""

BULLET = re.compile(
    rf"(?:[{SHAPES}{EMOJI}]\ufe0f?)+\s*(?!.*[{SHAPES}]$)|(?:\d\ufe0f?\u20e3)+\s*|[*+·-]\s+(?=\S)|[·+](?=[\u4e00-\u9fff“《【])"
)

bullet = at_front(Role.BULLET, BULLET, f"{SHAPES}{EMOJI}\u20e3*+·-")
