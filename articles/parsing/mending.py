"""Paragraphs that a column, a page or a picture broke in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from .drafts import Draft, Placed
from .page import Page
from .parts import TEXT, Part
from .seams import Seam, is_one

P = Part

BETWEEN = frozenset({P.CAPTION, P.INSET, P.CREDIT})
"""What may stand inside a sentence that it does not belong to."""

BREAKABLE = TEXT | {P.CROSSHEAD}
"""What a broken paragraph may begin as: its first lines may look like a crosshead."""

RUN_ON = TEXT - {P.POINT, P.BULLETED, P.UNTITLED, P.LEAD} | {P.PHOTO_END}
"""Parts that may go on a paragraph; the others begin one."""

HEAD = frozenset({P.HEADLINE, P.SUBHEAD, P.BYLINE, P.STANDFIRST})

NEAR = 5000
"""Characters of the story on each side of a gap that are looked at."""

LONGEST_MEMORY = 400
"""Characters of a paragraph, from its end, that are looked at where it is joined of several pieces."""

ENOUGH = 0.75
"""The weight of evidence at which two pieces are one paragraph. Below it they stay apart."""

A_LEAD = 7.0
"""What it tells that the left piece opens a piece of news: nobody prints a title there."""

UNDER_A_LEAD = 3.0
UNDER_TEXT = 0.75
UNDER_THE_HEAD = -1.25
"""What it tells that the left piece stands under the first paragraph of news, another finished one, the headline: the
thought of an essay is printed there, without full stop.
"""

A_CROSSHEAD = -2.25
A_LONE_CROSSHEAD = 0.75
"""What it tells that the left piece may be a crosshead: of the story's crossheads, or the only one."""

ONE_OF_A_SERIES = -2.0
"""What it tells that other lines of the page are shaped like the left piece: poems are, lists and crossheads."""


@dataclass(frozen=True, slots=True)
class _Story:
    """The story as it is before its mending. `starts[k]` is where line k begins in its text."""

    lines: Sequence[Placed]
    text: str
    starts: Sequence[int]
    crossheads: int
    page: Page

    def near(self, k: int) -> str:
        return self.text[max(0, self.starts[k] - NEAR) : self.starts[k + 1] + NEAR]


def join_broken_paragraphs(draft: Draft, page: Page) -> Draft:
    """The story with its broken paragraphs marked as joined."""
    story = _story(draft.lines, page)
    lines = list(draft.lines)
    left: int | None = None
    said = ""
    for k, line in enumerate(draft.lines):
        joined = left is not None and _goes_on(story, left, said, k)
        if joined:
            lines[left] = replace(lines[left], part=_as_text(lines[left].part))
            lines[k] = replace(line, joined=True)
        if line.part not in BETWEEN:
            said = (said + line.row.text)[-LONGEST_MEMORY:] if joined else line.row.text
            left = k if _is_broken(line) else None
    return draft.with_lines(lines)


def _story(lines: Sequence[Placed], page: Page) -> _Story:
    texts = [line.row.text for line in lines]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    crossheads = sum(line.part is P.CROSSHEAD for line in lines)
    return _Story(lines, "\n".join(texts), starts, crossheads, page)


def _is_broken(line: Placed) -> bool:
    row = line.row
    return line.part in BREAKABLE and bool(row.text) and not (row.ends or row.level or row.set_as)


def _as_text(part: Part) -> Part:
    return P.BODY if part is P.CROSSHEAD else part


def _goes_on(story: _Story, left: int, said: str, right: int) -> bool:
    line = story.lines[right]
    if line.part not in RUN_ON or line.row.front or not line.row.text:
        return False
    seam = Seam(said, line.row.text, story.near(left), story.page.context)
    return is_one(seam, _place(story, left), ENOUGH)


def _place(story: _Story, left: int) -> float:
    """What the place of the left piece in its story tells."""
    line = story.lines[left]
    weight = A_LEAD if line.row.leads else 0.0
    weight += ONE_OF_A_SERIES if line.row.start in story.page.series else 0.0
    if line.part is P.CROSSHEAD:
        weight += A_LONE_CROSSHEAD if story.crossheads == 1 else A_CROSSHEAD
    return weight + (_under(story.lines[left - 1]) if left else 0.0)


def _under(above: Placed) -> float:
    if above.part in HEAD:
        return UNDER_THE_HEAD
    if above.part is P.LEAD and above.row.ends:
        return UNDER_A_LEAD
    return UNDER_TEXT if above.part is P.BODY and above.row.ends else 0.0
