"""The only crosshead of a short text: a story of its own begins there, and it is its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import PlacedLine
from .lines import PrintedLine
from .marks.alike import series
from .page import PrintedPage
from .people import COLLECTIVE, OFFICE
from .values import Role
from .wording import BOX, NEWS_TIME, ORDINAL, SPEAKER, is_names_only, is_quoted

E = Element

LONGEST_TEXT = 400
"""Characters above such a line, and below it: a story of more may well have a single crosshead."""

LONGEST_UNSIGNED = 200
"""The same where nothing shows that it is news, or an essay with its author."""

HEADLINE_LENGTHS = range(6, 35)
"""Characters of a headline: crossheads may be shorter, and longer lines are rather text that was cut off."""

FARTHEST = 7.0
"""The margin by which a line is a crosshead, from which on it is none of another story."""

DOUBT = 4.0
"""The margin of a beginning that the line itself does not show."""


def without_lone_crossheads(stories: Sequence[StoryLines], page: PrintedPage) -> list[StoryLines]:
    """The stories, those with such a crosshead in two. One of several lines of a shape heads no story."""
    return [part for story in stories for part in _parts(story, page)]


def _parts(story: StoryLines, page: PrintedPage) -> Iterator[StoryLines]:
    at = _second_headline(story.lines)
    if at is None or story.lines[at].line.start in page.find(series):
        yield story
        return
    head = replace(story.lines[at], element=E.HEADLINE, start_margin=DOUBT)
    yield story.with_lines(story.lines[:at])
    yield story.with_lines((head, *story.lines[at + 1 :]))


def _second_headline(lines: Sequence[PlacedLine]) -> int | None:
    crossheads = [at for at, placed in enumerate(lines) if placed.element is E.CROSSHEAD]
    if len(crossheads) != 1 or lines[0].element not in (E.KICKER, E.HEADLINE):
        return None
    bylines = [placed.line for placed in lines[1:3] if placed.element is E.BYLINE]
    is_news = _opens_as_news(lines)
    if not is_news and any(map(_signs_feature, bylines)):
        return None
    (at,) = crossheads
    longest = LONGEST_TEXT if is_news or bylines else LONGEST_UNSIGNED
    is_between_short_texts = all(0 < _length(part) <= longest for part in (lines[:at], lines[at + 1 :]))
    return at if is_between_short_texts and lines[at - 1].line.is_finished and _may_be_headline(lines[at]) else None


def _signs_feature(byline: PrintedLine) -> bool:
    """Whether reporters or an office sign under a headline: their pieces have crossheads, however short."""
    return byline.role is Role.BYLINE or any(pattern.fullmatch(byline.text) for pattern in (OFFICE, COLLECTIVE))


def _opens_as_news(lines: Sequence[PlacedLine]) -> bool:
    text = next((placed for placed in lines if placed.element in RUNNING_TEXT), lines[0])
    return text.element is E.LEAD or NEWS_TIME.match(text.line.text) is not None


def _length(lines: Sequence[PlacedLine]) -> int:
    return sum(len(placed.line.text) for placed in lines if placed.element in RUNNING_TEXT)


def _may_be_headline(placed: PlacedLine) -> bool:
    line, text = placed.line, placed.line.text
    if placed.joined or placed.start_margin > FARTHEST or line.heading_level > 1:
        return False
    if len(text) not in HEADLINE_LENGTHS or text[-1] in "?:—" or text[0] == "(":
        return False
    return not (
        SPEAKER.match(text) or BOX.fullmatch(text) or ORDINAL.match(text) or is_quoted(text) or is_names_only(text)
    )
