"""What can be asked of an index that knows words by parts of them, so that nothing is missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from articles.models.fields import UNSTORABLE

from ..expression import All, AnyOf, Expression, Not, Scope, Word

Asked = TypeVar("Asked")
"""A question in the language of the index."""


@dataclass(frozen=True, slots=True)
class Language(Generic[Asked]):
    """`is_known`: whether the index knows the word as it is. `but_not`: the first question and none of the others; None
    where the index is no help in that."""

    of_word: Callable[[str], Asked]
    all_of: Callable[[Sequence[Asked]], Asked]
    any_of: Callable[[Sequence[Asked]], Asked]
    is_known: Callable[[str], bool]
    but_not: Callable[[Asked, Sequence[Asked]], Asked] | None = None


def narrowed(expression: Expression, language: Language[Asked]) -> Asked | None:
    """True of no fewer entries than the expression is; None where it can rule out none."""
    match expression:
        case Word(text):
            return language.of_word(text)
        case All(parts):
            known = [asked for part in parts if (asked := narrowed(part, language)) is not None]
            barred = [narrowed(part.part, language) for part in parts if _is_barred(part, language)]
            found = language.all_of(known) if known else None
            return language.but_not(found, barred) if known and barred else found
        case AnyOf(parts):
            known = [narrowed(part, language) for part in parts]
            return language.any_of(known) if known and None not in known else None
    return None


def is_exact(expression: Expression, language: Language) -> bool:
    """Whether this is asked of it and nothing is left to ask."""
    match expression:
        case Word(text, scope):
            return scope is Scope.ALL and not UNSTORABLE.search(text) and language.is_known(text)
        case All(parts):
            wanted = [part for part in parts if not _is_barred(part, language)]
            return bool(wanted) and all(is_exact(part, language) for part in wanted)
        case AnyOf(parts):
            return bool(parts) and all(is_exact(part, language) for part in parts)
    return False


def _is_barred(part: Expression, language: Language) -> bool:
    """Whether the index can leave out exactly what the part is not true of."""
    return language.but_not is not None and isinstance(part, Not) and is_exact(part.part, language)
