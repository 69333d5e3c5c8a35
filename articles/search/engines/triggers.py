"""What index entries are made of: whoever writes it, triggers of the database note the stories."""

from __future__ import annotations

from collections.abc import Iterator

_TEXTS = (
    "kicker, headline, subhead, section, byline, credits, dateline, standfirst, body, supplement, "
    "captions, continued_from, continued_on, notes"
)
WATCHED = {
    "articles_story": (f"id, {_TEXTS}, dated, binned_at", ("SELECT {row}.id AS story",)),
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
"""By table: the columns of which an index entry is made, and what selects the stories that a row concerns.

A block ends where the next begins: when one comes or goes, the one before it gets shorter or longer.
"""


def row_triggers() -> Iterator[tuple[str, str, list[str]]]:
    """For each trigger on rows: its table, its event, and what selects the stories that the row concerns."""
    for table, (columns, stories) in WATCHED.items():
        for event, rows in (("INSERT", ["NEW"]), (f"UPDATE OF {columns}", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
            yield table, event, [each.format(row=row) for row in rows for each in stories]


def trigger_name(table: str, event: str) -> str:
    return f"{table}_noted_on_{event.split()[0].lower()}"
