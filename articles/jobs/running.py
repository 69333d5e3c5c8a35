"""Doing jobs one after the other, as a worker does; and the heartbeat that says it is alive."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from articles.importing.remarks import remark_on
from articles.models import Job, Worker
from articles.outages import outage_of
from newsroom.request_ids import marked

from . import queue
from .attempts import Attempt, CancelRequested, Interrupted, Superseded
from .kinds import KINDS
from .tasks import run_queued_jobs

logger = logging.getLogger(__name__)

HEARTBEAT = timedelta(seconds=10)
"""Between two heartbeats; a job is given to another when several are missing."""

HOUSEKEEPING = timedelta(hours=1)
"""Between two looks at what was kept long enough."""


def work_off(worker: WorkerProcess | None = None) -> int:
    """Do jobs until none waits. Returns how many there were."""
    number = 0
    while not (worker and worker.stopping.is_set()) and (job := queue.claim(worker and worker.row)):
        run_job(job, worker)
        number += 1
    return number


def run_job(job: Job, worker: WorkerProcess | None = None) -> None:
    """Make an attempt at a job that was claimed. Whatever becomes of it is in its row; an outage goes to the caller."""
    attempt = Attempt(job, should_stop=worker.stopping.is_set) if worker else Attempt(job)
    if worker:
        worker.attempt = attempt
    try:
        with translation.override(job.language or None), marked(f"job {job.pk}"):
            _make(attempt)
    finally:
        if worker:
            worker.attempt = None


def _make(attempt: Attempt) -> None:
    kind = KINDS[attempt.job.kind]
    try:
        if attempt.job.by and not kind.allowed(attempt.job):
            raise PermissionDenied(_("Whoever asked for this is not allowed to any more."))
        kind.function(attempt)
        _end(attempt, Job.State.DONE)
    except CancelRequested:
        _end(attempt, Job.State.CANCELLED)
    except Interrupted:
        _end(attempt, Job.State.QUEUED)
    except Superseded:
        logger.warning("Job %s: attempt %d was taken for dead, and wrote nothing more", attempt.job, attempt.number)
    except Exception as error:
        if outage_of(error):
            raise
        logger.exception("Job %s failed", attempt.job)
        _end(attempt, Job.State.FAILED, str(remark_on(error)))


def _end(attempt: Attempt, state: Job.State, reason: str = "") -> None:
    """Unless another attempt holds the job by now."""
    with transaction.atomic():
        row = attempt.held().select_for_update().first()
        if row is None:
            return
        row.log, row.result = attempt.job.log, attempt.result
        row.done, row.total = attempt.job.done, attempt.job.total
        row.save(update_fields=["log", "result", "done", "total"])
        if state == Job.State.QUEUED:
            attempt.held().update(state=state, stalled_attempts=0)
        else:
            queue.end(row, state, reason=reason)


class WorkerProcess:
    """This process as a worker: its row, the attempt it is at, and a thread that keeps both alive.

    The thread is in the process that does the work: who kills one kills both.
    """

    here: WorkerProcess | None = None
    """That of this process, while it is one."""

    def __init__(self) -> None:
        self.row = Worker.objects.create(name=f"{socket.gethostname()}:{os.getpid()}")
        self.attempt: Attempt | None = None
        self.stopping = threading.Event()
        self._ended = threading.Event()
        self._housekeeping_at = monotonic()
        self._pulse = threading.Thread(target=self._beat_on, name="heartbeat", daemon=True)

    def __enter__(self) -> WorkerProcess:
        WorkerProcess.here = self
        self._pulse.start()
        return self

    def __exit__(self, *_exception: Any) -> None:
        WorkerProcess.here = None
        self._ended.set()
        self._pulse.join()
        Worker.objects.filter(pk=self.row.pk).delete()

    def _beat_on(self) -> None:
        while not self._ended.wait(HEARTBEAT.total_seconds()):
            survive_outage(self.beat)
        connection.close()

    def beat(self) -> None:
        """Say that the worker and its attempt are alive, and look after what dead ones left."""
        attempt = self.attempt
        if attempt:
            self._keep(attempt)
        values = {"name": self.row.name, "seen_at": Now(), "job": attempt and attempt.job}
        Worker.objects.update_or_create(pk=self.row.pk, defaults=values)
        queue.reclaim_abandoned()
        if Job.objects.queued().filter(queued_at__lt=Now() - HEARTBEAT).exists():
            run_queued_jobs.enqueue()  # the word of it may be lost
        if monotonic() > self._housekeeping_at:
            self._housekeeping_at = monotonic() + HOUSEKEEPING.total_seconds()
            queue.forget_outlived()

    @staticmethod
    def _keep(attempt: Attempt) -> None:
        """Its heartbeat, and how far work without steps came. Read here is whether it shall end."""
        job = attempt.job
        attempt.held().update(heartbeat_at=Now(), **attempt.shown)
        asked = Job.objects.filter(pk=job.pk).values_list("cancel_requested", flat=True).first()
        job.cancel_requested = bool(asked)


def nobody_works() -> bool:
    """Whether jobs would wait in vain: no worker was heard of for a minute."""
    return settings.JOBS in ("database", "celery") and not Worker.objects.alive().exists()


def survive_outage(work: Callable[[], Any]) -> bool:
    """Do it, and log an outage of the database, which may be over soon. Returns whether there was none."""
    try:
        work()
    except (DatabaseError, OSError) as error:
        if not outage_of(error):
            raise
        logger.error("A worker cannot work", exc_info=error)
        connection.close()
        return False
    return True
