"""python -m tests.jobs.worker [--unfenced] [--forks]: a worker in a hurry, which knows the kind of jobs that counts.

Its heart beats five times a second, and others take it for dead after three seconds. With --forks it is no worker, but
forks one for each line that it reads. Unfenced, the steps ask no more whether another attempt took over: the control
without which a test that finds nothing says nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from articles.jobs import attempts, running  # noqa: E402
from articles.jobs.kinds import KINDS  # noqa: E402
from articles.models import Job, job  # noqa: E402
from articles.parse_context import dictionary  # noqa: E402
from tests.jobs.counting import COUNT  # noqa: E402

LEASE = timedelta(seconds=3)
HEARTBEAT = timedelta(seconds=0.2)


def unfence() -> None:
    attempts.Attempt.check = lambda attempt: None
    attempts.Attempt.held = lambda attempt: Job.objects.filter(pk=attempt.job.pk)


def fork_worker() -> int:
    """A worker that needs no time to begin. Returns the id of its process."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        with suppress(KeyboardInterrupt):
            call_command("work", stdout=sys.stderr)
        os._exit(0)
    return child


if __name__ == "__main__":
    job.LEASE, running.HEARTBEAT = LEASE, HEARTBEAT
    KINDS["count"] = COUNT
    if "--unfenced" in sys.argv:
        unfence()
    if "--forks" in sys.argv:
        dictionary()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        for _line in sys.stdin:
            print(fork_worker(), flush=True)
    else:
        with suppress(KeyboardInterrupt):
            call_command("work")
