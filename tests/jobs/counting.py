"""A kind of job whose every step writes a row: what is done twice is seen."""

from __future__ import annotations

from time import sleep

from articles.jobs.attempts import Attempt
from articles.jobs.kinds import JobKind
from articles.models import ImportLine, ImportRun

COUNT = JobKind("count", "tests.jobs.counting.count", allowed=lambda job: True)


def count(attempt: Attempt) -> None:
    """A line of the run for each number, but for the one to fail at."""
    run, pause = ImportRun.objects.get(pk=attempt.arguments["run"]), attempt.arguments.get("pause", 0)
    for number in attempt.rest(range(attempt.arguments["to"])):
        sleep(pause)
        with attempt.step():
            if number == attempt.arguments.get("fail_at"):
                raise RuntimeError("no such luck")
            ImportLine.objects.create(run=run, name=str(number), outcome=ImportLine.Outcome.IMPORTED)


def counted(run: ImportRun) -> list[int]:
    return sorted(int(name) for name in run.lines.values_list("name", flat=True))
