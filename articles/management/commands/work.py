from __future__ import annotations

import signal
import sys
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from articles.jobs.running import WorkerProcess, survive_outage, work_off

PAUSE = 1.0
"""Seconds between two looks at the queue."""


class Command(BaseCommand):
    help = _("Do the jobs that wait, one after the other, until told to stop. Any number of these may run.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-parent", action="store_true", help=_("stop when whoever holds the other end of stdin is gone")
        )

    def handle(self, *, with_parent: bool, **_options: Any) -> None:
        with WorkerProcess() as worker:
            self.stdout.write(_("Worker %s is ready.") % worker.row)
            if with_parent:
                threading.Thread(target=stop_at_end_of_input, args=[worker], daemon=True).start()
            if settings.JOBS == "celery":
                from articles.jobs.celery_app import listen

                listen(worker)
            else:
                for number in (signal.SIGTERM, signal.SIGINT):
                    signal.signal(number, lambda *_signal: worker.stopping.set())
                while not worker.stopping.is_set():
                    survive_outage(lambda: work_off(worker))
                    worker.stopping.wait(PAUSE)


def stop_at_end_of_input(worker: WorkerProcess) -> None:
    sys.stdin.read()
    signal.raise_signal(signal.SIGINT) if settings.JOBS == "celery" else worker.stopping.set()
