"""Paragraphs that a column, a page or a picture broke in two."""

from __future__ import annotations

from dataclasses import replace

from articles.parsing.drafts import Draft, Placed
from articles.parsing.page import LONGEST_DISPLAY, Page
from articles.parsing.parts import TEXT, Part
from articles.parsing.values import Context
from articles.parsing.wording import FLOWING, ORDINAL, TIME_APART, goes_on, hangs, is_prose, quoted

BETWEEN = frozenset({Part.CAPTION, Part.INSET, Part.CREDIT})
"""What may stand inside a sentence that it does not belong to."""

RUN_ON = TEXT - {Part.POINT, Part.BULLETED, Part.UNTITLED, Part.LEAD} | {Part.PHOTO_END}
"""Parts that may go on a paragraph; the others begin one."""

SHORT = 20
"""Characters: the length of a short headline."""

LONG = 44
"""Characters: few lines of display are longer."""

ENOUGH = 2.0
"""The weight of evidence at which two pieces are one paragraph. Below it they stay apart."""

AT_THE_HEAD = 1.0
"""What tells against a join at the beginning of a text: the thought of an essay is printed there, without full stop."""


def mend(draft: Draft, page: Page) -> Draft:
    """The story with its broken paragraphs marked as joined."""
    lines: list[Placed] = []
    left: Placed | None = None
    first = True
    for line in draft.lines:
        if left and line.part in RUN_ON and line.row.text and not line.row.front:
            weight = _weight(left, line, page) - (AT_THE_HEAD if first and not left.row.leads else 0.0)
            line, first = (replace(line, joined=True) if weight >= ENOUGH else line), False
        lines.append(line)
        if line.part not in BETWEEN:
            left = line if line.part in TEXT else None
    return draft.with_lines(lines)


def _weight(left: Placed, right: Placed, page: Page) -> float:
    if left.row.ends:
        return 0.0
    weight = evidence(left.row.text, right.row.text, page.context)
    weight += 2.0 if left.row.leads else 0.0
    return weight - (2.0 if left.row.start in page.series else 0.0)


def evidence(left: str, right: str, context: Context) -> float:
    """How much the end of an unfinished piece and the beginning of the next tell for one paragraph.

    That the left piece is running text tells, for paragraphs end in full stops and lines of display do not; so do a
    word across the gap, a comma or an open bracket before it, a clinging character after it. A fresh beginning after it
    tells against.
    """
    weight = float((len(left) > SHORT) + (len(left) > LONG) + (len(left) > LONGEST_DISPLAY))
    weight += 2.0 if is_prose(left) else 0.0
    weight += 1.0 if FLOWING.search(left) else 0.0
    weight += 3.0 if goes_on(left, right, context) else 0.0
    weight += 2.0 if hangs(left) else 0.0
    weight -= 2.0 if quoted(left) else 0.0
    weight -= 2.0 if TIME_APART.match(right) or ORDINAL.match(right) else 0.0
    return weight
