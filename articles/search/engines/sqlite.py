"""The engine of SQLite: two tables of FTS5, one of the characters of a text, one of its pairs of neighbours.

A token is the UTF-16 of its characters in hexadecimal digits: FTS5 sees ASCII, and nothing in it can be taken for
another token. A character outside of the Basic Multilingual Plane is a pair by itself. The last character of a line is
a token of its own among the bigrams: no two of them are neighbours over it, and every character begins some token. So a
word of several characters is a phrase of bigrams, and one character beside such words the beginning of a bigram; where
only single characters are asked for, the table of unigrams names their entries without looking at bigrams.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from django.db import connection
from django.db.models import Q, QuerySet

from articles.models import IndexBigrams, IndexEntry, IndexUnigrams
from articles.models.index import Tokens
from articles.parsing.bigrams import bigrams

from ..expression import Expression, Word, leaves
from . import key_allocation
from .dialect import Dialect
from .triggers import row_triggers, trigger_name

UNIGRAMS, BIGRAMS = IndexUnigrams._meta.db_table, IndexBigrams._meta.db_table
DETAIL = {UNIGRAMS: "none", BIGRAMS: "full"}
"""Whether a table keeps where in an entry a token stands."""

ENTRY_KEYS = {model._meta.db_table: f"entry__{model._meta.model_name}__pk" for model in (IndexUnigrams, IndexBigrams)}

key_allocator, key_fits_day = key_allocation.KeyAllocator, key_allocation.key_fits_day

UNIT = 4
"""Hexadecimal digits of a unit of UTF-16."""

BINNED = "bin"
"""The token of a story in the bin, which no text has."""

ASKED_AT_ONCE = 200
"""Tokens of an entry that are looked up together."""

COUNT = "SELECT count(*) FROM {0} WHERE {0} MATCH %s"
COUNT_UP_TO = "SELECT count(*) FROM (SELECT 1 FROM {0} WHERE {0} MATCH %s LIMIT %s)"

MOST_BIGRAMS = 64
"""Of a word that are asked for: those of a longer one leave few enough texts to read."""


def create_statements() -> Iterator[str]:
    for table, detail in DETAIL.items():
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} "
            f"USING fts5(tokens, content='', detail={detail}, columnsize=0, tokenize='ascii')"
        )
        yield f"DROP TRIGGER IF EXISTS {table}_gone"
        yield f"CREATE TRIGGER {table}_gone AFTER DELETE ON articles_indexstate BEGIN {_delete_all(table)}; END"
    for table, event, stories in row_triggers():
        name, notes = trigger_name(table, event), " ".join(map(_note, stories))
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {notes} END"


def _note(stories: str) -> str:
    return (
        f"INSERT INTO articles_indexnote (story_id) SELECT story FROM ({stories}) "
        "WHERE story IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles_indexnote WHERE story_id = story);"
    )


def drop_statements() -> Iterator[str]:
    """The triggers go with their tables."""
    for table in DETAIL:
        yield f"DROP TABLE IF EXISTS {table}"


def clear() -> None:
    with connection.cursor() as cursor:
        for table in DETAIL:
            cursor.execute(_delete_all(table))


def _delete_all(table: str) -> str:
    return f"INSERT INTO {table} ({table}) VALUES ('delete-all')"


def update(removed: Iterable[IndexEntry], added: Iterable[IndexEntry]) -> None:
    """What an entry no longer has is taken away token by token: FTS5 keeps no texts to look it up."""
    removed, added = _rows(removed), _rows(added)
    with connection.cursor() as cursor:
        for table in DETAIL:
            erase = f"INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', %s, %s)"
            cursor.executemany(erase, removed[table])
            cursor.executemany(f"INSERT INTO {table} (rowid, tokens) VALUES (%s, %s)", added[table])


def _rows(entries: Iterable[IndexEntry]) -> dict[str, list[tuple[int, str]]]:
    """Key and tokens of each entry by table, in the order of keys: FTS5 writes at once what comes so."""
    rows: dict[str, list[tuple[int, str]]] = {table: [] for table in DETAIL}
    for entry in sorted(entries, key=lambda entry: entry.key):
        for table, tokens in _tokens(entry).items():
            rows[table].append((entry.key, " ".join(tokens)))
    return rows


def _tokens(entry: IndexEntry) -> dict[str, list[str]]:
    """By table."""
    lines = [_units(line) for line in _lines(entry)]
    pairs = chain.from_iterable(map(_line_tokens, lines))
    return {UNIGRAMS: [*_bin(entry), *set().union(*lines)], BIGRAMS: [*_bin(entry), *pairs]}


def _bin(entry: IndexEntry) -> list[str]:
    return [BINNED] if entry.is_binned else []


def _lines(entry: IndexEntry) -> Iterator[str]:
    return filter(None, entry.texts.split("\n"))


def _units(text: str) -> list[str]:
    """Each unit of its UTF-16 in hexadecimal digits."""
    return text.encode("utf-16-be", "surrogatepass").hex(" ", UNIT // 2).split()


def _line_tokens(units: Sequence[str]) -> list[str]:
    """The bigrams of a line, and its last unit by itself."""
    return [*bigrams(units), units[-1]]


def not_indexed(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    """Those that the tables do not have under each of their tokens, in their order."""
    for entry in entries:
        unigrams, phrases = " ".join(_tokens(entry)[UNIGRAMS]), chain(_bin(entry), _phrases(entry))
        if unigrams and not (
            _is_indexed(IndexUnigrams, entry, unigrams)
            and all(_is_indexed(IndexBigrams, entry, phrase) for phrase in phrases)
        ):
            yield entry


def _phrases(entry: IndexEntry) -> Iterator[str]:
    """All lines, in parts that overlap: FTS5 holds open what it knows of each token that it is asked at once."""
    for tokens in (_line_tokens(_units(line)) for line in _lines(entry)):
        for start in range(0, len(tokens), ASKED_AT_ONCE):
            yield _phrase(tokens[start : start + ASKED_AT_ONCE + 1])


def _is_indexed(table: type[Tokens], entry: IndexEntry, asked: str) -> bool:
    return table.objects.filter(pk=entry.pk, tokens__matches=asked).exists()


def count_tokens(entry: IndexEntry) -> int:
    return sum(map(len, _tokens(entry).values()))


COUNTED = {UNIGRAMS: "doc", BIGRAMS: "cnt"}
"""What FTS5 counts of a token: the entries that have it, or all places where it stands."""


def count_all_tokens() -> int:
    """Read from all that there is: FTS5 keeps no count."""
    total = 0
    with connection.cursor() as cursor:
        for table, counted in COUNTED.items():
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_tokens USING fts5vocab(main, {table}, row)"
            )
            cursor.execute(f"SELECT coalesce(sum({counted}), 0) FROM temp.{table}_tokens")
            total += cursor.fetchone()[0]
    return total


def candidate_stories(expression: Expression) -> Q | None:
    model, asked = _question(expression)
    return Q(**{f"entry__{model._meta.model_name}__tokens__matches": asked}) if asked else None


def candidate_entries(expression: Expression, remaining: Q) -> QuerySet | None:
    """FTS5 excludes by itself what it knows."""
    return None


def count_entries(expression: Expression, remaining: Q, *, only_live: bool, most: int | None) -> int | None:
    """In plain SQL: a QuerySet takes longer to become such than FTS5 to answer."""
    model, asked = _question(expression)
    if not asked or remaining:
        return None
    asked = f"({asked}) NOT {BINNED}" if only_live else asked
    statement, params = (COUNT, [asked]) if most is None else (COUNT_UP_TO, [asked, most + 1])
    with connection.cursor() as cursor:
        cursor.execute(statement.format(model._meta.db_table), params)
        return cursor.fetchone()[0]


def is_exact(expression: Expression) -> bool:
    return IN_BIGRAMS.translates_exactly(expression)


def _question(expression: Expression) -> tuple[type[Tokens], str | None]:
    """Which table to ask, and what, in the language of FTS5."""
    words = (leaf.text for leaf in leaves(expression) if isinstance(leaf, Word))
    if all(len(_units(word)) == 1 for word in words):
        return IndexUnigrams, IN_UNIGRAMS.translate(expression)
    return IndexBigrams, IN_BIGRAMS.translate(expression)


def _all_of(parts: Sequence[str]) -> str:
    return " AND ".join(f"({part})" for part in parts)


def _any_of(parts: Sequence[str]) -> str:
    return " OR ".join(f"({part})" for part in parts)


def _but_not(asked: str, others: Sequence[str]) -> str:
    return f"({asked}) NOT ({_any_of(others)})"


def _as_unigram(text: str) -> str:
    return _units(text)[0]


def _as_bigrams(text: str) -> str:
    tokens = _line_tokens(_units(text))[: MOST_BIGRAMS + 1]
    return _phrase(tokens[:-1]) if len(tokens) > 1 else f"{tokens[0]}*"


def _phrase(tokens: Sequence[str]) -> str:
    return f'"{" ".join(tokens)}"'


def _has_few_bigrams(text: str) -> bool:
    return len(_units(text)) <= MOST_BIGRAMS + 1


IN_UNIGRAMS = Dialect(_as_unigram, _all_of, _any_of, _has_few_bigrams, _but_not)
IN_BIGRAMS = replace(IN_UNIGRAMS, of_word=_as_bigrams)
"""What the two tables are asked: in the one every word is a token, in the other a phrase."""
