from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.module_loading import import_string

from articles import jobs
from articles.jobs import queue, running
from articles.jobs.attempts import Attempt
from articles.jobs.kinds import KINDS
from articles.jobs.running import WorkerProcess, work_off
from articles.models import Job, Worker
from articles.permissions import may_import
from tests import factories

from .counting import COUNT, counted

LONG_AGO = timezone.now() - timedelta(minutes=5)


def say_hello(attempt: Attempt) -> None:
    attempt.say(str(Job._meta.verbose_name))


def test_each_kind_has_a_function():
    assert all(callable(kind.function) for kind in KINDS.values())


def test_each_kind_that_leaves_something_has_a_function_that_clears_it():
    assert all(callable(import_string(kind.dropped)) for kind in KINDS.values() if kind.dropped)


def test_nothing_is_done_for_who_is_not_allowed_any_more(run, monkeypatch):
    monkeypatch.setitem(KINDS, "count", replace(COUNT, allowed=may_import))
    of_nobody, of_some = (
        jobs.start("count", run=run.pk, to=1),
        jobs.start("count", by=factories.user(), run=run.pk, to=9),
    )
    work_off()
    assert [Job.objects.get(pk=job.pk).state for job in (of_nobody, of_some)] == [Job.State.DONE, Job.State.FAILED]
    assert counted(run) == [0]


def test_a_job_is_done_with_its_times(run):
    job = jobs.start("count", run=run.pk, to=3)
    assert work_off() == 1
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (Job.State.DONE, 3, 3)
    assert job.queued_at <= job.started_at <= job.finished_at < job.keep_until


def test_a_job_speaks_the_language_of_who_asked(run, monkeypatch):
    monkeypatch.setitem(KINDS, "hello", replace(COUNT, work="tests.jobs.test_running.say_hello"))
    with translation.override("en"):
        job = jobs.start("hello")
    with translation.override("zh-hans"):
        work_off()
    job.refresh_from_db()
    assert job.log == "job\n"


def test_a_worker_that_is_to_stop_leaves_its_job_to_others(run):
    job = jobs.start("count", run=run.pk, to=3)
    worker = WorkerProcess()
    claimed = queue.claim()
    worker.stopping.set()
    running.run_job(claimed, worker)
    job.refresh_from_db()
    assert (job.state, job.stalled_attempts) == (Job.State.QUEUED, 0)
    assert work_off(worker) == 0
    work_off()
    assert counted(run) == [0, 1, 2]


def test_an_attempt_that_was_taken_for_dead_does_not_end_the_job(run):
    jobs.start("count", run=run.pk, to=3)
    old = queue.claim()
    Job.objects.update(state=Job.State.QUEUED)
    queue.claim()
    running.run_job(old)
    assert Job.objects.get().state == Job.State.RUNNING
    assert counted(run) == []


def test_the_heartbeat_keeps_the_job_and_the_worker(run):
    jobs.start("count", run=run.pk, to=3)
    worker = WorkerProcess()
    worker.attempt = Attempt(queue.claim())
    Job.objects.update(heartbeat_at=LONG_AGO)
    Worker.objects.update(seen_at=LONG_AGO)
    worker.beat()
    assert Worker.objects.alive().get().job == Job.objects.get()
    assert not Job.objects.abandoned().exists()


def test_the_heartbeat_gives_jobs_of_the_dead_to_others(run):
    jobs.start("count", run=run.pk, to=3)
    queue.claim()
    Job.objects.update(heartbeat_at=LONG_AGO)
    WorkerProcess().beat()
    assert Job.objects.get().state == Job.State.QUEUED


def test_work_without_steps_is_shown_by_the_heartbeat(run):
    jobs.start("count", run=run.pk, to=3)
    worker = WorkerProcess()
    worker.attempt = Attempt(queue.claim())
    worker.attempt.show_progress(7, 9)
    worker.beat()
    job = Job.objects.get()
    assert (job.done, job.total) == (7, 9)


def test_nobody_works_until_a_worker_was_heard_of(run, settings):
    settings.JOBS = "database"
    assert running.nobody_works()
    WorkerProcess()
    assert not running.nobody_works()
