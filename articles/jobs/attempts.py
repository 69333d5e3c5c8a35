"""An attempt at a job: its steps, each one transaction that only the latest attempt can commit.

    def read_again(attempt: Attempt) -> None:
        for key in attempt.rest(attempt.arguments["sources"]):
            with attempt.step():
                ...

A step writes what it does and that it is done together. Whatever stops the worker, the next attempt goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction
from django.db.models.functions import Now

from articles.models import Job

Item = TypeVar("Item")

LONGEST_LOG = 100_000
"""Characters of a log, after which it takes no more."""


class AttemptEnded(BaseException):
    """The attempt has to end. It is no error of the work: what catches those lets it through."""


class Superseded(AttemptEnded):
    """Another attempt took over: this one must write nothing more."""


class CancelRequested(AttemptEnded):
    """Somebody wants the job to end."""


class Interrupted(AttemptEnded):
    """The worker is to stop: the job waits for another."""


class Attempt:
    """What a job's function works with. `result` is kept with each step: the next attempt finds it. `shown` is how far
    work without steps came."""

    def __init__(self, job: Job, *, should_stop: Callable[[], bool] = lambda: False) -> None:
        self.job = job
        self.number = job.attempt
        self.arguments: dict[str, Any] = job.arguments
        self.result: dict[str, Any] = job.result
        self.shown: dict[str, int] = {}
        self._should_stop = should_stop

    def rest(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those of one step each that are not done yet."""
        self.job.total = len(items)
        return items[self.job.done :]

    @contextmanager
    def step(self, *, done: int | None = None) -> Iterator[None]:
        """One transaction, after which so many steps are done: one more, where nothing is said.

        Raises Superseded, CancelRequested or Interrupted, and then nothing is written.
        """
        if self._should_stop():
            raise Interrupted
        job, before = self.job, (self.job.done, self.job.log, dict(self.result))
        try:
            with transaction.atomic():
                self.check()
                yield
                job.done = job.done + 1 if done is None else done
                job.total = max(job.done, job.total)
                self._write(done=job.done, total=job.total, stalled_attempts=0)
        except BaseException:
            job.done, job.log, self.result = before
            raise

    def check(self) -> None:
        """Raises Superseded where this is not the attempt that holds the job, CancelRequested where it shall end."""
        now = Job.objects.filter(pk=self.job.pk).values_list("attempt", "state", "cancel_requested").first()
        if now is None or now[:2] != (self.number, Job.State.RUNNING):
            raise Superseded
        if now[2]:
            raise CancelRequested

    def say(self, line: str) -> None:
        """Into the log, with the step that is open or comes next."""
        if len(self.job.log) < LONGEST_LOG:
            self.job.log += line + "\n"

    def show_progress(self, done: int, total: int) -> None:
        """Of work without steps, which begins again when it is interrupted: the heartbeat writes it."""
        if self._should_stop():
            raise Interrupted
        if self.job.cancel_requested:  # as the heartbeat read it
            raise CancelRequested
        self.job.done, self.job.total = done, total
        self.shown = {"done": done, "total": total}

    def _write(self, **values: Any) -> None:
        """Only while this attempt holds the job. No other can take it over before the transaction ends."""
        values |= {"log": self.job.log, "result": self.result, "heartbeat_at": Now()}
        if not self.held().update(**values):
            raise Superseded

    def held(self) -> Any:
        """The row, as long as it is this attempt's."""
        return Job.objects.running().filter(pk=self.job.pk, attempt=self.number)
