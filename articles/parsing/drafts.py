"""Lines gathered into stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .parts import FURNITURE, Part
from .rows import Row
from .rules.colophons import EDITOR

P = Part

PASSING = frozenset({P.MASTHEAD, P.NOISE, P.POST_META})
"""Furniture that may stand in the middle of a story, and does not end it."""


TITLES = frozenset({P.KICKER, P.HEADLINE, P.SUBHEAD, P.CROSSHEAD, P.LABEL, P.INSET})


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the part it plays. `margin` is how clearly it begins a story, or does not; `firm` how clearly it is a
    headline, or is none. `joined`: it goes on the paragraph before it; `moved`: it stood elsewhere.
    """

    row: Row
    part: Part
    margin: float
    firm: float
    joined: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one story in reading order, and the line of the section that it may stand under."""

    lines: tuple[Placed, ...]
    section: Row | None = None

    def with_lines(self, lines: Iterable[Placed]) -> Draft:
        return Draft(tuple(lines), self.section)

    @property
    def is_bare(self) -> bool:
        """Whether there is a title and nothing under it: no story can be read here."""
        return all(line.part in TITLES for line in self.lines)

    @property
    def is_listed(self) -> bool:
        """Whether its headline stands behind a bullet or a number."""
        return _is_listed(self.lines[0])

    def has(self, *parts: Part) -> bool:
        return any(line.part in parts for line in self.lines)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a page holds: its stories, and the lines that belong to none."""

    drafts: tuple[Draft, ...]
    furniture: tuple[Placed, ...]


def gather(lines: Iterable[Placed]) -> Gathered:
    """Lines into stories. A story ends where another begins, and at furniture that does not stand within stories."""
    drafts: list[tuple[list[Placed], Row | None]] = []
    furniture: list[Placed] = []
    story: list[Placed] | None = None
    section: Row | None = None
    for line in lines:
        if line.part in FURNITURE:
            furniture.append(line)
            if not _passes(line):
                story = None
                section = line.row if line.part is P.SECTION else None
            continue
        if story is None or _begins(line.part, story[-1].part):
            if story and _ends_list(story[0], line):
                section = None
            story = []
            drafts.append((story, section))
        story.append(line)
    stories = [Draft(tuple(story), section) for story, section in drafts]
    titles = [replace(line, part=P.UNREAD) for draft in stories if draft.is_bare for line in draft.lines]
    return Gathered(tuple(draft for draft in stories if not draft.is_bare), (*furniture, *titles))


def _passes(line: Placed) -> bool:
    """Whether a story goes on under the line: who designed a picture in it may stand there too."""
    return line.part in PASSING or (line.part is P.COLOPHON and not EDITOR.search(line.row.line))


def _ends_list(head: Placed, line: Placed) -> bool:
    """Whether the headlines of a section stand behind bullets, and this one does not."""
    return _is_listed(head) and not line.row.bullet


def _is_listed(head: Placed) -> bool:
    return head.part is P.HEADLINE and head.row.bullet


def _begins(part: Part, last: Part) -> bool:
    """Whether a story begins here, after a line of the one before."""
    if part is P.HEADLINE:
        return last not in (P.KICKER, P.HEADLINE)
    if part is P.BULLETED:
        return last is not P.BRIEF_CAPTION
    if part is P.KICKER:
        return last is not P.KICKER
    return part in (P.UNTITLED, P.BRIEF_CAPTION)
