"""What of the index no model can say: how it is kept, and the triggers that note which stories were written."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from .engines import engine

VERSION = 1
"""Of the way in which texts are folded, cut and kept: where it changes, `prepare` makes the index anew."""


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in engine(schema_editor.connection.vendor).create():
        schema_editor.execute(statement, params=None)
    apps.get_model("articles", "IndexState").objects.get_or_create(pk=1, defaults={"version": VERSION})


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in engine(schema_editor.connection.vendor).drop():
        schema_editor.execute(statement, params=None)
