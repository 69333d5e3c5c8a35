"""What the index is compared with: LIKE over the folded texts, plain, in a narrow table in the order of days.

That is better than `icontains` has, which reads several columns of a wide table, and finds only what is not folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection

from articles.models import IndexEntry
from articles.models.bulk import insert_rows

BYTES = {"sqlite": "length(CAST(body AS BLOB))", "postgresql": "octet_length(body)"}

LIKE = "body LIKE %s ESCAPE '\\'"
HOLDING = f"FROM benchmark_texts WHERE {LIKE}"


def like_table_statements() -> Iterator[str]:
    key = IndexEntry._meta.pk.db_type(connection)  # on SQLite the number of the row: LIKE reads on without a look-up
    yield f"CREATE TABLE benchmark_texts (key {key} NOT NULL PRIMARY KEY, story_id bigint NOT NULL, body text NOT NULL)"


def insert_texts(entries: Iterable[IndexEntry]) -> None:
    rows = [(entry.key, entry.story_id, entry.texts) for entry in entries]
    insert_rows("benchmark_texts", ["key", "story_id", "body"], rows)


def like_count(word: str) -> int:
    return _read(f"SELECT count(*) {HOLDING}", word)[0][0]


def like_count_of_both(words: tuple[str, str]) -> int:
    return _read(f"SELECT count(*) {HOLDING} AND {LIKE}", *words)[0][0]


def like_count_without(words: tuple[str, str]) -> int:
    """Of those with the first word and without the second."""
    return _read(f"SELECT count(*) {HOLDING} AND NOT {LIKE}", *words)[0][0]


def like_page(word: str, lines: int, bound: int) -> tuple[list[int], int]:
    """The stories of the first page, newest first, and how many there are, counted to one more than the bound."""
    stories = _read(f"SELECT story_id {HOLDING} ORDER BY key DESC LIMIT {lines}", word)
    counted = _read(f"SELECT count(*) FROM (SELECT 1 {HOLDING} LIMIT {bound + 1}) AS bounded", word)
    return [story for (story,) in stories], counted[0][0]


def _read(sql: str, *words: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"%{connection.ops.prep_for_like_query(word)}%" for word in words])
        return cursor.fetchall()
