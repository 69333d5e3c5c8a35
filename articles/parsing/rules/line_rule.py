"""Recognition rules, made of a pattern or of a function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from re import Pattern

from ..pieces import PrintedPiece
from ..values import Role

FAR_IN = 40
"""Characters from the front of a line in which a piece there shows one of its signs."""

LONGEST_TAIL = 60
"""Characters from the end of a line in which rules look for a piece at its back."""

LONGEST_LINE = 100
"""Characters: no rule takes a longer line whole."""

Take = Callable[[str], PrintedPiece | None]


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rule that looks at what other rules left of one normalised line, and knows no other line.

    `take` gives the piece that it takes off the front or the back, or the whole line, with offsets in the text it was
    given. Every piece has one of the `signs`: at the front within its first FAR_IN characters, at the back within its
    last LONGEST_TAIL, in a whole line anywhere. Most lines have none, and are not looked at more closely.
    """

    signs: frozenset[str]
    take: Take


class LongPattern:
    """A pattern that takes long to compile, which is done when the first line is looked at: most commands read none."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def compiled(self) -> Pattern[str]:
        return re.compile(self._text)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)


def line_rule(signs: Iterable[str]) -> Callable[[Take], LineRule]:
    """Makes a rule of a function that takes a piece."""
    return partial(LineRule, frozenset(signs))


def whole_line(role: Role, pattern: Pattern[str] | LongPattern, signs: Iterable[str], longest: int = 80) -> LineRule:
    """A rule that takes lines of at most so many characters which the pattern matches from end to end."""

    @line_rule(signs)
    def take(text: str) -> PrintedPiece | None:
        if len(text) <= longest and pattern.fullmatch(text):
            return PrintedPiece(0, len(text), role)
        return None

    return take


def at_front(role: Role, pattern: Pattern[str], signs: Iterable[str]) -> LineRule:
    """A rule that takes what the pattern matches at the front."""

    @line_rule(signs)
    def take(text: str) -> PrintedPiece | None:
        match = pattern.match(text)
        return PrintedPiece(0, match.end(), role) if match else None

    return take


def at_back(role: Role, pattern: Pattern[str] | LongPattern, signs: Iterable[str]) -> LineRule:
    """A rule that takes what the last group of the pattern matches at the back. The pattern ends in `$`."""

    @line_rule(signs)
    def take(text: str) -> PrintedPiece | None:
        offset = max(0, len(text) - LONGEST_TAIL)
        match = pattern.search(text[offset:])
        return PrintedPiece(offset + match.start(match.re.groups), len(text), role) if match else None

    return take


def any_of(entries: Iterable[str]) -> str:
    """A pattern that matches any entry of a list."""
    return "|".join(map(re.escape, entries))


def initials(entries: Iterable[str]) -> set[str]:
    """The signs of a rule that looks for the entries of a list."""
    return {entry[0] for entry in entries}
