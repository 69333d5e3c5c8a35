"""All lines of a source together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from .contents_lists import with_contents_lists
from .digests import numbered_items, without_numbers
from .lines import PrintedLine
from .numbered_briefs import with_numbered_briefs
from .sections import SECTIONS
from .values import Context, Role

HEAD = 3
"""Lines from a headline to its text, at most: it may have a subhead and a byline under it."""

Finding = TypeVar("Finding")


class PrintedPage:
    """The lines of a source, and what is found on it by looking at them together.

    `texts` are those of the cores of lines, `sections` the known names of sections, `numbered_heads` the indexes of
    headlines with a number in front. `has_hints` says that the format of the source tells something of a line.
    """

    def __init__(self, lines: Sequence[PrintedLine], context: Context) -> None:
        self.sections = SECTIONS | context.section_names
        lines = with_numbered_briefs(with_contents_lists(lines, self.sections), self.sections)
        items = numbered_items(lines, self.sections)
        self.lines = without_numbers(lines, items)
        self.texts = [line.text for line in self.lines]
        self.numbered_heads = frozenset(item.head for item in items)
        self.has_hints = any(line.hints for line in self.lines)
        self.context = context
        self._found: dict[Callable[..., Any], Any] = {}

    def find(self, finder: Callable[[PrintedPage], Finding]) -> Finding:
        """What the finder finds on the page. It looks once, however many lines ask."""
        try:
            return self._found[finder]
        except KeyError:
            return self._found.setdefault(finder, finder(self))

    def taken_as(self, role: Role) -> Sequence[int]:
        """The indexes of the lines that rules took whole as this."""
        return self._taken.get(role, ())

    @cached_property
    def _taken(self) -> dict[Role, list[int]]:
        taken: defaultdict[Role, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if line.role is not None:
                taken[line.role].append(at)
        return taken

    @cached_property
    def unfinished(self) -> Sequence[int]:
        """The indexes of the lines that end no sentence, which display does not. No rule took them whole."""
        return [at for at, line in enumerate(self.lines) if line.role is None and not line.is_finished]

    @cached_property
    def text_above(self) -> list[int | None]:
        """For each line, the index of the last line of running text over it."""
        above: list[int | None] = [None] * len(self.lines)
        for i, line in enumerate(self.lines[:-1]):
            above[i + 1] = i if line.is_running_text else above[i]
        return above

    @cached_property
    def text_below(self) -> list[int | None]:
        """For each line, the index of the next line of running text under it."""
        below: list[int | None] = [None] * len(self.lines)
        for i in range(len(self.lines) - 2, -1, -1):
            below[i] = i + 1 if self.lines[i + 1].is_running_text else below[i + 1]
        return below

    @cached_property
    def text_near(self) -> list[int | None]:
        """For each line, the index of the next line of running text, where the line may stand in its head."""
        return [below if below is not None and below - i <= HEAD else None for i, below in enumerate(self.text_below)]
