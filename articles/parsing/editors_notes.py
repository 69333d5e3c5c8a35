"""Notes and greetings of the editors over the first headline of a bulletin, and notes over briefs: 编者按：供学习。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .lines import PrintedLine
from .numbered_briefs import NUMBER
from .values import Role

NOTE = re.compile(r"\W?(?:编\s*者\s*(?:按|语|的话)|按语?|编[印发制]?(?:说明|前语?|前的?话)|编辑(?:手记|的话)|致读者)\W")
GREETING = re.compile(
    r"(?:(?:各位|尊敬的|亲爱的|广大|全体)?[\u4e00-\u9fff、]{0,12},?\s*(?:[早晚]上好|[上下中]午好|早安|晚安|大家好|[您你]们?好)"
    r"|(?:各位|尊敬的|亲爱的|广大)[\u4e00-\u9fff、]{2,12}[:!])"
)
LONGEST_GREETING = 60
"""Characters."""

HEAD = 8
"""Lines of a text in which its listeners are greeted."""


def is_note_or_greeting(line: PrintedLine) -> bool:
    return line.role is None and any(pattern.match(line.whole) for pattern in (NOTE, GREETING))


def _greets_over_items(line: PrintedLine, under: PrintedLine) -> bool:
    """Whether a spoken digest begins here: 各位工友早上好, over its first number."""
    if line.role is not None or len(line.whole) > LONGEST_GREETING or not GREETING.match(line.whole):
        return False
    return under.has_bullet or NUMBER.match(under.text) is not None


def with_editors_note(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; such a note is of no story right under an imprint, with a headline under it and none over it, or
    before the bullets of briefs.
    """
    found = list(lines)
    for at, (line, under) in enumerate(pairwise(lines)):
        if NOTE.match(line.whole) and line.role is None and under.has_bullet and under.is_finished:
            found[at] = line.taken_whole(Role.NOISE)
        if at < HEAD and _greets_over_items(line, under):
            found[at] = line.taken_whole(Role.NOISE)
    at = next((at for at, line in enumerate(lines) if line.role is None), 0)
    if at and is_note_or_greeting(lines[at]) and at + 1 < len(lines) and lines[at + 1].is_display:
        found[at] = lines[at].taken_whole(Role.NOISE)
    return found
