from __future__ import annotations

from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from articles.management.progress import show_progress
from articles.search.rebuilding import GRACE, begin_rebuild, count_unindexed, rebuild

PAUSE = 0.05
"""Seconds between two batches, in which others come to write."""


class Command(BaseCommand):
    help = _(
        "Index the stories, as far as they are not indexed, or were by another version. Others go on searching and "
        "writing. It may be stopped at any time, and then goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help=_("throw the index away, and index all stories anew"))

    def handle(self, *, anew: bool, **_options: Any) -> None:
        if anew:
            begin_rebuild()
            sleep(GRACE)
        total, done = count_unindexed(), 0
        for number in rebuild():
            done += number
            show_progress(self.stderr, done, max(done, total))
            sleep(PAUSE)
        self.stdout.write(_("Stories indexed: %d. The index is complete.") % done)
