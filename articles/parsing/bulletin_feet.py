"""What a bulletin says under its last story: whom to ask, where it hangs, what the next issue brings.

联系人：王小明　电话：0571-1234567
下期预告：班组“安全微课”评比
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from .lines import PrintedLine
from .rules.imprint_parts import imprint_parts
from .rules.imprint_patterns import either
from .values import Role

FOOT = re.compile(
    either(
        r"\W*下[期一]期?(?:预告|看点|要目|内容|导读)\W.*",
        r"\W*本(?:[刊报]|通讯|[简快专]报|[简快专]讯|期)(?!讯)[^。,]{2,24}。?",
        r"(?:请|望|欢迎)各[\u4e00-\u9fff、]{2,12}于[^。]{2,24}[前内][^。]{0,4}(?:报送|提供|上报|反馈|供稿)[^。]{0,16}。?",
        r"[\u4e00-\u9fff]{2,10}:\s*\(?\d{3,4}\)?\s*[- ]?\s*\d{7,8}",
    )
)
OF_CONTACT = frozenset({"contact", "people", "postal"})
BETWEEN = frozenset({Role.COLOPHON, Role.NOISE, Role.MASTHEAD})
"""The roles of what stands between and below such lines."""


def with_bulletin_foot(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; those at the foot of a bulletin, which has its imprint at its head, are of no story."""
    found = list(lines)
    at = len(found) - 1 if found and _has_imprint_at_head(found) else -1
    while at > 0 and (found[at].role in BETWEEN or _is_of_foot(found[at])):
        if found[at].role is None:
            found[at] = found[at].taken_whole(Role.COLOPHON)
        at -= 1
    return found


def _has_imprint_at_head(lines: Sequence[PrintedLine]) -> bool:
    """Whether a text begins with the imprint of a bulletin: to whom it goes may be printed over it."""
    head = takewhile(lambda line: line.role in BETWEEN, lines)
    return any(line.role is Role.MASTHEAD for line in head)


def _is_of_foot(line: PrintedLine) -> bool:
    if FOOT.fullmatch(line.whole):
        return True
    kinds = {part.kind for part in imprint_parts(line.whole)}
    return kinds == {"makers"} or ("contact" in kinds and kinds <= OF_CONTACT)
