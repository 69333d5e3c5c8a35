"""Lines grouped into stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .elements import BEGINNINGS, FURNITURE, Element
from .layout import PlacedLine
from .lines import PrintedLine
from .rules.colophons import EDITOR

E = Element

INSIDE_STORIES = frozenset({E.MASTHEAD, E.NOISE, E.POST_META})
"""Furniture that may stand in the middle of a story, and does not end it."""

NAMES_AUTHOR = re.compile(r"(?:作\s*者|撰[稿文]人?)\s*:")

TITLES = frozenset({E.KICKER, E.HEADLINE, E.SUBHEAD, E.CROSSHEAD, E.LABEL, E.INSET})


@dataclass(frozen=True, slots=True)
class StoryLines:
    """The lines of one story in reading order, and the line of the section that it may stand under."""

    lines: tuple[PlacedLine, ...]
    section: PrintedLine | None = None

    def with_lines(self, lines: Iterable[PlacedLine]) -> StoryLines:
        return StoryLines(tuple(lines), self.section)

    @property
    def is_bare(self) -> bool:
        """Whether there is a title and nothing under it: no story can be read here."""
        return all(placed.element in TITLES for placed in self.lines)

    @property
    def is_listed(self) -> bool:
        """Whether its headline stands behind a bullet or a number."""
        return _is_listed(self.lines[0])

    def has(self, *elements: Element) -> bool:
        return any(placed.element in elements for placed in self.lines)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories of a page, and the lines that belong to none."""

    stories: tuple[StoryLines, ...]
    furniture: tuple[PlacedLine, ...]


def group_lines(lines: Iterable[PlacedLine]) -> Grouping:
    """A story ends where another begins, and at furniture that does not stand within stories."""
    groups: list[tuple[list[PlacedLine], PrintedLine | None]] = []
    furniture: list[PlacedLine] = []
    story: list[PlacedLine] | None = None
    section: PrintedLine | None = None
    for placed in lines:
        if placed.element in FURNITURE:
            furniture.append(placed)
            if not _may_stand_inside(placed):
                heads_column = story is None and placed.element is E.COLOPHON
                story = None
                section = placed.line if placed.element is E.SECTION else section if heads_column else None
            continue
        if story is None or (_begins_story(placed.element, story[-1].element) and not _is_byline(story)):
            if story and _is_listed(story[0]) and not placed.line.has_bullet:
                section = None
            story = []
            groups.append((story, section))
        story.append(placed)
    stories = [StoryLines(tuple(group), section) for group, section in groups]
    unread = [replace(placed, element=E.UNREAD) for story in stories if story.is_bare for placed in story.lines]
    return Grouping(tuple(story for story in stories if not story.is_bare), (*furniture, *unread))


def _may_stand_inside(placed: PlacedLine) -> bool:
    """Who designed a picture may be named within a story; who edited the page is not."""
    is_of_makers = placed.element is E.COLOPHON and not EDITOR.search(placed.line.whole)
    return placed.element in INSIDE_STORIES or is_of_makers


def _is_byline(story: Sequence[PlacedLine]) -> bool:
    """Whether there is nothing yet of a story but a fact, who wrote it: sites print their facts over the title, too."""
    return all(placed.element is E.BYLINE and NAMES_AUTHOR.match(placed.line.whole) for placed in story)


def _is_listed(head: PlacedLine) -> bool:
    return head.element is E.HEADLINE and head.line.has_bullet


def _begins_story(element: Element, last: Element) -> bool:
    """Whether a story begins with this element, after the last of the story before."""
    if element not in BEGINNINGS:
        return False
    if element is E.HEADLINE:
        return last not in (E.KICKER, E.HEADLINE)
    if element is E.BULLETED:
        return last is not E.BRIEF_CAPTION
    return element is not E.KICKER or last is not E.KICKER
