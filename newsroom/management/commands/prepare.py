from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from accounts.passwords import make_administrator
from accounts.role_check import unknown_roles_warning
from accounts.roles import create_roles
from articles.outages import outage_of
from articles.search.index import index_status

ADMINISTRATOR = "admin"
SEEDS = settings.BASE_DIR / "seeds"
STATIC_STAMP = settings.VAR / "static.sha256"


class Command(BaseCommand):
    help = _("Make ready to serve: database, static files; the first time, the issues of seeds/ and an administrator.")

    def handle(self, **options: Any) -> None:
        try:
            self.collect_static()
            self.migrate()
            self.create_roles()
            self.rebuild_index()
            self.import_seeds()
            self.make_administrator()
        except (DatabaseError, OSError) as error:
            if outage_of(error):  # manage.py has words for it
                raise
            raise CommandError(self.trouble(error)) from error

    @staticmethod
    def trouble(error: DatabaseError | OSError) -> str:
        if isinstance(error, OSError):
            return f"{error.filename}: {error.strerror}"
        told = {"name": connection.settings_dict["NAME"], "error": error}
        return _("The database %(name)s cannot be used: %(error)s") % told

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(_("Preparing the database …"))
            call_command("migrate", verbosity=0)

    def create_roles(self) -> None:
        """The first time only: what a newsroom makes of its groups is left alone."""
        if not Group.objects.exists():
            create_roles()
        if warning := unknown_roles_warning():
            self.stderr.write(warning)

    def rebuild_index(self) -> None:
        """After an upgrade that reads or keeps texts in another way: until then searches would go by the old one."""
        if not index_status().is_whole:
            self.stdout.write(_("Making the index of searches anew …"))
            call_command("rebuild_index")

    def import_seeds(self) -> None:
        """Only where no import ever came to its end: what an editor threw away does not come back.

        An import that was broken off begins again; what it took in already stays as it is.
        """
        if apps.get_model("articles", "ImportRun").objects.filter(finished_at__isnull=False).exists():
            return
        self.stdout.write(_("Importing the example issues …"))
        try:
            call_command("import_issues", str(SEEDS))
        except SystemExit:
            self.stderr.write(_("Some example issues could not be imported."))

    def make_administrator(self) -> None:
        if get_user_model().objects.filter(is_superuser=True, is_active=True).exists():
            return
        password = make_administrator(ADMINISTRATOR)
        self.stdout.write(
            _("Log in as %(user)s with the one-time password %(password)s")
            % {"user": ADMINISTRATOR, "password": password}
        )

    def collect_static(self) -> None:
        digest = static_digest()
        if STATIC_STAMP.exists() and STATIC_STAMP.read_text() == digest:
            return
        self.stdout.write(_("Collecting static files …"))
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        STATIC_STAMP.write_text(digest)


def static_digest() -> str:
    """Changes when a static file is added, removed or changed, by path, size and time of change."""
    files = (Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([]))
    states = sorted(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256("\n".join(states).encode()).hexdigest()
