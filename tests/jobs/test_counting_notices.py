"""A notice over many stories: asked for on its page, counted by a worker, shown and kept there."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from accounts.roles import create_roles
from articles.desk.scoring_rules import add_example_rules
from articles.jobs import counting_notices
from articles.jobs.running import work_off
from articles.models import Action, Job, Notice, PointAdjustment, Story, change
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_wait")]

PREPARE = reverse("admin:articles_notice_prepare")
DAY = date(2024, 6, 17)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(counting_notices, "MANY", 2)
    monkeypatch.setattr(counting_notices, "AT_ONCE", 2)


@pytest.fixture
def chief(client):
    user = factories.user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def asked(chief) -> dict[str, str]:
    """Three stories of a unit in a month, and the rule by which they are counted."""
    with change(Action.EDIT):
        rule = add_example_rules()[0]
    unit = factories.unit("临江区总工会", "区县")
    issue = factories.issue(
        publication=factories.publication("工人日报", level="nation"), published_on=DAY, date_basis="printed"
    )
    for story in factories.stories(3, issue=issue):
        factories.contributed(story, unit, by=chief)
    return {"first": "2024-06-01", "last": "2024-06-30", "rule": str(rule.pk), "issuer": "市总工会"}


def counted(client, asked) -> str:
    """The address to which the job leads."""
    job = client.post(PREPARE, asked).url
    work_off()
    return client.get(job).url


def test_a_long_notice_is_counted_by_a_job_and_shown_on_its_page(client, asked):
    offered = client.get(PREPARE, asked)
    assert offered.context["is_long"] and offered.context["figures"] is None
    figures = client.get(counted(client, asked)).context["figures"]
    (row,) = figures["groups"][0]["rows"]
    assert (figures["pieces"], row["points"], figures["titles"]) == (3, "15", [])


def test_what_the_job_counted_is_kept_as_sent(client, asked):
    page = client.get(counted(client, asked))
    client.post(PREPARE, dict(page.context["prepared"]))
    assert Notice.objects.get().figures == Job.objects.get().result["figures"]


def test_another_span_is_counted_anew(client, asked):
    job = client.get(counted(client, asked)).context["form"]["job"].value()
    assert client.get(PREPARE, {**asked, "job": job, "last": "2024-07-01"}).context["is_long"]


def test_the_figures_are_for_who_asked_only(client, asked):
    url = counted(client, asked)
    client.force_login(factories.user(is_staff=True, is_superuser=True))
    assert client.get(url).context["figures"] is None


def test_what_is_hidden_by_then_is_not_told(client, chief, asked):
    story = Story.objects.earliest("pk")
    factories.registered(PointAdjustment, unit=story.units.get(), day=DAY, points=10, reason="批示", story=story)
    url = counted(client, asked)
    assert len(client.get(url).context["figures"]["adjustments"]) == 1
    Story.objects.filter(pk=story.pk).update(visibility="internal")
    User.objects.filter(pk=chief.pk).update(is_superuser=False)
    create_roles()
    chief.groups.add(Group.objects.get(name="资料员"))
    assert client.get(url).context["figures"]["adjustments"] == []
