"""Briefs without headline that stand after the last paragraph of a story, with nothing to tell them from it but what
they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import sqrt

from .bigrams import bigram_codes
from .drafts import Draft, Placed
from .parts import Part
from .wording import TELLS_WHEN

SHORTEST = 60
"""Characters of a brief that is one paragraph."""

OPENING = 40
"""Characters in which a brief says when it was, or who says so."""

WINDOW = 2000
"""Characters before a paragraph with which it is compared."""

FEW = 400
"""Bigrams: a longer text has those in common with others that any text has."""

UNLIKE = 0.08
"""The likeness below which a paragraph that opens as a brief does is none of the story's; measured on newspapers."""

STRANGE = 0.04
"""The same for a paragraph that does not open so."""

FEWEST, MOST = 2, 12
"""Briefs that stand together."""

DOUBT = 4.0
"""The margin of a beginning that nothing printed shows."""


def without_trailing_briefs(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The stories, with briefs at their ends as stories of their own."""
    for draft in drafts:
        at = len(draft.lines) - len(_briefs(draft.lines))
        yield draft.with_lines(draft.lines[:at])
        for line in draft.lines[at:]:
            yield draft.with_lines((replace(line, part=Part.UNTITLED, margin=DOUBT),))


def _briefs(lines: Sequence[Placed]) -> Sequence[Placed]:
    """The last lines, as far as each is a brief; none where they are too few, or most do not open as briefs do."""
    at = len(lines)
    if not any(map(_opens, lines[-FEWEST:])):
        return ()
    while at > 1 and len(lines) - at < MOST and _is_brief(lines, at - 1):
        at -= 1
    found = lines[at:]
    opened = sum(map(_opens, found))
    return found if at > 1 and len(found) >= FEWEST and 2 * opened >= len(found) else ()


def _is_brief(lines: Sequence[Placed], at: int) -> bool:
    line, row = lines[at], lines[at].row
    if line.part is not Part.BODY or line.moved or len(row.text) < SHORTEST:
        return False
    if not row.ends or not lines[at - 1].row.ends:
        return False
    return _likeness(lines, at) <= (UNLIKE if _opens(line) else STRANGE)


def _opens(line: Placed) -> bool:
    return TELLS_WHEN.search(line.row.text[:OPENING]) is not None


def _likeness(lines: Sequence[Placed], at: int) -> float:
    own, before = bigram_codes((lines[at].row.text,)), bigram_codes(_before(lines, at))
    return len(own & before) / sqrt(len(own) * min(len(before), FEW) or 1)


def _before(lines: Sequence[Placed], at: int) -> Iterator[str]:
    length = 0
    for line in reversed(lines[:at]):
        if length >= WINDOW:
            return
        yield line.row.text[-WINDOW:]
        length += len(line.row.text)
