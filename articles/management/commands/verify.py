from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from articles.management.arguments import at_least_one
from articles.management.progress import show_progress
from articles.verification import verify


class Command(BaseCommand):
    help = _("Check that originals, readings, blocks, stories, history and index agree, and name what is damaged.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sample", type=at_least_one, metavar="N", help=_("only N records of each kind, drawn at random")
        )
        parser.add_argument("--file", type=Path, help=_("a backup of SQLite, instead of the database"))

    def handle(self, *, sample: int | None, file: Path | None, **_options: Any) -> None:
        if file:
            read_from(file)
        damages = 0
        for damage in verify(sample=sample, progress=self.progress):
            self.stdout.write(self.style.ERROR(str(damage)))
            damages += 1
        self.stdout.write(_("Damages: %d.") % damages if damages else _("No damage was found."))
        if damages:
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        show_progress(self.stderr, done, total)


def read_from(file: Path) -> None:
    """Read the file, and write nothing to it, as long as the process lasts."""
    if connection.vendor != "sqlite":
        raise CommandError(
            _("--file reads backups of SQLite only: restore the dump, and name its database in DATABASE_URL.")
        )
    if not file.is_file():
        raise CommandError(_("There is no file %s.") % file)
    connection.close()
    connection.settings_dict |= {"NAME": f"{file.resolve().as_uri()}?mode=ro", "OPTIONS": {}}
