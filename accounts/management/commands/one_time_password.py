from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.passwords import give_one_time_password


class Command(BaseCommand):
    help = "Give a user a random password that has to be changed at the first login, and print it once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", nargs="?", default="admin")

    def handle(self, *, username: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(_("There is no user “%s”.") % username)
        self.stdout.write(
            _("One-time password for %(user)s: %(password)s")
            % {"user": username, "password": give_one_time_password(user)}
        )
