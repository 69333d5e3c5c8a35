from __future__ import annotations

import pytest

from articles import jobs
from articles.jobs.rereading_sources import reread_later
from articles.jobs.running import work_off
from articles.models import Change, Job, Source, SourceBytes, Story
from articles.rereading import reparse
from tests import factories
from tests.rereading import pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_wait")]


@pytest.fixture
def misread() -> Source:
    """A source whose first story was read with the next one."""
    source = pages.imported()
    reparse(source, read=pages.reader(pages.merge(0)))
    return source


def done(*sources: Source) -> Job:
    job = reread_later([source.pk for source in sources], by=None)
    work_off()
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.reason
    return job


def test_sources_follow_the_parser(misread):
    before = Story.objects.live().count()
    job = done(misread)
    assert Story.objects.live().count() > before
    assert misread.name in job.log


def test_a_source_that_cannot_be_read_keeps_no_other_from_it(misread):
    broken = factories.source()
    SourceBytes.objects.filter(source=broken).delete()
    SourceBytes.objects.create(source=broken, compressed=b"")
    job = done(broken, misread)
    assert (job.done, job.total) == (2, 2)
    assert broken.name in job.log


def test_a_job_that_is_cancelled_reads_no_further(misread):
    job = reread_later([misread.pk], by=None)
    Job.objects.update(cancel_requested=True)
    before = Change.objects.count()
    work_off()
    job.refresh_from_db()
    assert (job.state, Change.objects.count()) == (Job.State.CANCELLED, before)
    assert not jobs.retry([job])
