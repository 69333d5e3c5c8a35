"""Celery, for workers on any number of machines: it carries the word that jobs wait. Needs requirements-celery.txt."""

from __future__ import annotations

from typing import Any

from celery import Celery, signals
from django.conf import settings

from .running import WorkerProcess, survive_outage
from .tasks import run_queued_jobs

app = Celery("newsroom", broker=settings.BROKER_URL, set_as_current=False)
app.conf.update(
    task_ignore_result=True,  # the row of the job has it
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
    worker_prefetch_multiplier=1,
)


@app.task(name=run_queued_jobs.module_path)
def work() -> None:
    survive_outage(run_queued_jobs.func)


def listen(worker: WorkerProcess) -> None:
    """Do the jobs that Celery tells of, in this process, until it is told to end."""

    def stop(**_facts: Any) -> None:
        worker.stopping.set()

    signals.worker_shutting_down.connect(stop, weak=False)
    work.delay()  # what waited before there was anybody to hear of it
    app.Worker(pool="solo", loglevel="WARNING", quiet=True).start()
