"""Triggers that copy columns of a story to its attachments, and the page of a source to its stories, whoever writes
the rows.

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


def install_page_copying(apps: Any, schema_editor: Any) -> None:
    """Called by the migration that gives stories a page."""
    for statement in PAGE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


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
        schema_editor.execute("DROP TRIGGER IF EXISTS articles_source_page", params=None)


def copying_statements(vendor: str, table: str) -> Iterator[str]:
    script = SQLITE if vendor == "sqlite" else POSTGRESQL
    columns, new, old = (", ".join(f"{row}{name}" for name in COPIED) for row in ("", "NEW.", "OLD."))
    for statement in script.format(table=table, columns=columns, new=new, old=old).strip().split(";\nCREATE"):
        yield statement if statement.startswith("CREATE") else f"CREATE{statement}"
