"""What SQLite is told of the sizes of the tables: those of a large archive. PostgreSQL gathers such numbers by itself.

Where it knows nothing, SQLite takes a row of a story for as hard to find as a story of a status, and reads them all.
Too large does no harm: among few rows any way is short. ANALYZE would put real numbers in their place.
"""

from __future__ import annotations

from typing import Any

ROWS = 1_000_000

ROWS_OF_VALUE = {
    "articles_story": {
        "status": 250_000,
        "kind": 300_000,
        "genre": 100_000,
        "section": 5_000,
        "publication_id": 50_000,
        "doubtful": 500_000,
        "unsure": 500_000,
        "dated": 100,
        "issue_id": 40,
        "source_id": 20,
        "page": 60_000,
    },
    "articles_tagging": {"state": 400_000, "tag_id": 20_000, "story_id": 3},
    "articles_placing": {"province": 30_000, "city": 3_000, "place_id": 500, "story_id": 3},
}
"""How many rows of a table have the same value in the first column of an index. Where that column is not asked for,
SQLite is not to skip it and use the index all the same: there is another one, which has all that is asked."""


def install_statistics(apps: Any, schema_editor: Any) -> None:
    """Called by the migration."""
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_master")  # makes the table of the numbers
        cursor.execute("DELETE FROM sqlite_stat1")
        for table, rows_of_value in ROWS_OF_VALUE.items():
            for name, column in _first_columns(cursor, table):
                if column in rows_of_value:
                    numbers = f"{ROWS} {rows_of_value[column]} noskipscan"
                    cursor.execute("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", [table, name, numbers])
        cursor.execute("ANALYZE sqlite_master")  # reads them


def _first_columns(cursor: Any, table: str) -> list[tuple[str, str]]:
    """The names of the indexes of a table, each with its first column."""
    cursor.execute(
        "SELECT i.name, c.name FROM pragma_index_list(%s) AS i, pragma_index_info(i.name) AS c WHERE c.seqno = 0",
        [table],
    )
    return cursor.fetchall()
