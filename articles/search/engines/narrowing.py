"""What can be asked of an index that knows words by parts of them, so that nothing is missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from articles.models.fields import UNSTORABLE

from ..expression import All, AnyOf, Expression, Scope, Word

Asked = TypeVar("Asked")
"""A question in the language of the index."""


def narrowed(
    expression: Expression,
    of_word: Callable[[str], Asked],
    all_of: Callable[[Sequence[Asked]], Asked],
    any_of: Callable[[Sequence[Asked]], Asked],
) -> Asked | None:
    """True of no fewer entries than the expression is; None where it can rule out none."""

    def asked(part: Expression) -> Asked | None:
        return narrowed(part, of_word, all_of, any_of)

    match expression:
        case Word(text):
            return of_word(text)
        case All(parts):
            known = [each for each in map(asked, parts) if each is not None]
            return all_of(known) if known else None
        case AnyOf(parts):
            known = [asked(part) for part in parts]
            return any_of(known) if known and None not in known else None
    return None


def is_exact(expression: Expression, is_known: Callable[[str], bool]) -> bool:
    """Whether this is asked of it and nothing is left to ask: of a word where the index knows it as it is."""
    match expression:
        case Word(text, scope):
            return scope is Scope.ALL and not UNSTORABLE.search(text) and is_known(text)
        case All(parts) | AnyOf(parts):
            return bool(parts) and all(is_exact(part, is_known) for part in parts)
    return False
