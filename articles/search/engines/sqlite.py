"""The index of SQLite: every character of a text, and every pair of neighbours, is a token of an FTS5 table.

A token is the UTF-16 of its characters in hexadecimal digits: FTS5 sees ASCII, and nothing in it can be taken for
another token. A character outside of the Basic Multilingual Plane is a pair by itself. The table keeps which entries
have a token, not where: it answers one unit or two exactly, and of more units names the entries in which all the pairs
stand, somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from django.db.models import Q, QuerySet

from articles.models import IndexEntry, IndexGrams

from ..expression import Expression
from ..watched import trigger_name, watches
from . import narrowing
from .seats import BITS, Seats

ENTRY = "entry__"
KEY = "entry__grams__pk"
TABLE = IndexGrams._meta.db_table

DAY_SHIFT = BITS
keys = Seats

UNIT = 4
"""Hexadecimal digits."""

BINNED = "bin"
"""The token of a story in the bin, which no text has."""

MOST_PAIRS = 8
"""So many leave few enough texts to read."""


def create() -> Iterator[str]:
    yield (
        "CREATE VIRTUAL TABLE IF NOT EXISTS articles_grams "
        "USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
    )
    yield "DROP TRIGGER IF EXISTS articles_grams_gone"
    yield (
        "CREATE TRIGGER articles_grams_gone AFTER DELETE ON articles_indexstate "
        "BEGIN INSERT INTO articles_grams (articles_grams) VALUES ('delete-all'); END"
    )
    for table, event, stories in watches():
        name, notes = trigger_name(table, event), " ".join(map(_note, stories))
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {notes} END"


def _note(stories: str) -> str:
    return (
        f"INSERT INTO articles_indexnote (story_id) SELECT story FROM ({stories}) "
        "WHERE story IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles_indexnote WHERE story_id = story);"
    )


def drop() -> Iterator[str]:
    """The triggers go with their tables."""
    yield "DROP TABLE IF EXISTS articles_grams"


def forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_grams (articles_grams) VALUES ('delete-all')")


def write(gone: Iterable[IndexEntry], new: Iterable[IndexEntry]) -> None:
    """What an entry no longer says is taken from the grams token by token: FTS5 keeps no texts to look it up."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_grams (articles_grams, rowid, tokens) VALUES ('delete', %s, %s)", _rows(gone)
        )
        cursor.executemany("INSERT INTO articles_grams (rowid, tokens) VALUES (%s, %s)", _rows(new))


def _rows(entries: Iterable[IndexEntry]) -> Iterator[tuple[int, str]]:
    """In the order of their keys: FTS5 gathers what comes so, and writes it at once."""
    for entry in sorted(entries, key=lambda entry: entry.key):
        yield entry.key, " ".join(_tokens(entry))


def _tokens(entry: IndexEntry) -> set[str]:
    """Those of the lines of its texts."""
    found = {BINNED} if entry.is_binned else set()
    for line in (line for text in (entry.printed, entry.edited) for line in text.split("\n")):
        digits = line.encode("utf-16-be").hex()
        found.update(digits[start : start + UNIT] for start in range(0, len(digits), UNIT))
        found.update(digits[start : start + 2 * UNIT] for start in range(0, len(digits) - UNIT, UNIT))
    return found


def unmarked(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    """Those that the grams do not have under each of their tokens."""
    for entry in entries:
        asked = " ".join(_tokens(entry))
        if asked and not IndexGrams.objects.filter(pk=entry.pk, tokens__matches=asked).exists():
            yield entry


def marks(entry: IndexEntry) -> int:
    return len(_tokens(entry))


def all_marks() -> int:
    """Read from all that there is: FTS5 keeps no count."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.articles_marks USING fts5vocab(main, articles_grams, row)"
        )
        cursor.execute("SELECT coalesce(sum(doc), 0) FROM temp.articles_marks")
        return cursor.fetchone()[0]


def named(expression: Expression) -> Q | None:
    asked = _query(expression)
    return Q(entry__grams__tokens__matches=asked) if asked else None


def rows(expression: Expression, *, only_live: bool) -> QuerySet | None:
    asked = _query(expression)
    if not asked:
        return None
    return IndexGrams.objects.filter(tokens__matches=f"({asked}) NOT {BINNED}" if only_live else asked)


def is_exact(expression: Expression) -> bool:
    return narrowing.is_exact(expression, lambda text: len(_digits(text)) <= 2 * UNIT)


def _query(expression: Expression) -> str | None:
    """In the language of FTS5."""
    return narrowing.narrowed(expression, _pairs, _all_of, _any_of)


def _all_of(parts: Sequence[str]) -> str:
    return " AND ".join(f"({part})" for part in parts)


def _any_of(parts: Sequence[str]) -> str:
    return " OR ".join(f"({part})" for part in parts)


def _pairs(text: str) -> str:
    """Pairs that have all units of a word between them, from its start and one from its end."""
    digits = _digits(text)
    if len(digits) <= 2 * UNIT:
        return digits
    starts = [*range(0, len(digits) - 2 * UNIT, 2 * UNIT), len(digits) - 2 * UNIT]
    return " AND ".join(list(dict.fromkeys(digits[start : start + 2 * UNIT] for start in starts))[:MOST_PAIRS])


def _digits(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex()
