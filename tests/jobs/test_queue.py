from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import jobs
from articles.jobs import queue
from articles.jobs.kinds import KINDS
from articles.jobs.running import WorkerProcess, work_off
from articles.models import Job, Worker
from tests import factories

from .counting import COUNT, counted

LONG_AGO = timezone.now() - timedelta(minutes=5)


def died(job: Job) -> Job:
    """The job as a worker that died left it."""
    queue.claim()
    Job.objects.filter(pk=job.pk).update(heartbeat_at=LONG_AGO)
    job.refresh_from_db()
    return job


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(run):
    first, second = (jobs.start("count", run=run.pk, to=1) for _ in range(2))
    assert [queue.claim(), queue.claim(), queue.claim()] == [first, second, None]


def test_a_job_of_a_dead_worker_is_queued_again_and_done(run):
    job = died(jobs.start("count", run=run.pk, to=3))
    assert queue.reclaim_abandoned() == 1
    work_off()
    job.refresh_from_db()
    assert (job.state, job.attempt, counted(run)) == (Job.State.DONE, 2, [0, 1, 2])


def test_a_job_whose_heart_beats_is_left_alone(run):
    jobs.start("count", run=run.pk, to=3)
    queue.claim()
    assert queue.reclaim_abandoned() == 0


def test_a_job_of_which_worker_after_worker_dies_is_given_up(run):
    job = jobs.start("count", run=run.pk, to=3)
    for _ in range(queue.MOST_STALLED_ATTEMPTS):
        died(job)
        queue.reclaim_abandoned()
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "5" in job.reason


def test_a_failed_job_that_was_to_be_cancelled_goes_on_when_it_is_tried_again(run):
    job = died(jobs.start("count", run=run.pk, to=3))
    jobs.cancel(job)
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED)
    jobs.retry([job])
    work_off()
    assert counted(run) == [0, 1, 2]


def test_a_job_that_waits_is_cancelled_at_once(run):
    job = jobs.start("count", run=run.pk, to=3)
    jobs.cancel(job)
    work_off()
    job.refresh_from_db()
    assert (job.state, counted(run)) == (Job.State.CANCELLED, [])


def test_a_dead_job_that_was_to_be_cancelled_is(run):
    job = died(jobs.start("count", run=run.pk, to=3))
    jobs.cancel(job)
    queue.reclaim_abandoned()
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_job_that_its_worker_hands_on_at_that_moment_is_cancelled(jobs_wait, monkeypatch):
    monkeypatch.setitem(KINDS, "count", COUNT)
    job = jobs.start("count")
    queue.claim()
    has_written = Event()

    def hand_on() -> None:
        with closing(connection), transaction.atomic():
            Job.objects.filter(pk=job.pk).update(state=Job.State.QUEUED)
            has_written.set()
            sleep(0.5)  # not committed while it is cancelled

    with ThreadPoolExecutor() as others:
        handed_on = others.submit(hand_on)
        has_written.wait()
        jobs.cancel(job)
        handed_on.result()
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED


def test_a_failed_job_goes_on_after_its_last_step_when_it_is_tried_again(run):
    job = jobs.start("count", run=run.pk, to=3, fail_at=1)
    work_off()
    job.refresh_from_db()
    assert (job.state, job.done) == (Job.State.FAILED, 1)
    assert "no such luck" in job.reason
    Job.objects.update(arguments={**job.arguments, "fail_at": None})
    assert jobs.retry([job]) == 1
    work_off()
    assert counted(run) == [0, 1, 2]


@pytest.mark.parametrize("state", [Job.State.DONE, Job.State.CANCELLED, Job.State.QUEUED, Job.State.RUNNING])
def test_only_failed_jobs_are_tried_again(run, state):
    job = jobs.start("count", run=run.pk, to=1)
    Job.objects.update(state=state)
    assert jobs.retry([job]) == 0


def test_a_job_that_was_kept_long_enough_goes(run):
    done, other = (jobs.start("count", run=run.pk, to=1) for _ in range(2))
    work_off()
    Job.objects.filter(pk=done.pk).update(keep_until=LONG_AGO)
    queue.forget_outlived()
    assert list(Job.objects.all()) == [other]


def test_a_worker_that_is_not_heard_of_is_not_alive(run):
    worker = WorkerProcess().row
    assert list(Worker.objects.alive()) == [worker]
    Worker.objects.update(seen_at=LONG_AGO)
    assert not Worker.objects.alive().exists()


def test_people_see_their_own_jobs_and_managers_all(run):
    zhang, wang = factories.user(), factories.user(is_superuser=True)
    own, of_nobody = jobs.start("count", by=zhang, run=run.pk, to=1), jobs.start("count", run=run.pk, to=1)
    assert list(Job.objects.visible_to(zhang)) == [own]
    assert set(Job.objects.visible_to(wang)) == {own, of_nobody}
