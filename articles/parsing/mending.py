"""Mending: paragraphs that a column, a page or a picture broke in two are one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import PlacedLine
from .marks.alike import listed, series
from .page import PrintedPage
from .seams import Seam, is_one_paragraph

E = Element

BETWEEN = frozenset({E.CAPTION, E.INSET, E.CREDIT})
"""What may stand inside a sentence that it does not belong to."""

BREAKABLE = RUNNING_TEXT | {E.CROSSHEAD}
"""What a broken paragraph may begin as: its first lines may look like a crosshead."""

RUN_ON = RUNNING_TEXT - {E.POINT, E.BULLETED, E.UNTITLED, E.LEAD} | {E.PHOTO_END}
"""Elements that may go on a paragraph; the others begin one."""

HEAD = frozenset({E.HEADLINE, E.SUBHEAD, E.BYLINE, E.STANDFIRST})

NEAR = 5000
"""Characters of the story on each side of a gap that are looked at."""

LONGEST_MEMORY = 400
"""Characters of a paragraph, from its end, that are looked at where it is joined of several pieces."""

ENOUGH = 0.75
"""The evidence at which two pieces are one paragraph. Below it they stay apart."""

A_LEAD = 7.0
"""Evidence of a left piece that opens news: nobody prints a title there."""

UNDER_A_LEAD = 3.0
UNDER_TEXT = 0.75
UNDER_THE_HEAD = -1.25
"""Evidence of a left piece under the first paragraph of news, under another finished one, and under the headline: the
thought of an essay is printed there, without full stop.
"""

A_CROSSHEAD = -2.25
A_LONE_CROSSHEAD = 0.75
"""Evidence of a left piece that may be a crosshead: one of the story's, or its only one."""

ONE_OF_A_SERIES = -2.0
"""Evidence of other lines on the page of the same shape: those of poems have it, of lists, and crossheads."""


@dataclass(frozen=True, slots=True)
class _Story:
    """The story as it is before its mending. `starts[k]` is where line k begins in its text."""

    lines: Sequence[PlacedLine]
    text: str
    starts: Sequence[int]
    crossheads: int
    page: PrintedPage

    def near(self, k: int) -> str:
        return self.text[max(0, self.starts[k] - NEAR) : self.starts[k + 1] + NEAR]


def join_broken_paragraphs(story: StoryLines, page: PrintedPage) -> StoryLines:
    """The story, with the pieces of its broken paragraphs marked as joined."""
    if not any(map(_is_broken, story.lines)):
        return story
    before = _story(story.lines, page)
    lines = list(story.lines)
    left: int | None = None
    said = ""
    for k, placed in enumerate(story.lines):
        joined = left is not None and _goes_on(before, left, said, k)
        if joined:
            lines[left] = replace(lines[left], element=_as_text(lines[left].element))
            lines[k] = replace(placed, joined=True)
        if placed.element not in BETWEEN:
            said = (said + placed.line.text)[-LONGEST_MEMORY:] if joined else placed.line.text
            left = k if _is_broken(placed) and placed.line.start not in page.find(listed) else None
    return story.with_lines(lines)


def _story(lines: Sequence[PlacedLine], page: PrintedPage) -> _Story:
    texts = [placed.line.text for placed in lines]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    crossheads = sum(placed.element is E.CROSSHEAD for placed in lines)
    return _Story(lines, "\n".join(texts), starts, crossheads, page)


def _as_text(element: Element) -> Element:
    return E.BODY if element is E.CROSSHEAD else element


def _is_broken(placed: PlacedLine) -> bool:
    line = placed.line
    if placed.element not in BREAKABLE or not line.text:
        return False
    return not (line.is_finished or line.heading_level or line.hints)


def _goes_on(story: _Story, left: int, said: str, right: int) -> bool:
    placed = story.lines[right]
    if placed.element not in RUN_ON or placed.line.front or not placed.line.text:
        return False
    seam = Seam(said, placed.line.text, story.near(left), story.page.context)
    return is_one_paragraph(seam, _place(story, left), ENOUGH)


def _place(story: _Story, left: int) -> float:
    """The evidence of where the left piece stands in its story."""
    placed = story.lines[left]
    evidence = A_LEAD if placed.line.is_lead else 0.0
    evidence += ONE_OF_A_SERIES if placed.line.start in story.page.find(series) else 0.0
    if placed.element is E.CROSSHEAD:
        evidence += A_LONE_CROSSHEAD if story.crossheads == 1 else A_CROSSHEAD
    return evidence + (_under(story.lines[left - 1]) if left else 0.0)


def _under(above: PlacedLine) -> float:
    if above.element in HEAD:
        return UNDER_THE_HEAD
    if above.element is E.LEAD and above.line.is_finished:
        return UNDER_A_LEAD
    return UNDER_TEXT if above.element is E.BODY and above.line.is_finished else 0.0
