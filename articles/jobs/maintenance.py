"""What keeps the archive in order, as jobs: the index made anew, backups, verification."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.search.rebuilding import count_unindexed, rebuild
from articles.verification import verify
from newsroom.backups import back_up
from newsroom.state import private_folder

from .attempts import Attempt

KEPT_BACKUPS = 7
"""Backups by jobs that stay; the oldest goes when one more is there."""

MOST_DAMAGES = 1_000
"""Damages that a log names."""


def rebuild_index(attempt: Attempt) -> None:
    """Each batch is a step. What is indexed already is known to the index."""
    attempt.job.total = attempt.job.done + count_unindexed()
    batches = rebuild()
    number: int | None = 0
    while number is not None:
        with attempt.step(done=attempt.job.done + number):
            number = next(batches, None)
    attempt.say(_("Stories indexed: %d. The index is complete.") % attempt.job.done)


def back_up_database(attempt: Attempt) -> None:
    """Into the state folder of the worker's machine. Tried again, it is the same file."""
    folder = private_folder(settings.VAR / "backups")
    day = timezone.localtime(attempt.job.queued_at).strftime("%Y-%m-%d")
    path = folder / f"newsroom-{day}-{attempt.job.pk:08}.backup"
    copy = back_up(path, overwrite=True)
    for old in sorted(folder.glob("newsroom-*.backup"))[:-KEPT_BACKUPS]:
        old.unlink()
    counted = {"file": path, "tables": copy.tables, "rows": f"{copy.rows:,}"}
    attempt.say(_("%(file)s: %(tables)d tables with %(rows)s rows, as in the database.") % counted)


def verify_archive(attempt: Attempt) -> None:
    """It only reads, in one snapshot, and has no steps: an attempt that is broken off begins again."""
    damages = 0
    for damage in verify(progress=attempt.show_progress):
        damages += 1
        if damages <= MOST_DAMAGES:
            attempt.say(str(damage))
    attempt.result["damages"] = damages
    attempt.say(_("Damages: %d.") % damages if damages else _("No damage was found."))
