"""What an archive notes of the pictures that were printed with a text: 驿站建到家门口（附图片2张）."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_back, whole_line

NOTE = re.compile(
    r"(\((?:附(?:图片|照片|图表|图|表|示意图)[^()]{0,6}|(?:[本文配]*图片?|图文|照片|素材)[^()]{0,6}来(?:自|源于?)?\s*:?\s*(?:互联)?网络?)\))$"
)

picture_note = at_back(Role.NOISE, NOTE, "附网")
picture_note_alone = whole_line(
    Role.NOISE,
    re.compile(
        rf"{NOTE.pattern}|[\[【(<](?:(?:图片?|照片|视频|音频|动图|表情|二维码)[\d①-⑳]*|(?i:image|img)\s*\d*)[\]】)>]"
    ),
    "附网图照视音动表二iIgG",
    longest=20,
)
"""What is left of a picture where a text was copied, too: [图片]."""
