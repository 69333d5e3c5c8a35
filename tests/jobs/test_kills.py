"""Workers are killed at random instants, by SIGKILL: `--kills 300` for many.

DATABASE_URL=postgres:///newsroom pytest tests/jobs/test_kills.py --kills 300 -s
"""

from __future__ import annotations

import signal
from itertools import islice

import pytest

from articles.importing import uploads
from articles.jobs import uploading
from articles.jobs.kinds import KINDS
from articles.models import ImportLine, Job, Place, Source, Tag, Upload
from articles.models.vocabulary import load_vocabulary
from articles.pipeline import SourceOptions
from benchmarks.press import pages
from tests import factories

from .counting import COUNT, counted
from .killing import STEPS, WorkerKiller

FILES = 24

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on Windows"),
]


@pytest.fixture
def kills(request, jobs_wait, monkeypatch) -> int:
    monkeypatch.setitem(KINDS, "count", COUNT)
    return request.config.getoption("--kills")


def test_each_step_is_done_exactly_once_whenever_workers_are_killed(kills):
    with WorkerKiller(seed=kills) as killer:
        for _ in range(kills):
            killer.kill()
        killer.let_finish()
    wrong = {job: counted(run) for job, run in killer.runs.items() if counted(run) != list(range(STEPS))}
    attempts = list(Job.objects.values_list("attempt", flat=True))
    print(f"\n{kills} kills, {len(attempts)} jobs of {STEPS} steps, {sum(attempts)} attempts, {len(wrong)} wrong")
    assert not wrong
    assert sum(attempts) > len(attempts) + kills / 4  # many died at work


def test_without_the_check_steps_are_done_twice(kills):
    """Red control."""
    with WorkerKiller(seed=kills, options=["--unfenced"]) as killer:
        for _ in range(100):
            killer.kill()
            if any(len(set(numbers)) < len(numbers) for numbers in map(counted, killer.runs.values())):
                return
    pytest.fail("nothing was done twice")


def test_each_file_is_imported_exactly_once_whenever_workers_are_killed(kills):
    load_vocabulary(Place, Tag)  # the tests before this one emptied the tables
    press = ((f"{n}.txt", page.reading.text.encode()) for n, page in enumerate(islice(pages("kills"), FILES)))
    upload = uploads.keep_files(press, SourceOptions(), by=factories.user(is_superuser=True))
    job = uploading.import_later(upload)
    with WorkerKiller(seed=kills) as killer:
        for _ in range(min(kills, 6)):
            killer.kill()
        killer.let_finish()
    job.refresh_from_db()
    lines = ImportLine.objects.filter(run=job.result["run"]).values_list("name", flat=True)
    assert sorted(lines) == sorted(f"{n}.txt" for n in range(FILES))
    assert (Source.objects.count(), job.done, Upload.objects.count()) == (FILES, FILES, 0)
