from __future__ import annotations

import pytest

from articles import jobs
from articles.jobs import queue
from articles.jobs.attempts import Attempt, CancelRequested, Interrupted, Superseded
from articles.models import ImportLine, Job

from .counting import counted


@pytest.fixture
def attempt(run) -> Attempt:
    jobs.start("count", run=run.pk, to=3)
    return Attempt(queue.claim())


def write(run, name="0"):
    ImportLine.objects.create(run=run, name=name, outcome=ImportLine.Outcome.IMPORTED)


def take_over() -> Attempt:
    """Another worker has the job by now."""
    Job.objects.update(state=Job.State.QUEUED)
    return Attempt(queue.claim())


def test_a_step_commits_what_it_wrote_and_that_it_is_done(run, attempt):
    with attempt.step():
        write(run)
    assert (Job.objects.get().done, counted(run)) == (1, [0])


def test_a_step_that_fails_writes_nothing_and_is_not_done(run, attempt):
    with pytest.raises(ZeroDivisionError), attempt.step():
        write(run)
        attempt.say("half")
        attempt.result["half"] = True
        1 / 0  # noqa: B018
    assert (attempt.job.done, attempt.job.log, attempt.result) == (0, "", {})
    assert (Job.objects.get().done, counted(run)) == (0, [])


def test_an_attempt_that_was_taken_for_dead_begins_no_step(run, attempt):
    take_over()
    with pytest.raises(Superseded), attempt.step():
        write(run)
    assert counted(run) == []


def test_an_attempt_that_is_taken_for_dead_within_a_step_cannot_commit_it(run, attempt):
    with pytest.raises(Superseded), attempt.step():
        write(run)
        take_over()
    assert counted(run) == []


def test_an_attempt_whose_job_is_queued_again_cannot_commit(run, attempt):
    with pytest.raises(Superseded), attempt.step():
        write(run)
        Job.objects.update(state=Job.State.QUEUED)
    assert counted(run) == []


def test_the_next_attempt_goes_on_after_the_last_step(run, attempt):
    with attempt.step():
        write(run)
    assert list(take_over().rest("abc")) == ["b", "c"]


def test_the_next_attempt_has_the_result_and_the_log_of_the_last_step(run, attempt):
    with attempt.step():
        attempt.result["half"] = 1
        attempt.say("half of it")
    after = take_over()
    assert (after.result, after.job.log) == ({"half": 1}, "half of it\n")


def test_no_step_begins_once_the_job_is_to_be_cancelled(attempt):
    jobs.cancel(attempt.job)
    with pytest.raises(CancelRequested), attempt.step():
        pass


def test_no_step_begins_once_the_worker_is_to_stop(attempt):
    stopped = Attempt(attempt.job, should_stop=lambda: True)
    with pytest.raises(Interrupted), stopped.step():
        pass
