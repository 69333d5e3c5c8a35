from __future__ import annotations

import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.passwords import give_one_time_password

ADMINISTRATOR = "admin"


class Command(BaseCommand):
    help = _("Give a user a random password that has to be changed at the first login, and print it once.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", nargs="?")

    def handle(self, *, username: str | None, **options: Any) -> None:
        asks = username is None and sys.stdin.isatty()
        username = username or ADMINISTRATOR
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(_("There is no user “%s”.") % username)
        if asks and not confirmed(username):
            self.stdout.write(_("Nothing was changed."))
            return
        self.stdout.write(
            _("One-time password for %(user)s: %(password)s")
            % {"user": username, "password": give_one_time_password(user)}
        )


def confirmed(username: str) -> bool:
    question = _("Reset the password of %s? This logs them out. [y/N] ") % username
    return input(question).strip().lower() in {"y", "yes"}
