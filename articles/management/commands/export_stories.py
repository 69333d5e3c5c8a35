from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.text_checks import OutgoingText, ShownFormHit, form_finder
from articles.display.field_text import date_text
from articles.export.exports import table_of, watched_table
from articles.export.presets import OF_STORIES
from articles.management.arguments import read_query
from articles.management.tables import add_table_arguments, read_columns, read_format, write_table
from articles.models import Story
from articles.search import filter_by_expression, newest_first


class Command(BaseCommand):
    help = _(
        "Write stories to a table: all, or those that answer a query, the newest first. Wrong forms in it are named."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--query", default="", help=_("in the language of the search page"))
        add_table_arguments(parser, _("names with commas between, or one of: %s") % ", ".join(OF_STORIES))

    def handle(self, *, query: str, format: str | None, columns: str, output: str | None, **options: Any) -> None:
        made, chosen = read_format(format, output), read_columns("story", columns)
        stories = Story.objects.live()
        if query:
            stories = filter_by_expression(stories, read_query(query).expression)
        about = [(_("Search"), query or _("all stories")), (_("Made on"), date_text(timezone.now()))]
        hits_in = form_finder()
        made_of = partial(watched_table, see=partial(self._name_wrong_forms, hits_in)) if hits_in else table_of
        table = made_of(newest_first(stories), chosen, visible=Story.objects.all(), about=about)
        write_table(table, made, output)

    def _name_wrong_forms(
        self, hits_in: Callable[[OutgoingText], list[ShownFormHit]], key: int, head: str, text: str
    ) -> None:
        place = _("No. %(number)s, %(column)s") % {"number": key, "column": head}
        for hit in hits_in(OutgoingText(place, text)):
            right = f" → {hit.form.right}" if hit.form.right else ""
            self.stderr.write(f"{place}: {hit.before}【{hit.form.wrong}】{hit.after}{right}")
