from __future__ import annotations

from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from articles.management.progress import show_progress
from articles.search.rebuilding import begin, left, rebuild

PAUSE = 0.05
"""Seconds between two portions, in which others come to write."""

GRACE = 3.0
"""Seconds that a search may take which asks the index that is thrown away."""


class Command(BaseCommand):
    help = _(
        "Make the index of searches from the stories, as far as it is not there, or was made by another version. "
        "Others go on searching and writing. It may be stopped at any time: called again, it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help=_("throw away what is there, and make all of it anew"))

    def handle(self, *, anew: bool, **_options: Any) -> None:
        if anew:
            begin()
            sleep(GRACE)
        total, done = left(), 0
        for number in rebuild():
            done += number
            show_progress(self.stderr, done, max(done, total))
            sleep(PAUSE)
        self.stdout.write(_("Stories indexed: %d. The index is whole.") % done)
