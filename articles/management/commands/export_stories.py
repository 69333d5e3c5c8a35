from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.display.field_text import date_text
from articles.export.exports import table_of
from articles.export.presets import OF_STORIES
from articles.management.arguments import read_query
from articles.management.tables import add_table_arguments, read_columns, read_format, write_table
from articles.models import Story
from articles.search import filter_by_expression, newest_first


class Command(BaseCommand):
    help = _("Write stories to a table: all, or those that answer a query, the newest first.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--query", default="", help=_("in the language of the search page"))
        add_table_arguments(parser, _("names with commas between, or one of: %s") % ", ".join(OF_STORIES))

    def handle(self, *, query: str, format: str | None, columns: str, output: str | None, **options: Any) -> None:
        made = read_format(format, output)
        stories = Story.objects.live()
        if query:
            stories = filter_by_expression(stories, read_query(query).expression)
        table = table_of(
            newest_first(stories),
            read_columns("story", columns),
            visible=Story.objects.all(),
            about=[(_("Search"), query or _("all stories")), (_("Made on"), date_text(timezone.now()))],
        )
        write_table(table, made, output)
