"""Triggers that copy columns of a story to its attachments, and tell stories the page of their source and whether they
were used, whoever writes the rows.

So the list of a tag is read from one index, in the order of days, without asking the stories. The migration that makes
the table of a new kind of attachment calls `install_copying` again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .attachment import ATTACHMENTS, COPIED

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_takes AFTER INSERT ON {table} BEGIN
    UPDATE {table} SET ({columns}) = (SELECT {columns} FROM articles_story WHERE id = NEW.story_id) WHERE id = NEW.id;
END;
CREATE TRIGGER IF NOT EXISTS {table}_follows AFTER UPDATE OF {columns} ON articles_story
    WHEN ({new}) IS NOT ({old})
BEGIN
    UPDATE {table} SET ({columns}) = ({new}) WHERE story_id = NEW.id;
END
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_takes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    SELECT {columns} INTO {new} FROM articles_story WHERE id = NEW.story_id;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER {table}_takes BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_takes();
CREATE OR REPLACE FUNCTION {table}_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE {table} SET ({columns}) = ({new}) WHERE story_id = NEW.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {table}_follows AFTER UPDATE OF {columns} ON articles_story FOR EACH ROW
    WHEN (({new}) IS DISTINCT FROM ({old}))
    EXECUTE FUNCTION {table}_follows()
"""


PAGE = {
    "sqlite": (
        """
CREATE TRIGGER IF NOT EXISTS articles_source_page AFTER UPDATE OF page ON articles_source WHEN NEW.page IS NOT OLD.page
BEGIN
    UPDATE articles_story SET page = NEW.page WHERE source_id = NEW.id;
END
""",
    ),
    "postgresql": (
        """
CREATE OR REPLACE FUNCTION articles_source_page() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE articles_story SET page = NEW.page WHERE source_id = NEW.id;
    RETURN NULL;
END $$
""",
        """
CREATE OR REPLACE TRIGGER articles_source_page AFTER UPDATE OF page ON articles_source FOR EACH ROW
    WHEN (NEW.page IS DISTINCT FROM OLD.page) EXECUTE FUNCTION articles_source_page()
""",
    ),
}
"""A source whose page is mended tells its stories."""


WAS_USED = """EXISTS (
    SELECT 1 FROM articles_use
    WHERE story_id = articles_story.id AND medium_id IS {distinct_from} articles_story.publication_id
)"""
"""Elsewhere than in the publication of its issue: `Use.objects.elsewhere()`."""
DISTINCT_FROM = {"sqlite": "NOT", "postgresql": "DISTINCT FROM"}
USED = {
    "sqlite": (
        f"UPDATE articles_story SET used = {WAS_USED} WHERE id = {{story}} AND used IS NOT {WAS_USED};",
        "CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table} BEGIN {updates} END",
    ),
    # Uses of a story that are written at a time wait for each other: none would see the other otherwise.
    "postgresql": (
        "PERFORM 1 FROM articles_story WHERE id = {story} FOR NO KEY UPDATE; "
        f"UPDATE articles_story SET used = {WAS_USED} WHERE id = {{story}} AND used <> {WAS_USED};",
        "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN {updates} RETURN NULL; END $$",
        "CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ),
}
"""What says of a story whether it was used, and the statements that have it said."""
USE_EVENTS = (
    ("articles_use", "INSERT", ("NEW.story_id",)),
    ("articles_use", "UPDATE OF story_id, medium_id", ("OLD.story_id", "NEW.story_id")),
    ("articles_use", "DELETE", ("OLD.story_id",)),
    ("articles_story", "UPDATE OF publication_id", ("NEW.id",)),
)
"""By table: the events, each with the stories that it concerns."""


def install_page_copying(apps: Any, schema_editor: Any) -> None:
    """Called by the migration that gives stories a page."""
    for statement in PAGE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def install_use_copying(apps: Any, schema_editor: Any) -> None:
    """Called by the migration that makes the tables of stories and uses."""
    vendor = schema_editor.connection.vendor
    update, *statements = USED[vendor]
    for table, event, stories in USE_EVENTS:
        updates = (update.format(story=story, distinct_from=DISTINCT_FROM[vendor]) for story in stories)
        values = {"name": _use_trigger(table, event), "table": table, "event": event, "updates": " ".join(updates)}
        for statement in statements:
            schema_editor.execute(statement.format(**values), params=None)


def install_copying(apps: Any, schema_editor: Any) -> None:
    """Called by migrations, for the attachments whose tables are there by then."""
    made = {model._meta.db_table for model in apps.get_app_config("articles").get_models()}
    for table in (model._meta.db_table for model in ATTACHMENTS):
        if table in made:
            for statement in copying_statements(schema_editor.connection.vendor, table):
                schema_editor.execute(statement, params=None)


def drop_copying(apps: Any, schema_editor: Any) -> None:
    """Called by migrations that alter the table of stories: SQLite makes it anew under another name, and renames no
    table of which a trigger elsewhere reads. Triggers are installed again behind it."""
    if schema_editor.connection.vendor == "sqlite":
        for model in ATTACHMENTS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {model._meta.db_table}_takes", params=None)
        for name in ("articles_source_page", *(_use_trigger(table, event) for table, event, _stories in USE_EVENTS)):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


def _use_trigger(table: str, event: str) -> str:
    return f"{table}_tells_use_on_{event.split()[0].lower()}"


def copying_statements(vendor: str, table: str) -> Iterator[str]:
    script = SQLITE if vendor == "sqlite" else POSTGRESQL
    columns, new, old = (", ".join(f"{row}{name}" for name in COPIED) for row in ("", "NEW.", "OLD."))
    for statement in script.format(table=table, columns=columns, new=new, old=old).strip().split(";\nCREATE"):
        yield statement if statement.startswith("CREATE") else f"CREATE{statement}"
