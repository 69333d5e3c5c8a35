"""The queue: jobs are started, taken by a worker, taken back from a dead one, cancelled, tried again and forgotten.

The rows are the queue, whoever tells the workers of them. Each act is one short transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import Job, Worker

from .kinds import KINDS
from .tasks import run_queued_jobs

MOST_STALLED_ATTEMPTS = 5
"""Attempts that end without a step, after which a job is given up: it may be what kills the workers."""


def start(kind: str, *, by: Any = None, total: int = 0, **arguments: Any) -> Job:
    """Ask for a job. It is committed with whatever the caller writes, and speaks the language of who asks.

    `arguments` are what JSON can hold; `total` is the number of steps, as far as it is known.
    """
    assert kind in KINDS, kind
    job = Job.objects.create(kind=kind, by=by, total=total, arguments=arguments, language=translation.get_language())
    run_queued_jobs.enqueue()
    return job


def start_once(kind: str, *, by: Any, **arguments: Any) -> Job:
    """The same job as far as this user asked for it already and it did not end, or else a new one."""
    asked = Job.objects.unfinished().filter(kind=kind, by=by, cancel_requested=False)
    return next((job for job in asked if job.arguments == arguments), None) or start(kind, by=by, **arguments)


def claim(worker: Worker | None = None) -> Job | None:
    """Take the job that waits longest: nobody else gets it."""
    if not Job.objects.queued().exists():  # without a lock, as a worker asks every second
        return None
    with transaction.atomic():
        job = Job.objects.queued().select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state = Job.State.RUNNING
        job.attempt += 1
        job.stalled_attempts += 1
        job.started_at = job.started_at or timezone.now()
        job.heartbeat_at = Now()
        job.save(update_fields=["state", "attempt", "stalled_attempts", "started_at", "heartbeat_at"])
        if worker:
            Worker.objects.filter(pk=worker.pk).update(job=job)
    return job


def reclaim_abandoned() -> int:
    """Queue again what dead workers held; what several died of is given up. Returns how many jobs there were."""
    if not Job.objects.abandoned().exists():
        return 0
    with transaction.atomic():
        jobs = list(Job.objects.abandoned().select_for_update(skip_locked=True))
        for job in jobs:
            with translation.override(job.language):
                _take_back(job)
    if jobs:
        run_queued_jobs.enqueue()
    return len(jobs)


def _take_back(job: Job) -> None:
    if job.cancel_requested:
        end(job, Job.State.CANCELLED)
    elif job.stalled_attempts >= MOST_STALLED_ATTEMPTS:
        text = _("Its worker died %d times in a row without coming a step further.")
        end(job, Job.State.FAILED, reason=text % job.stalled_attempts)
    else:
        job.log += _("Attempt %d: its worker was not heard of any more. Queued again.") % job.attempt + "\n"
        job.state = Job.State.QUEUED
        job.save(update_fields=["state", "log"])


def end(job: Job, state: Job.State, *, reason: str = "") -> None:
    """Write how a job ended, within the open transaction of who holds it."""
    job.state, job.reason, job.finished_at = state, reason, timezone.now()
    job.keep_until = job.finished_at + KINDS[job.kind].kept
    job.save(update_fields=["state", "reason", "finished_at", "keep_until"])
    if state == Job.State.CANCELLED:
        KINDS[job.kind].drop(job)


def cancel(job: Job) -> None:
    """A job that waits ends at once, one that runs before its next step. What it did stays."""
    with transaction.atomic():
        now = Job.objects.unfinished().select_for_update().filter(pk=job.pk).first()
        if now and now.state == Job.State.QUEUED:
            end(now, Job.State.CANCELLED)
        elif now:
            now.cancel_requested = True
            now.save(update_fields=["cancel_requested"])


def retry(jobs: Iterable[Job]) -> int:
    """Queue failed jobs again: each goes on after its last step. Returns how many there were."""
    failed = Job.objects.filter(pk__in=[job.pk for job in jobs], state=Job.State.FAILED)
    number = failed.update(
        state=Job.State.QUEUED,
        reason="",
        stalled_attempts=0,
        cancel_requested=False,
        queued_at=timezone.now(),
        finished_at=None,
        keep_until=None,
    )
    if number:
        run_queued_jobs.enqueue()
    return number


def forget_outlived() -> None:
    """Delete jobs that were kept long enough, and workers that are gone."""
    Job.objects.outlived().delete()
    Worker.objects.exclude(pk__in=Worker.objects.alive()).delete()
