"""What is enqueued by django_tasks: the word that jobs wait. settings.TASKS says who hears it."""

from __future__ import annotations

from django_tasks import task


@task()
def run_queued_jobs() -> None:
    """Do what waits. It names no job: a word that is lost, or comes twice, harms nothing."""
    from .running import WorkerProcess, work_off  # which knows all kinds of jobs, and some of these start others

    work_off(WorkerProcess.here)
