"""What of the index no model can say: the table of grams, and the triggers that note which stories were written."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VERSION = 1
"""Of the way in which texts are folded, cut and kept: where it changes, the index is to be made anew."""

TEXTS = (
    "kicker, headline, subhead, section, byline, credits, contributor, dateline, standfirst, body, supplement, "
    "captions, continued_from, continued_on, used_in, notes"
)
WATCHED = {
    "articles_story": (f"{TEXTS}, dated, binned_at", ("SELECT {row}.id AS story",)),
    "articles_block": (
        "reading_id, start, story_id, position",
        (
            "SELECT {row}.story_id AS story",
            "SELECT story_id AS story FROM articles_block WHERE reading_id = {row}.reading_id AND start = "
            "(SELECT max(start) FROM articles_block WHERE reading_id = {row}.reading_id AND start < {row}.start)",
        ),
    ),
    "articles_reading": (
        "text",
        ("SELECT DISTINCT story_id AS story FROM articles_block WHERE reading_id = {row}.id",),
    ),
}
"""By table: the columns of which an index entry is made, and the stories that a row says something of.

A block ends where the next begins: the one before it says more, or less, when it comes or goes.
"""


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whatever of it is there is made anew, except for the grams."""
    for statement in _STATEMENTS[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)
    apps.get_model("articles", "IndexState").objects.get_or_create(pk=1, defaults={"version": VERSION})


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The triggers go with their tables."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS articles_grams", params=None)


def _sqlite() -> Iterator[str]:
    yield (
        "CREATE VIRTUAL TABLE IF NOT EXISTS articles_grams "
        "USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
    )
    yield "DROP TRIGGER IF EXISTS articles_grams_gone"
    yield (
        "CREATE TRIGGER articles_grams_gone AFTER DELETE ON articles_indexstate "
        "BEGIN INSERT INTO articles_grams (articles_grams) VALUES ('delete-all'); END"
    )
    for table, (columns, stories) in WATCHED.items():
        for event, rows in (("INSERT", ["NEW"]), (f"UPDATE OF {columns}", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
            name = f"{table}_noted_on_{event.split()[0].lower()}"
            notes = " ".join(_sqlite_note(each.format(row=row)) for row in rows for each in stories)
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {notes} END"


def _sqlite_note(stories: str) -> str:
    return (
        f"INSERT INTO articles_indexnote (story_id) SELECT story FROM ({stories}) "
        "WHERE story IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles_indexnote WHERE story_id = story);"
    )


_STATEMENTS = {"sqlite": _sqlite, "postgresql": lambda: iter(())}
