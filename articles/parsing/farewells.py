"""What posts, bulletins and broadcasts say to their readers under the last text: 更多内容请关注下期, 早安,云溪!"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine
from .rules.imprint_patterns import either
from .values import Role

FAREWELL = re.compile(
    either(
        r"(?:^\W*|[,、!~\s]|[请您你]|欢迎|记得|点个?|快来?)(?:关注|点?赞|在看|转发|分享|留言|收藏|扫码|扫一扫)",
        "二维码|公众号|阅读原文|请关注",
        "[来投]稿|下一?期|敬请|期待[您你]|更多(?:内容|精彩|资讯|信息|新闻|服务|消息)",
        "感谢[您你]?(?:的|各位|大家)?(?:收|阅|观|关|支)|谢谢(?:收|阅|观|大家|关)|再见|播送完|^(?:早|午|晚)安[,!~]|明天见|^以上内容|让更多",
    )
)
LONGEST = 32
"""Characters."""

SENTENCE = re.compile("播送完|感谢收|谢谢[收大]|再见")
"""What such a line says if it ends as sentences do."""

BELOW = frozenset({Role.COLOPHON, Role.NOISE, Role.MASTHEAD, Role.POST_META, Role.LINK, Role.BYLINE, Role.BULLET})
"""The roles of what stands between and under such lines."""


def with_farewells(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; those at the end that speak to the readers are noise, if a text stands above."""
    found = list(lines)
    at = len(found) - 1
    while at > 0 and (found[at].role in BELOW or _is_farewell(found[at])):
        at -= 1
    if not any(line.is_running_text for line in found[: at + 1]):
        return found
    return [*found[: at + 1], *(each if each.role else each.taken_whole(Role.NOISE) for each in found[at + 1 :])]


def _is_farewell(line: PrintedLine) -> bool:
    text = line.whole
    if line.role is not None or line.front or line.back or len(text) > LONGEST:
        return False
    return (SENTENCE if "。" in text else FAREWELL).search(text) is not None
