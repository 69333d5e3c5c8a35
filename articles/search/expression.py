"""What a search asks of a story: words in its texts and conditions on its columns, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from django.db.models import Q


class Scope(Enum):
    """Where a word is looked for. A word stands within one field, and never runs over two."""

    ALL = auto()
    """In any text of the story, as edited or as printed."""
    HEADLINE = auto()
    """Kicker, headline, subhead."""
    BYLINE = auto()
    """Byline, names of the credits, contributing body."""
    SECTION = auto()
    PRINT = auto()
    """In the text as printed."""


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is folded and not empty."""

    text: str
    scope: Scope = Scope.ALL


@dataclass(frozen=True, slots=True)
class Where:
    condition: Q


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Expression


Expression = Word | Where | All | AnyOf | Not


def leaves(expression: Expression) -> Iterator[Word | Where]:
    """Whatever it asks in the end, under a minus too."""
    match expression:
        case Word() | Where():
            yield expression
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
