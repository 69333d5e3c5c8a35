from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from articles import jobs
from articles.jobs import maintenance
from articles.jobs.running import work_off
from articles.models import Block, Job
from articles.search.index import index_status
from articles.search.rebuilding import begin_rebuild
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_wait")]


def done(kind: str, **arguments: object) -> Job:
    job = jobs.start(kind, **arguments)
    work_off()
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.reason
    return job


class TestIndex:
    @pytest.fixture(autouse=True)
    def small_batches(self, monkeypatch):
        monkeypatch.setattr("articles.models.bulk.BATCH", 2)

    def test_stories_that_are_not_indexed_are(self):
        factories.stories(5)
        begin_rebuild()
        job = done("rebuild-index")
        assert index_status().is_whole
        assert "5" in job.log


class TestVerification:
    def test_of_a_whole_archive_finds_nothing(self):
        factories.imported("县总工会建起驿站\n\n近日，县总工会建成12个驿站。\n".encode(), "page.txt")
        assert done("verify").result["damages"] == 0

    def test_names_what_is_damaged(self):
        story = factories.printed_story()
        Block.objects.filter(story=story, start=0).delete()
        job = done("verify")
        assert job.result["damages"] > 0
        assert f"#{story.source_id}" in job.log or f"#{story.pk}" in job.log

    def test_shows_how_many_checks_are_done(self):
        job = done("verify")
        assert job.done == job.total > 10


@pytest.mark.django_db(transaction=True)
class TestBackups:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path, monkeypatch) -> Path:
        monkeypatch.setattr(settings, "VAR", tmp_path)
        return tmp_path / "backups"

    def test_are_written_beside_the_database(self, folder):
        job = done("back-up")
        (file,) = folder.iterdir()
        assert str(file) in job.log

    def test_the_oldest_goes(self, folder, monkeypatch):
        monkeypatch.setattr(maintenance, "KEPT_BACKUPS", 2)
        first, *others = (done("back-up") for _ in range(3))
        kept = " ".join(file.name for file in folder.iterdir())
        assert [f"{job.pk:08}" in kept for job in (first, *others)] == [False, True, True]
