"""What a recognition rule gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match, Pattern

from articles.parsing.values import Role


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece that a rule takes off the front or the back of a line, or a line that it takes whole.

    The offsets count in the text that the rule was given; one of them is 0 or its length.
    """

    start: int
    end: int
    role: Role


Rule = Callable[[str], Cut | None]
"""A rule looks at what is left of a folded line. It knows nothing of other lines."""

LONGEST_TAIL = 60
"""Characters from the end in which a rule looks for a piece to take off the back."""


def whole(role: Role, pattern: Pattern[str], longest: int = 80) -> Rule:
    """A rule that takes lines which the pattern matches from end to end."""

    def rule(text: str) -> Cut | None:
        if len(text) <= longest and pattern.fullmatch(text):
            return Cut(0, len(text), role)
        return None

    return rule


def front(role: Role, pattern: Pattern[str]) -> Rule:
    """A rule that takes what the pattern matches at the front."""

    def rule(text: str) -> Cut | None:
        match = pattern.match(text)
        return Cut(0, match.end(), role) if match else None

    return rule


def back(role: Role, pattern: Pattern[str]) -> Rule:
    """A rule that takes what the pattern's last group matches at the back. The pattern ends in `$`."""

    def rule(text: str) -> Cut | None:
        offset = max(0, len(text) - LONGEST_TAIL)
        match = pattern.search(text[offset:])
        return Cut(offset + _begin(match), len(text), role) if match else None

    return rule


def _begin(match: Match[str]) -> int:
    return match.start(match.re.groups)
