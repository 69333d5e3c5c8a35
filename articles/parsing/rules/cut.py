"""What a recognition rule gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from re import Match, Pattern

from ..values import Role


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece that a rule takes off the front or the back of a line, or a line that it takes whole.

    The offsets count in the text that the rule was given; one of them is 0 or its length.
    """

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule looks at what is left of a folded line. It knows nothing of other lines.

    `signs`: whatever it takes off the front has one of these characters within the first FAR_IN, off the back within
    the last LONGEST_TAIL, whole anywhere. Most lines have none, and need not be looked at more closely.
    """

    signs: frozenset[str]
    take: Callable[[str], Cut | None]

    def __call__(self, text: str) -> Cut | None:
        return self.take(text)


LONGEST_TAIL = 60
"""Characters from the end in which a rule looks for a piece to take off the back."""


FAR_IN = 40
"""Characters from the beginning in which a piece at the front shows itself."""


def ruled(signs: Iterable[str]) -> Callable[[Callable[[str], Cut | None]], Rule]:
    """Makes a rule of a function."""
    return partial(Rule, frozenset(signs))


def whole(role: Role, pattern: Pattern[str], signs: Iterable[str], longest: int = 80) -> Rule:
    """A rule that takes lines which the pattern matches from end to end."""

    @ruled(signs)
    def rule(text: str) -> Cut | None:
        if len(text) <= longest and pattern.fullmatch(text):
            return Cut(0, len(text), role)
        return None

    return rule


def front(role: Role, pattern: Pattern[str], signs: Iterable[str]) -> Rule:
    """A rule that takes what the pattern matches at the front."""

    @ruled(signs)
    def rule(text: str) -> Cut | None:
        match = pattern.match(text)
        return Cut(0, match.end(), role) if match else None

    return rule


def back(role: Role, pattern: Pattern[str], signs: Iterable[str]) -> Rule:
    """A rule that takes what the pattern's last group matches at the back. The pattern ends in `$`."""

    @ruled(signs)
    def rule(text: str) -> Cut | None:
        offset = max(0, len(text) - LONGEST_TAIL)
        match = pattern.search(text[offset:])
        return Cut(offset + _begin(match), len(text), role) if match else None

    return rule


def _begin(match: Match[str]) -> int:
    return match.start(match.re.groups)


def either(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries of a list."""
    return "|".join(map(re.escape, entries))


def initials(entries: Iterable[str]) -> set[str]:
    """The signs of a rule that looks for the entries of a list."""
    return {entry[0] for entry in entries}
