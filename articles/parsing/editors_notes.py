"""Notes of the editors over the first headline of a bulletin: 编者按：现将该厂的做法刊发，供学习。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine
from .values import Role

NOTE = re.compile(r"\W?编\s*者\s*(?:按|语|的话)\W")


def with_editors_note(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; such a note right under an imprint is of no story: it has a headline under it, and none over it."""
    found = list(lines)
    at = next((at for at, line in enumerate(lines) if line.role is None), 0)
    if at and NOTE.match(lines[at].whole) and at + 1 < len(lines) and lines[at + 1].is_display:
        found[at] = lines[at].taken_whole(Role.NOISE)
    return found
