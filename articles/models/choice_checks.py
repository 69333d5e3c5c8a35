"""Migrations of choices: PostgreSQL keeps the check of a column as it is, unless it is told."""

from __future__ import annotations

from typing import Any

from django.db import migrations


class AlterChoices(migrations.AlterField):
    """Alters a ChoiceField, and the check of its table with it. SQLite makes the whole table anew."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        self._replace_check(app_label, schema_editor, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)
        self._replace_check(app_label, schema_editor, to_state)

    def _replace_check(self, app_label: str, schema_editor: Any, state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        model = state.apps.get_model(app_label, self.model_name)
        field, quoted = model._meta.get_field(self.name), schema_editor.quote_name
        table, name = quoted(model._meta.db_table), quoted(f"{model._meta.db_table}_{field.column}_check")
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}", params=None)
        check = field.db_check(schema_editor.connection)
        schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})", params=None)
