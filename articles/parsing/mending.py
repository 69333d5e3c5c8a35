"""Paragraphs that a column, a page or a picture broke in two."""

from __future__ import annotations

from articles.parsing.drafts import Draft, Placed
from articles.parsing.page import LONGEST_DISPLAY
from articles.parsing.parts import TEXT, Part
from articles.parsing.values import Context
from articles.parsing.wording import ORDINAL, TIME_APART, goes_on, hangs

BETWEEN = frozenset({Part.CAPTION, Part.INSET, Part.CREDIT})
"""What may stand inside a sentence that it does not belong to."""

RUN_ON = TEXT - {Part.POINT, Part.BULLETED, Part.UNTITLED, Part.LEAD} | {Part.PHOTO_END}
"""Parts that may go on a paragraph; the others begin one."""

SHORT = 20
"""Characters: the length of a short headline."""

ENOUGH = 2.0
"""The weight of evidence at which two pieces are one paragraph. Below it they stay apart."""


def mend(draft: Draft, context: Context) -> Draft:
    """The story with its broken paragraphs marked as joined."""
    lines: list[Placed] = []
    left: Placed | None = None
    for line in draft.lines:
        if left and line.part in RUN_ON and line.row.text and not line.row.front:
            joined = belongs_together(left.row.text, line.row.text, left.row.ends, context)
            line = Placed(line.row, line.part, joined, line.moved)
        lines.append(line)
        if line.part not in BETWEEN:
            left = line if line.part in TEXT else None
    return draft.with_lines(lines)


def belongs_together(left: str, right: str, ends: bool, context: Context) -> bool:
    """Whether two pieces are one paragraph, from the end of the one and the beginning of the other.

    A full stop is never crossed. That the left piece is running text tells, for paragraphs end in full stops and lines
    of display do not; so do a word across the gap, a comma or an open bracket before it, a clinging character after it.
    A fresh beginning after it tells against.
    """
    if ends:
        return False
    weight = 2.0 if _runs(left) else 1.0 if len(left) > SHORT else 0.0
    weight += 3.0 if goes_on(left, right, context) else 0.0
    weight += 2.0 if hangs(left) else 0.0
    weight -= 2.0 if TIME_APART.match(right) or ORDINAL.match(right) else 0.0
    return weight >= ENOUGH


def _runs(text: str) -> bool:
    """Whether this is running text: too long for display, or with a sentence end inside."""
    return len(text) > LONGEST_DISPLAY or (len(text) > SHORT and "。" in text)
