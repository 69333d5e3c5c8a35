"""The index of SQLite: every character of a text, and every pair of neighbours, is a token of an FTS5 table.

A token is the UTF-16 of its characters in hexadecimal digits: FTS5 sees ASCII, and nothing in it can be taken for
another token. A character outside of the Basic Multilingual Plane is a pair by itself. The table keeps which entries
have a token, not where: it answers one unit or two exactly, and of more units names the entries in which all the pairs
stand, somewhere.
"""

from __future__ import annotations

from articles.models import IndexEntry
from articles.models.fields import UNSTORABLE

from .expression import All, AnyOf, Expression, Scope, Word

UNIT = 4
"""Hexadecimal digits."""

BINNED = "bin"
"""The token of a story in the bin, which no text has."""

MOST_PAIRS = 8
"""So many leave few enough texts to read."""


def tokens(entry: IndexEntry) -> set[str]:
    """Those of the lines of its texts."""
    found = {BINNED} if entry.is_binned else set()
    for line in (line for text in (entry.printed, entry.edited) for line in text.split("\n")):
        digits = line.encode("utf-16-be").hex()
        found.update(digits[start : start + UNIT] for start in range(0, len(digits), UNIT))
        found.update(digits[start : start + 2 * UNIT] for start in range(0, len(digits) - UNIT, UNIT))
    return found


def query(expression: Expression, *, live: bool = False) -> str | None:
    """What to ask FTS5 for no fewer entries than the expression is true of; None where it can rule out none."""
    asked = _query(expression)
    return f"({asked}) NOT {BINNED}" if asked and live else asked


def _query(expression: Expression) -> str | None:
    match expression:
        case Word(text):
            return " AND ".join(_pairs(text))
        case All(parts):
            asked = [f"({part})" for part in map(_query, parts) if part]
            return " AND ".join(asked) or None
        case AnyOf(parts):
            asked = [_query(part) for part in parts]
            return " OR ".join(f"({part})" for part in asked) if all(asked) else None
    return None


def is_exact(expression: Expression) -> bool:
    """Whether the query finds what the expression is true of, and nothing else."""
    match expression:
        case Word(text, scope):
            return scope is Scope.ALL and len(_digits(text)) <= 2 * UNIT and not UNSTORABLE.search(text)
        case All(parts) | AnyOf(parts):
            return bool(parts) and all(map(is_exact, parts))
    return False


def _pairs(text: str) -> list[str]:
    """Pairs that have all units of a word between them, from its start and one from its end."""
    digits = _digits(text)
    if len(digits) <= 2 * UNIT:
        return [digits]
    starts = [*range(0, len(digits) - 2 * UNIT, 2 * UNIT), len(digits) - 2 * UNIT]
    return list(dict.fromkeys(digits[start : start + 2 * UNIT] for start in starts))[:MOST_PAIRS]


def _digits(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex()
