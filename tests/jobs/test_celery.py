"""Against a real Redis, on a number of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.test import override_settings

from articles import jobs
from articles.jobs.kinds import KINDS
from articles.models import ImportRun, Job

from .counting import COUNT, counted
from .killing import database_url

BROKER = os.environ.get("BROKER_URL", "redis://127.0.0.1:6379/13")
CELERY = {"JOBS": "celery", "BROKER_URL": BROKER}


pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setitem(KINDS, "count", COUNT)
    own = {"DATABASE_URL": database_url(), "NEWSROOM_VAR": str(settings.VAR), **CELERY}
    environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    command = [sys.executable, "-m", "tests.jobs.worker"]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def wait_until_done(job: Job) -> None:
    for _ in range(600):
        job.refresh_from_db()
        if job.state == Job.State.DONE:
            return
        time.sleep(0.1)
    pytest.fail(f"{job.state} {job.done} {job.reason}")


def test_a_worker_that_celery_tells_does_the_job(worker):
    run = ImportRun.objects.create()
    with override_settings(**CELERY, TASKS={"default": {"BACKEND": "articles.jobs.backends.CeleryBackend"}}):
        job = jobs.start("count", run=run.pk, to=5)
    wait_until_done(job)
    assert counted(run) == [0, 1, 2, 3, 4]


def test_a_job_whose_word_was_lost_is_found_all_the_same(worker, jobs_wait):
    run = ImportRun.objects.create()
    wait_until_done(jobs.start("count", run=run.pk, to=5))  # told to nobody
    assert counted(run) == [0, 1, 2, 3, 4]
