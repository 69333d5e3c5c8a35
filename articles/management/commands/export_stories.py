from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.display.field_text import date_text
from articles.export.exports import column_heads, table_of
from articles.export.formats import FORMATS
from articles.export.presets import PRESETS
from articles.management.arguments import read_query
from articles.models import Story
from articles.search import filter_by_expression, newest_first


class Command(BaseCommand):
    help = _("Write stories to a table: all, or those that answer a query, the newest first.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--query", default="", help=_("in the language of the search page"))
        parser.add_argument("--format", choices=FORMATS, help=_("without it, the suffix of the file says it"))
        columns = _("names with commas between, or one of: %s") % ", ".join(PRESETS)
        parser.add_argument("--columns", default="data", metavar="NAMES", help=columns)
        parser.add_argument("--output", metavar="FILE", help=_("without it, the table is printed"))

    def handle(self, *, query: str, format: str | None, columns: str, output: str | None, **options: Any) -> None:
        name = format or Path(output or "").suffix.removeprefix(".").lower()
        if name not in FORMATS:
            raise CommandError(_("--format is one of: %s") % ", ".join(FORMATS))
        stories = Story.objects.live()
        if query:
            stories = filter_by_expression(stories, read_query(query).expression)
        table = table_of(
            newest_first(stories),
            self.read_columns(columns),
            visible=Story.objects.all(),
            about=[(_("Search"), query or _("all stories")), (_("Made on"), date_text(timezone.now()))],
        )
        try:
            with Path(output).open("wb") if output else nullcontext(sys.stdout.buffer) as file:
                for chunk in FORMATS[name].chunks(table):
                    file.write(chunk)
        except OSError as error:
            facts = {"file": output, "reason": error.strerror}
            raise CommandError(_("%(file)s cannot be written: %(reason)s") % facts) from None

    def read_columns(self, typed: str) -> list[str]:
        """Raises CommandError."""
        if typed in PRESETS:
            return [*PRESETS[typed].columns]
        known = column_heads("story")
        names = [name.strip() for name in typed.split(",") if name.strip()]
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            facts = {"unknown": ", ".join(unknown), "known": ", ".join([*PRESETS, *known])}
            raise CommandError(_("No column is called %(unknown)s. There are: %(known)s") % facts)
        return names
