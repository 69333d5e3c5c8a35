"""A notice over many stories: asked for on its page, counted by a worker, shown and kept there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from accounts.roles import create_roles
from articles.desk.scoring_rules import add_example_rules
from articles.jobs import counting_notices
from articles.jobs.running import work_off
from articles.models import Action, Contribution, Job, Notice, PointAdjustment, ScoringRule, Story, change
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


def see_less(user: User) -> None:
    """Make an archivist of an administrator."""
    User.objects.filter(pk=user.pk).update(is_superuser=False)
    create_roles()
    user.groups.add(Group.objects.get(name="资料员"))


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


def test_a_kept_notice_that_counts_an_internal_story_is_for_who_may_read_it(client, chief, asked):
    """Without titles nobody could leave that story out."""
    Story.objects.filter(pk=Story.objects.earliest("pk").pk).update(visibility="internal")
    client.post(PREPARE, dict(client.get(counted(client, asked)).context["prepared"]))
    assert Notice.objects.get().has_internal
    see_less(chief)
    assert not Notice.objects.visible_to(User.objects.get(pk=chief.pk)).exists()


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
    see_less(chief)
    assert client.get(url).context["figures"]["adjustments"] == []


def test_two_rules_are_counted_side_by_side(client, asked):
    other = ScoringRule.objects.exclude(pk=asked["rule"]).earliest("pk")
    page = client.get(counted(client, {**asked, "other_rule": str(other.pk)}))
    ((row, second),) = page.context["compared"]
    assert (row["points"], second["points"]) == ("15", "150")
    assert page.context["other"]["rule"] == other.name
    assert not client.get(PREPARE, dict(page.context["prepared"])).context["is_long"]


@pytest.fixture
def kept(client, asked) -> Notice:
    """Sent, and kept."""
    client.post(PREPARE, dict(client.get(counted(client, asked)).context["prepared"]))
    return Notice.objects.get()


def compared(client, kept):
    """Its page, once its days were counted again."""
    job = client.post(reverse("admin:articles_notice_compare", args=(kept.pk,))).url
    work_off()
    return client.get(client.get(job).url)


def test_a_kept_notice_over_many_stories_is_compared_as_a_job(client, chief, kept):
    page = client.get(reverse("admin:articles_notice_change", args=(kept.pk,)))
    assert page.context["is_long"] and not page.context["corrections"]
    assert "没有不同" in compared(client, kept).text


def test_units_and_uses_that_were_changed_since_are_told(client, chief, kept):
    first, second, third = Story.objects.order_by("pk")
    other = factories.unit("望山县总工会", "区县")
    factories.contributed(first, other, by=chief)
    factories.use(second, factories.publication("省工人报", level="province"), used_on=DAY)
    factories.use(third, factories.publication("旧报"), used_on=date(2023, 1, 1))
    found = compared(client, kept).context["corrections"]
    assert {each.name: (each.then, each.now) for each in found.units} == {
        "临江区总工会": (("3", "15"), ("2.5", "12.5")),
        "望山县总工会": (("0", "0"), ("0.5", "2.5")),
    }
    assert {(each.story, each.name, each.how) for each in found.changes} == {
        (first.pk, "望山县总工会", "+"),
        (second.pk, "省工人报", "+"),
    }


def test_a_use_that_was_moved_out_of_the_days_is_told(client, asked, chief):
    story = Story.objects.earliest("pk")
    used = factories.use(story, factories.publication("省工人报"), used_on=DAY)
    client.post(PREPARE, dict(client.get(counted(client, asked)).context["prepared"]))
    with change(Action.EDIT):
        used.used_on = date(2024, 8, 1)
        used.save()
    (told,) = compared(client, Notice.objects.get()).context["changes"]
    assert (told["story"], told["thing"], str(told["how"])) == (story.pk, "《省工人报》", "已改")


def test_what_changed_is_told_on_the_day_of_here_under_a_name_that_may_be_gone(client, chief, kept):
    story, other = Story.objects.earliest("pk"), factories.unit("望山县总工会")
    factories.contributed(story, other, by=chief)
    with change(Action.EDIT):
        other.contributions.get().delete()
        other.delete()
    Contribution.history.update(history_date=datetime(2030, 1, 1, 17, tzinfo=UTC))
    told = compared(client, kept).context["changes"]
    assert ("望山县总工会", "2030-01-02") in {(each["thing"], each["day"]) for each in told}


def test_a_notice_is_not_compared_for_who_may_not_see_all_that_it_counted(client, chief, kept, monkeypatch):
    story = Story.objects.earliest("pk")
    factories.contributed(story, factories.unit("望山县总工会"), by=chief)
    assert compared(client, kept).context["corrections"]
    Story.objects.filter(pk=story.pk).update(visibility="internal")
    see_less(chief)
    monkeypatch.setattr(counting_notices, "MANY", 1)
    page = client.get(reverse("admin:articles_notice_change", args=(kept.pk,)))
    assert not page.context["corrections"] and "重新统计并对照" not in page.text
    assert client.post(reverse("admin:articles_notice_compare", args=(kept.pk,))).status_code == 403


def test_who_may_see_all_that_it_counted_has_it_compared(client, chief, kept):
    see_less(chief)
    assert compared(client, kept).context["is_long"]


def test_a_notice_whose_rule_is_gone_is_not_counted_again(client, kept):
    ScoringRule.objects.update(name=Concat("name", Value("（旧）")))
    assert client.post(reverse("admin:articles_notice_compare", args=(kept.pk,))).status_code == 404


def test_a_comparison_leads_only_who_asked_for_it_to_the_notice(client, kept):
    job = client.post(reverse("admin:articles_notice_compare", args=(kept.pk,))).url
    work_off()
    client.force_login(factories.user(is_staff=True, is_superuser=True))
    assert client.get(job).status_code == 200


def test_a_comparison_that_waits_is_followed_and_not_asked_for_again(client, kept):
    compare = reverse("admin:articles_notice_compare", args=(kept.pk,))
    assert client.post(compare).url == client.post(compare).url
    work_off()
    assert Job.objects.filter(kind="compare-notice").count() == 1


def test_a_comparison_that_is_done_is_made_anew(client, kept):
    compared(client, kept)
    compared(client, kept)
    assert Job.objects.filter(kind="compare-notice", state=Job.State.DONE).count() == 2


def test_a_comparison_that_is_about_to_be_cancelled_is_not_followed(client, kept):
    compare = reverse("admin:articles_notice_compare", args=(kept.pk,))
    first = client.post(compare).url
    Job.objects.filter(kind="compare-notice").update(state=Job.State.RUNNING, cancel_requested=True)
    assert client.post(compare).url != first


def test_the_comparison_of_another_user_is_not_followed(client, kept):
    compare = reverse("admin:articles_notice_compare", args=(kept.pk,))
    first = client.post(compare).url
    client.force_login(factories.user(is_staff=True, is_superuser=True))
    assert client.post(compare).url != first


def test_a_notice_that_is_being_counted_is_not_asked_for_again(client, asked):
    assert client.post(PREPARE, asked).url == client.post(PREPARE, asked).url
    assert client.post(PREPARE, {**asked, "last": "2024-07-31"}).url != client.post(PREPARE, asked).url
