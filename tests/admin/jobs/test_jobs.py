from __future__ import annotations

import pytest
from django.urls import reverse

from articles import jobs
from articles.jobs.kinds import KINDS, MAINTENANCE
from articles.jobs.running import WorkerProcess, work_off
from articles.models import ImportRun, Job, JobFile
from tests import factories
from tests.admin.desks import desk_of
from tests.jobs.counting import COUNT

LIST = "admin:articles_job_changelist"


@pytest.fixture
def job(editor, jobs_wait, monkeypatch) -> Job:
    monkeypatch.setitem(KINDS, "count", COUNT)
    return jobs.start("count", by=editor, total=3, run=ImportRun.objects.create().pk, to=3)


def url(name: str, job: Job) -> str:
    return reverse(f"admin:articles_job_{name}", args=(job.pk,))


def page_of(client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_the_list_shows_what_waits_and_who_works(desk, job):
    worker = WorkerProcess().row
    page = page_of(desk, reverse(LIST))
    assert f"#{job.pk}" in page
    assert worker.name in page
    assert "排队中" in page


def test_each_page_says_that_nobody_works(desk, settings):
    settings.JOBS = "database"
    assert "一分钟" in page_of(desk, reverse("admin:articles_story_changelist"))
    WorkerProcess()
    assert "一分钟" not in page_of(desk, reverse("admin:articles_story_changelist"))


def test_the_progress_of_jobs_is_told_to_scripts(desk, job):
    Job.objects.update(state=Job.State.RUNNING, done=2)
    told = desk.get(reverse("admin:articles_job_progress"), {"jobs": f"{job.pk},x,99"}).json()
    assert told.keys() == {str(job.pk)}
    assert (told[str(job.pk)]["done"], told[str(job.pk)]["finished"]) == (2, False)


def test_a_page_without_script_comes_again_by_itself_until_the_job_is_done(desk, job):
    assert 'http-equiv="refresh"' in page_of(desk, url("change", job))
    work_off()
    assert 'http-equiv="refresh"' not in page_of(desk, url("change", job))


def test_a_job_is_cancelled_by_its_button(desk, job):
    desk.post(url("cancel", job))
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED


def test_a_failed_job_shows_its_reason_and_is_tried_again_by_its_button(desk, job):
    Job.objects.update(state=Job.State.FAILED, reason="磁盘满了")
    assert "磁盘满了" in page_of(desk, url("change", job))
    desk.post(url("retry", job))
    work_off()
    job.refresh_from_db()
    assert job.state == Job.State.DONE


@pytest.mark.parametrize(("action", "before", "after"), [
    ("retry_selected", Job.State.FAILED, Job.State.QUEUED),
    ("cancel_selected", Job.State.QUEUED, Job.State.CANCELLED),
])  # fmt: skip
def test_selected_jobs_are_tried_again_or_cancelled(desk, job, action, before, after):
    Job.objects.update(state=before)
    desk.post(reverse(LIST), {"action": action, "_selected_action": [job.pk]})
    job.refresh_from_db()
    assert job.state == after


@pytest.mark.parametrize("name", ["change", "follow", "cancel", "retry", "file"])
def test_the_jobs_of_others_are_as_if_they_were_not_there(job, name):
    other = desk_of("主编")
    answer = other.post(url(name, job)) if name in ("cancel", "retry") else other.get(url(name, job))
    missing = other.get(reverse(f"admin:articles_job_{name}", args=(999,)))
    assert answer.status_code in (302, 404)
    assert answer.status_code == missing.status_code or name in ("cancel", "retry")
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


@pytest.mark.parametrize("name", ["cancel", "retry"])
def test_acts_take_a_post(desk, job, name):
    assert desk.get(url(name, job)).status_code == 405


def test_the_file_of_a_job_is_for_who_asked_for_it_alone(desk, job):
    JobFile.objects.create(job=job, name="稿件.csv", media_type="text/csv", data=b"a,b")
    answer = desk.get(url("file", job))
    assert (answer.content, answer["Content-Type"]) == (b"a,b", "text/csv")
    assert "attachment" in answer["Content-Disposition"]
    Job.objects.update(by=factories.user())
    assert desk.get(url("file", job)).status_code == 404


@pytest.mark.parametrize("kind", MAINTENANCE)
def test_who_manages_jobs_starts_what_keeps_the_archive(desk, editor, jobs_wait, kind):
    assert reverse("admin:articles_job_start", args=[kind]) in page_of(desk, reverse(LIST))
    for _ in range(2):  # the second finds the first
        desk.post(reverse("admin:articles_job_start", args=[kind]))
    assert Job.objects.get().by == editor


def test_no_other_does(db, jobs_wait):
    chief = desk_of("主编")
    start = reverse("admin:articles_job_start", args=["verify"])
    assert start not in page_of(chief, reverse(LIST))
    assert chief.post(start).status_code == 403
    assert not Job.objects.exists()


def test_only_what_keeps_the_archive_is_started_by_a_button(desk, jobs_wait):
    assert desk.post(reverse("admin:articles_job_start", args=["bulk-act"])).status_code == 404


def test_sources_are_read_again_by_a_job(desk):
    source = factories.imported("县总工会建起驿站\n\n近日，县总工会建成12个驿站。\n".encode(), "page.txt").source
    action = {"action": "reread_selected_sources", "_selected_action": [source.pk]}
    page = desk.post(reverse("admin:articles_source_changelist"), action, follow=True).content.decode()
    assert "已完成 1，共 1" in page
