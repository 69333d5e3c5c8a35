"""Workers that are killed at random instants while they work, and what they leave."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from articles import jobs
from articles.models import ImportRun, Job

from .worker import LEASE

WORKERS = 2
LONGEST_LIFE = 1.0
"""Seconds that a worker works at most before it is killed."""

STEPS, STEP = 40, 0.01
"""Of a job, and the seconds before each."""

COMMAND = [sys.executable, "-m", "tests.jobs.worker", "--forks"]
MOST_SECONDS = 300.0
"""Seconds in which what was begun has to be done when nobody is killed any more."""


def database_url() -> str:
    """That of the database of the tests, for other processes."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(name).resolve()}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class WorkerKiller:
    """Keeps workers at work, and kills them: at once, or after they were stopped for so long that they counted as dead
    and came to life again."""

    def __init__(self, seed: int, options: Sequence[str] = ()) -> None:
        self.random = random.Random(seed)
        self.runs: dict[int, ImportRun] = {}
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "NEWSROOM_VAR": str(settings.VAR),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.forker = subprocess.Popen([*COMMAND, *options], cwd=settings.BASE_DIR, env=environment, text=True, **pipes)
        self.workers = [self.begin() for _ in range(WORKERS)]

    def begin(self) -> int:
        """The id of a new worker's process."""
        self.forker.stdin.write("another\n")
        self.forker.stdin.flush()
        return int(self.forker.stdout.readline())

    def kill(self) -> None:
        """One of the workers, at some instant of its life."""
        self.keep_busy()
        n = self.random.randrange(len(self.workers))
        victim = self.workers[n]
        time.sleep(self.random.uniform(0, LONGEST_LIFE))
        if self.random.random() < 1 / 3:
            os.kill(victim, signal.SIGSTOP)
            time.sleep(LEASE.total_seconds() * 1.5)
            os.kill(victim, signal.SIGCONT)
            time.sleep(self.random.uniform(0, 0.3))
        os.kill(victim, signal.SIGKILL)
        self.workers[n] = self.begin()

    def keep_busy(self) -> None:
        """There is always more to do than there are workers. What was given up is tried again."""
        jobs.retry(Job.objects.filter(state=Job.State.FAILED))
        for _ in range(2 * WORKERS - Job.objects.unfinished().count()):
            run = ImportRun.objects.create()
            self.runs[jobs.start("count", run=run.pk, to=STEPS, pause=STEP).pk] = run

    def let_finish(self) -> None:
        end = time.monotonic() + MOST_SECONDS
        while Job.objects.exclude(state=Job.State.DONE).exists():
            assert time.monotonic() < end, list(Job.objects.values("kind", "state", "done", "attempt", "reason"))
            jobs.retry(Job.objects.filter(state=Job.State.FAILED))
            time.sleep(0.2)

    def __enter__(self) -> WorkerKiller:
        return self

    def __exit__(self, *_exception: Any) -> None:
        for worker in self.workers:
            os.kill(worker, signal.SIGKILL)
        self.forker.communicate()
