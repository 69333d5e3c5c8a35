"""The same files imported by one, two and four workers: how much sooner, and each exactly once."""

from __future__ import annotations

import time
from contextlib import ExitStack
from itertools import islice

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction

from articles.importing import uploads
from articles.jobs import uploading
from articles.models import ImportLine, Job, Source
from articles.pipeline import SourceOptions

from .corpus import empty_database
from .press import pages
from .report import ratio, section
from .search import database_name
from .serving import wait_until, working

WORKERS = 1, 2, 4
FILES, FULL_SIZE = 2_000, 20_000
UPLOADS = 8
"""The jobs that the files are brought in; one worker does a job."""
PATIENCE = 3600.0
"""Seconds that an import may take."""


def main(size: int) -> None:
    files = max(UPLOADS, FILES * min(size, FULL_SIZE) // FULL_SIZE)
    press = [(page.reading.name, page.reading.text.encode()) for page in islice(pages("workers"), files)]
    seconds, rows = {}, []
    for workers in WORKERS:
        seconds[workers] = import_by(workers, press)
        imported = ImportLine.objects.filter(outcome=ImportLine.Outcome.IMPORTED).count()
        failed = Job.objects.exclude(state=Job.State.DONE).count()
        speed, faster = f"{files / seconds[workers]:.1f}", ratio(seconds[1] / seconds[workers])
        rows.append((workers, speed, faster, imported, Source.objects.count(), failed))
    note = f"{files} files in {UPLOADS} jobs, from the first that is taken to the last that is done."
    header = ("workers", "files/s", "of one", "imported", "sources", "jobs that failed")
    section(f"Imports by several workers on {database_name()}", note, header, rows)


def import_by(workers: int, press: list[tuple[str, bytes]]) -> float:
    """Seconds. The jobs begin together, when all workers are there."""
    empty_database()
    call_command("migrate", verbosity=0)
    editor = User.objects.create_user("editor", is_superuser=True)
    kept = [uploads.keep_files(press[n::UPLOADS], SourceOptions(), by=editor) for n in range(UPLOADS)]
    with ExitStack() as stack:
        for _ in range(workers):
            stack.enter_context(working())
        with transaction.atomic():
            for upload in kept:
                uploading.import_later(upload)
        began = time.monotonic()
        wait_until(lambda: not Job.objects.unfinished().exists(), PATIENCE)
        return time.monotonic() - began
