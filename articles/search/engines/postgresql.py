"""The engine of PostgreSQL: every character of an entry, and every pair of neighbours, is a number in a GIN index.

The index is of a table of its own, in which triggers keep a row of a few bytes for each entry: the closer rows are to
each other, the smaller is what GIN notes of them, and the fewer pages are read to count them. The numbers are stored
nowhere but in the index. It answers one character or two exactly; of a longer word it names the entries that have all
of its pairs, wherever these stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import BooleanField, F, Func, Q, QuerySet, Subquery, Value

from articles.models import IndexEntry, IndexGrams
from articles.parsing.bigrams import bigrams

from ..expression import Expression
from .dialect import Dialect
from .triggers import WATCHED, row_triggers, trigger_name

ENTRY_KEYS = {IndexEntry._meta.db_table: "entry__key"}

DAY_SHIFT = 36
"""Bits of a key below the number of the day: ids of stories fit in."""

CODE_BITS = 21
"""Of a character: a pair is a number above those of all characters."""

GRAMS = f"""
CREATE OR REPLACE FUNCTION articles_grams(texts text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH letters AS (SELECT string_to_array(texts, NULL) AS all_of_them)
    SELECT array_agg(ascii(letter)::bigint) || array_agg(ascii(letter)::bigint << {CODE_BITS} | ascii(next))
    FROM letters, unnest(all_of_them, all_of_them[2:]) AS pairs (letter, next)
$$
"""
"""The numbers of a text. Some are in the array twice, and the last pair is null: GIN takes each number once."""

GRAMS_OF = """
CREATE OR REPLACE FUNCTION articles_grams_of(entry bigint) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC SELECT articles_grams(texts) FROM articles_indexentry WHERE key = entry; END
"""
"""What is indexed of an entry. Declared immutable, which it is as long as the row of grams exists: a changed entry gets
a new one."""

FOLLOW = """
CREATE OR REPLACE FUNCTION articles_indexgrams_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN DELETE FROM articles_indexgrams WHERE entry_id = OLD.key; END IF;
    IF TG_OP IN ('INSERT', 'UPDATE') THEN INSERT INTO articles_indexgrams VALUES (NEW.key, NEW.is_binned); END IF;
    IF TG_OP = 'TRUNCATE' THEN TRUNCATE articles_indexgrams; END IF;
    RETURN NULL;
END $$
"""
FOLLOWED = {"row": "INSERT OR UPDATE OR DELETE", "statement": "TRUNCATE"}
"""The events that the table of grams follows, by the level of the trigger."""

TEXTS_AT_HAND = """
DO $$ BEGIN
    ALTER TABLE articles_indexentry ALTER COLUMN texts SET STORAGE MAIN;
    IF 'lz4' = ANY ((SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression')::text[]) THEN
        ALTER TABLE articles_indexentry ALTER COLUMN texts SET COMPRESSION lz4;
    END IF;
END $$
"""
"""Words of three characters and more are looked for in the texts: these lie in the rows of their entries instead of in
a table beside, and are packed, where the server can, in a way that is quicker to unpack. It halves the time."""


def create_statements() -> Iterator[str]:
    """The index has no statistics: plans would depend on which pairs were sampled, and sampling takes longer than any
    search. So every word counts as rare, and is found through the index.

    It has no pending list (`fastupdate`) either, which every search would have to read, and some writer to empty.
    """
    yield TEXTS_AT_HAND
    yield GRAMS
    yield GRAMS_OF
    yield (
        "CREATE TABLE IF NOT EXISTS articles_indexgrams (entry_id bigint NOT NULL PRIMARY KEY, is_binned bool NOT NULL)"
    )
    yield (
        "INSERT INTO articles_indexgrams SELECT key, is_binned FROM articles_indexentry ORDER BY key "
        "ON CONFLICT DO NOTHING"
    )
    yield (
        "CREATE INDEX IF NOT EXISTS articles_indexgrams_grams ON articles_indexgrams "
        "USING gin (articles_grams_of(entry_id)) WITH (fastupdate = off)"
    )
    yield "ALTER INDEX articles_indexgrams_grams ALTER COLUMN 1 SET STATISTICS 0"
    yield FOLLOW
    for each, events in FOLLOWED.items():
        yield (
            f"CREATE OR REPLACE TRIGGER articles_indexgrams_follow_{each} AFTER {events} ON articles_indexentry "
            f"FOR EACH {each} EXECUTE FUNCTION articles_indexgrams_follow()"
        )
    for table, event, stories in row_triggers():
        yield from _trigger(table, event, "ROW", " ".join(map(_note, stories)))
    for table in WATCHED:
        yield from _trigger(table, "TRUNCATE", "STATEMENT", _note("SELECT story_id AS story FROM articles_indexentry"))


def _trigger(table: str, event: str, each: str, notes: str) -> Iterator[str]:
    name = trigger_name(table, event)
    body = f"BEGIN {notes} RETURN NULL; END"
    yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
    yield f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"


def _note(stories: str) -> str:
    """A note of another transaction is not relied on: that may be deleting it, with what it knew of the story then."""
    return (
        f"INSERT INTO articles_indexnote (story_id) SELECT story FROM ({stories}) AS concerned WHERE story IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM articles_indexnote AS own "
        "WHERE own.story_id = story AND own.xmin = pg_current_xact_id()::xid);"
    )


def drop_statements() -> Iterator[str]:
    yield "DROP TABLE IF EXISTS articles_indexgrams"
    for function in ("articles_indexgrams_follow", "articles_grams_of", "articles_grams"):
        yield f"DROP FUNCTION IF EXISTS {function} CASCADE"
    for table in WATCHED:
        for event in ("insert", "update", "delete", "truncate"):
            yield f"DROP FUNCTION IF EXISTS {trigger_name(table, event)} CASCADE"


def key_allocator() -> Callable[[int, date], int]:
    """A key has the id of its story: whoever else allocates keys now, no two stories get the same."""
    return lambda story, day: day.toordinal() << DAY_SHIFT | story


def key_fits_day(key: int, day: date) -> bool:
    return key >> DAY_SHIFT == day.toordinal()


def clear() -> None:
    """There is nothing that PostgreSQL does not make of the entries by itself."""


def update(removed: Iterable[IndexEntry], added: Iterable[IndexEntry]) -> None:
    """The triggers have done it."""


def not_indexed(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    """Nothing is lacking of an entry without text."""
    for entry in (each for each in entries if each.texts):
        asked = _having(gram_numbers(entry.texts))
        if not IndexEntry.objects.filter(_among(asked, "key"), pk=entry.pk).exists():
            yield entry


def count_tokens(entry: IndexEntry) -> int:
    """None that PostgreSQL would not keep by itself."""
    return 0


def count_all_tokens() -> int:
    return 0


def candidate_stories(expression: Expression) -> Q | None:
    asked = DIALECT.translate(expression)
    return None if asked is None else _among(asked, "entry__key")


def candidate_entries(expression: Expression, remaining: Q) -> QuerySet | None:
    asked = DIALECT.translate(expression)
    return None if asked is None else IndexGrams.objects.filter(asked, remaining).values("entry")


def count_entries(expression: Expression, remaining: Q, *, only_live: bool, most: int | None) -> int | None:
    entries = candidate_entries(expression, remaining)
    if entries is None:
        return None
    live = entries.filter(is_binned=False) if only_live else entries
    return (live if most is None else live[: most + 1]).count()


def is_exact(expression: Expression) -> bool:
    return DIALECT.translates_exactly(expression)


def _word(text: str) -> Q:
    return _having(_bigram_numbers(text) or [ord(text)])


DIALECT = Dialect(
    of_word=_word,
    all_of=lambda parts: reduce(and_, parts),
    any_of=lambda parts: reduce(or_, parts),
    knows_exactly=lambda text: len(text) <= 2,
)


def _bigram_numbers(text: str) -> list[int]:
    return [ord(character) << CODE_BITS | ord(following) for character, following in bigrams(text)]


def gram_numbers(text: str) -> list[int]:
    return [*map(ord, text), *_bigram_numbers(text)]


def _having(grams: Sequence[int]) -> Q:
    """Of rows of the table of grams: whether the entry has all of these."""
    indexed, asked = Func(F("entry"), function="articles_grams_of"), Value(sorted(set(grams)))
    template = "%(expressions)s::bigint[]"
    return Q(Func(indexed, asked, template=template, arg_joiner=" @> ", output_field=BooleanField()))


def _among(asked: Q, key: str) -> Q:
    """Rows whose `key` is that of a candidate. The keys are gathered first, and then gone through in their order as far
    as a page goes: a word of very many entries is looked for in the texts of a few.
    """
    keys = Subquery(IndexGrams.objects.filter(asked).values("entry"))
    return Q(Func(F(key), keys, template="%(expressions)s)", arg_joiner=" = ANY(ARRAY", output_field=BooleanField()))
