"""The index of SQLite: two tables of FTS5, one of the characters of a text, one of its pairs of neighbours.

A token is the UTF-16 of its characters in hexadecimal digits: FTS5 sees ASCII, and nothing in it can be taken for
another token. A character outside of the Basic Multilingual Plane is a pair by itself. The last character of a line is
a token of its own among the pairs: no two of them are neighbours over it, and every character begins some token. So a
word of several characters is a phrase of pairs, and one character beside such words the beginning of a pair; where only
single characters are asked for, the other table names their entries without looking at pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from django.db import connection
from django.db.models import Q, QuerySet

from articles.models import IndexEntry, IndexLetters, IndexPairs
from articles.models.index import Grams
from articles.parsing.bigrams import bigrams

from ..expression import Expression, Word, leaves
from ..watched import trigger_name, watches
from . import narrowing, seats

LETTERS, PAIRS = IndexLetters._meta.db_table, IndexPairs._meta.db_table
DETAIL = {LETTERS: "none", PAIRS: "full"}
"""Whether it keeps where in an entry a token stands."""

KEYS = {grams._meta.db_table: f"entry__{grams._meta.model_name}__pk" for grams in (IndexLetters, IndexPairs)}

keys, is_of = seats.Seats, seats.is_of

UNIT = 4
"""Hexadecimal digits."""

BINNED = "bin"
"""The token of a story in the bin, which no text has."""

ASKED_AT_ONCE = 200
"""Tokens of an entry that are looked up."""

COUNT = "SELECT count(*) FROM {0} WHERE {0} MATCH %s"
COUNT_UP_TO = "SELECT count(*) FROM (SELECT 1 FROM {0} WHERE {0} MATCH %s LIMIT %s)"

MOST_PAIRS = 64
"""Of a longer word so many are asked for: they leave few enough texts to read."""


def create() -> Iterator[str]:
    for table, detail in DETAIL.items():
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} "
            f"USING fts5(tokens, content='', detail={detail}, columnsize=0, tokenize='ascii')"
        )
        yield f"DROP TRIGGER IF EXISTS {table}_gone"
        yield f"CREATE TRIGGER {table}_gone AFTER DELETE ON articles_indexstate BEGIN {_forgetting(table)}; END"
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
    for table in DETAIL:
        yield f"DROP TABLE IF EXISTS {table}"


def forget() -> None:
    with connection.cursor() as cursor:
        for table in DETAIL:
            cursor.execute(_forgetting(table))


def _forgetting(table: str) -> str:
    return f"INSERT INTO {table} ({table}) VALUES ('delete-all')"


def write(gone: Iterable[IndexEntry], new: Iterable[IndexEntry]) -> None:
    """What an entry no longer says is taken away token by token: FTS5 keeps no texts to look it up."""
    gone, new = _rows(gone), _rows(new)
    with connection.cursor() as cursor:
        for table in DETAIL:
            erase = f"INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', %s, %s)"
            cursor.executemany(erase, gone[table])
            cursor.executemany(f"INSERT INTO {table} (rowid, tokens) VALUES (%s, %s)", new[table])


def _rows(entries: Iterable[IndexEntry]) -> dict[str, list[tuple[int, str]]]:
    """By table, in the order of their keys: FTS5 gathers what comes so, and writes it at once."""
    rows: dict[str, list[tuple[int, str]]] = {table: [] for table in DETAIL}
    for entry in sorted(entries, key=lambda entry: entry.key):
        for table, tokens in _tokens(entry).items():
            rows[table].append((entry.key, " ".join(tokens)))
    return rows


def _tokens(entry: IndexEntry) -> dict[str, list[str]]:
    """By table."""
    lines = [_units(line) for line in _lines(entry)]
    pairs = chain.from_iterable(map(_neighbours, lines))
    return {LETTERS: [*_bin(entry), *set().union(*lines)], PAIRS: [*_bin(entry), *pairs]}


def _bin(entry: IndexEntry) -> list[str]:
    return [BINNED] if entry.is_binned else []


def _lines(entry: IndexEntry) -> Iterator[str]:
    return filter(None, entry.texts.split("\n"))


def _units(line: str) -> list[str]:
    return line.encode("utf-16-be", "surrogatepass").hex(" ", UNIT // 2).split()


def _neighbours(units: Sequence[str]) -> list[str]:
    """Each with the next one, and the last by itself."""
    return [*bigrams(units), units[-1]]


def unmarked(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    """Those that the tables do not have under each of their tokens, in their order."""
    for entry in entries:
        letters, lines = " ".join(_tokens(entry)[LETTERS]), chain(_bin(entry), _phrases(entry))
        if letters and not (
            _is_marked(IndexLetters, entry, letters) and all(_is_marked(IndexPairs, entry, part) for part in lines)
        ):
            yield entry


def _phrases(entry: IndexEntry) -> Iterator[str]:
    """All lines, in parts that overlap: FTS5 holds open what it knows of each token that it is asked at once."""
    for tokens in (_neighbours(_units(line)) for line in _lines(entry)):
        for start in range(0, len(tokens), ASKED_AT_ONCE):
            yield _phrase(tokens[start : start + ASKED_AT_ONCE + 1])


def _is_marked(grams: type[Grams], entry: IndexEntry, asked: str) -> bool:
    return grams.objects.filter(pk=entry.pk, tokens__matches=asked).exists()


def marks(entry: IndexEntry) -> int:
    return sum(map(len, _tokens(entry).values()))


def all_marks() -> int:
    """Read from all that there is: FTS5 keeps no count."""
    return sum(map(_all_marks_of, DETAIL))


COUNTED = {LETTERS: "doc", PAIRS: "cnt"}
"""Whether it counts the entries that have a token, or all places where it stands."""


def _all_marks_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_marks USING fts5vocab(main, {table}, row)")
        cursor.execute(f"SELECT coalesce(sum({COUNTED[table]}), 0) FROM temp.{table}_marks")
        return cursor.fetchone()[0]


def named(expression: Expression) -> Q | None:
    grams, asked = _query(expression)
    return Q(**{f"entry__{grams._meta.model_name}__tokens__matches": asked}) if asked else None


def holding(expression: Expression, left: Q) -> QuerySet | None:
    """FTS5 bars by itself what it knows."""
    return None


def count(expression: Expression, left: Q, *, only_live: bool, most: int | None) -> int | None:
    """In plain SQL: a QuerySet takes longer to become such than FTS5 to answer."""
    grams, asked = _query(expression)
    if not asked or left:
        return None
    asked = f"({asked}) NOT {BINNED}" if only_live else asked
    statement, params = (COUNT, [asked]) if most is None else (COUNT_UP_TO, [asked, most + 1])
    with connection.cursor() as cursor:
        cursor.execute(statement.format(grams._meta.db_table), params)
        return cursor.fetchone()[0]


def is_exact(expression: Expression) -> bool:
    return narrowing.is_exact(expression, PAIRED)


def _query(expression: Expression) -> tuple[type[Grams], str | None]:
    """Which grams to ask, and what, in the language of FTS5."""
    words = (leaf.text for leaf in leaves(expression) if isinstance(leaf, Word))
    if all(len(_units(word)) == 1 for word in words):
        return IndexLetters, narrowing.narrowed(expression, SINGLE)
    return IndexPairs, narrowing.narrowed(expression, PAIRED)


def _all_of(parts: Sequence[str]) -> str:
    return " AND ".join(f"({part})" for part in parts)


def _any_of(parts: Sequence[str]) -> str:
    return " OR ".join(f"({part})" for part in parts)


def _but_not(asked: str, others: Sequence[str]) -> str:
    return f"({asked}) NOT ({_any_of(others)})"


def _letter(text: str) -> str:
    return _units(text)[0]


def _word(text: str) -> str:
    neighbours = _neighbours(_units(text))[: MOST_PAIRS + 1]
    return _phrase(neighbours[:-1]) if len(neighbours) > 1 else f"{neighbours[0]}*"


def _phrase(tokens: Sequence[str]) -> str:
    return f'"{" ".join(tokens)}"'


def _is_known(text: str) -> bool:
    return len(_units(text)) <= MOST_PAIRS + 1


SINGLE = narrowing.Language(_letter, _all_of, _any_of, _is_known, _but_not)
PAIRED = replace(SINGLE, of_word=_word)
"""What the two tables are asked: in the one every word is a token, in the other a phrase."""
