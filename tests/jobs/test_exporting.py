from __future__ import annotations

import csv
import io
import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.jobs import exporting
from articles.jobs.running import work_off
from articles.models import Job, Story
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_wait")]


@pytest.fixture
def exporter():
    user = factories.user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_story", "export_story"]))
    return user


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(exporting, "MANY", 2)


def ask(user, file_format: str = "csv") -> Client:
    client = Client()
    client.force_login(user)
    url = reverse("admin:articles_story_export")
    response = client.post(url, {"format": file_format, "column": ["headline", "id"]})
    job = Job.objects.get()
    assert response.url == reverse("admin:articles_job_follow", args=(job.pk,))
    return client


def test_a_long_table_is_a_job_with_a_file_for_who_asked(exporter):
    stories = factories.stories(3)
    client = ask(exporter)
    work_off()
    job = Job.objects.get()
    assert (job.state, job.done, job.total) == (Job.State.DONE, 3, 3)
    assert 6 <= (job.keep_until - job.finished_at).days <= 7
    response = client.get(reverse("admin:articles_job_file", args=(job.pk,)))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["主标题", "记录号"]
    assert sorted(rows[1:]) == sorted([story.headline, str(story.pk)] for story in stories)


def test_its_page_leads_to_the_file_and_nobody_else_gets_it(exporter):
    factories.stories(3)
    client = ask(exporter)
    work_off()
    job = Job.objects.get()
    url = reverse("admin:articles_job_file", args=(job.pk,))
    assert url in client.get(reverse("admin:articles_job_follow", args=(job.pk,)), follow=True).content.decode()
    other = Client()
    other.force_login(factories.user(is_staff=True, is_superuser=True))
    assert other.get(url).status_code == 404


@pytest.mark.parametrize("file_format", ["xlsx", "json", "jsonl"])
def test_each_format_is_made(exporter, file_format):
    factories.stories(3)
    ask(exporter, file_format)
    work_off()
    made = Job.objects.get().file
    assert made.name.endswith(f".{file_format}")
    if file_format == "json":
        assert len(json.loads(bytes(made.data))) == 3


def test_a_short_table_is_none(exporter):
    factories.stories(2)
    client = Client()
    client.force_login(exporter)
    response = client.post(reverse("admin:articles_story_export"), {"format": "csv"})
    assert response["Content-Type"].startswith("text/csv")
    assert not Job.objects.exists()


def test_who_may_export_no_more_gets_nothing(exporter):
    factories.stories(3)
    ask(exporter)
    exporter.user_permissions.clear()
    work_off()
    job = Job.objects.get()
    assert job.state == Job.State.FAILED
    assert not hasattr(job, "file")


def test_what_is_not_visible_by_then_is_not_in_it(exporter):
    kept, *gone = factories.stories(3)
    ask(exporter)
    Story.objects.filter(pk__in=[story.pk for story in gone]).update(visibility="internal")
    work_off()
    assert bytes(Job.objects.get().file.data).decode("utf-8-sig").count("\r\n") == 2
    assert kept.headline in bytes(Job.objects.get().file.data).decode("utf-8-sig")
