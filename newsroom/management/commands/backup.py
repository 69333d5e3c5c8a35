from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from newsroom.backups import BackupError, back_up


class Command(BaseCommand):
    help = _("Copy the database to a file while others work, and count the rows of the copy.")
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--overwrite", action="store_true", help=_("replace the file if it is there"))

    def handle(self, *, file: Path, overwrite: bool, **_options: Any) -> None:
        try:
            copy = back_up(file, overwrite=overwrite)
        except BackupError as error:
            raise CommandError(str(error)) from error
        told = {"file": file, "tables": copy.tables, "rows": f"{copy.rows:,}"}
        self.stdout.write(_("%(file)s: %(tables)d tables with %(rows)s rows, as in the database.") % told)
        key = "SECRET_KEY" if os.environ.get("SECRET_KEY") else settings.VAR / "secret_key"
        self.stdout.write(_("The secret key is not in it. Keep a copy of %s, too.") % key)
