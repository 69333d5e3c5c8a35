"""Expressions in the language of an index that knows words by parts of them, so that nothing is missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from articles.models.fields import UNSTORABLE

from ..expression import All, AnyOf, Expression, Not, Scope, Word

Asked = TypeVar("Asked")
"""A question in the language of the index."""


@dataclass(frozen=True, slots=True)
class Dialect(Generic[Asked]):
    """How an index is asked.

    `knows_exactly`: whether the index has just this word, and not only parts of it. `but_not`: the first question and
    none of the others; None where the index cannot exclude.
    """

    of_word: Callable[[str], Asked]
    all_of: Callable[[Sequence[Asked]], Asked]
    any_of: Callable[[Sequence[Asked]], Asked]
    knows_exactly: Callable[[str], bool]
    but_not: Callable[[Asked, Sequence[Asked]], Asked] | None = None

    def translate(self, expression: Expression) -> Asked | None:
        """True of all entries that the expression is true of, and of others; None where it can rule out none."""
        match expression:
            case Word(text):
                return self.of_word(text)
            case All(parts):
                known = [asked for part in parts if (asked := self.translate(part)) is not None]
                excluded = [self.translate(part.part) for part in parts if self._excludes(part)]
                found = self.all_of(known) if known else None
                return self.but_not(found, excluded) if known and excluded else found
            case AnyOf(parts):
                known = [self.translate(part) for part in parts]
                return self.any_of(known) if known and None not in known else None
        return None

    def translates_exactly(self, expression: Expression) -> bool:
        """Whether the translation is true of the same entries as the expression."""
        match expression:
            case Word(text, scope):
                return scope is Scope.ALL and not UNSTORABLE.search(text) and self.knows_exactly(text)
            case All(parts):
                required = [part for part in parts if not self._excludes(part)]
                return bool(required) and all(map(self.translates_exactly, required))
            case AnyOf(parts):
                return bool(parts) and all(map(self.translates_exactly, parts))
        return False

    def _excludes(self, part: Expression) -> bool:
        """Whether the index can leave out exactly what is under the minus."""
        return self.but_not is not None and isinstance(part, Not) and self.translates_exactly(part.part)
