from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.display.field_text import date_text
from articles.export.exports import MODELS, table_of
from articles.management.tables import add_table_arguments, read_columns, read_format, write_table

TABLES = {"issues": "issue", "tags": "tag", "places": "place", "uses": "use"}


class Command(BaseCommand):
    help = _("Write all issues, tags, places or uses to a table. Stories are written by export_stories.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=TABLES)
        add_table_arguments(parser, _("names with commas between; all, where none is named"))

    def handle(self, *, table: str, format: str | None, columns: str, output: str | None, **options: Any) -> None:
        name, made = TABLES[table], read_format(format, output)
        records = MODELS[name]._default_manager.all()
        about = [(_("Made on"), date_text(timezone.now()))]
        columns = read_columns(name, columns)
        write_table(table_of(records, columns, visible=records, about=about), made, output)
