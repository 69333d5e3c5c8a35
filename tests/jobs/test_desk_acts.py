from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from articles import records
from articles.desk.bulk_acts import Attaching, Operation, Setting, act_as_json, act_from_json
from articles.desk.stamps import stamps_of
from articles.jobs import desk_acts
from articles.jobs.running import work_off
from articles.models import Action, Change, Job, Placing, Story, Tagging, change
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_wait")]

CHECKED = Setting({"status": Story.Status.CHECKED, "reason": ""})


@pytest.mark.parametrize("act", [
    CHECKED,
    Attaching(Tagging, Operation.REPLACE, (1, 2), 3),
    Attaching(Placing, Operation.ADD, ("500000",)),
    Attaching(Tagging, Operation.CONFIRM, bound=0.5),
])  # fmt: skip
def test_an_act_is_the_same_after_it_waited(act):
    assert act_from_json(act_as_json(act)) == act


def test_an_act_is_one_change_of_who_asked():
    user, stories = factories.user(is_superuser=True), factories.stories(3)
    before = Change.objects.count()
    job = desk_acts.perform_later(CHECKED, stamps_of([story.pk for story in stories], CHECKED.kinds), by=user, back="/")
    work_off()
    job.refresh_from_db()
    assert set(Story.objects.values_list("status", flat=True)) == {Story.Status.CHECKED}
    assert Change.objects.count() == before + 1
    assert Change.objects.get(pk=job.result["change"]).by == user


def test_what_was_changed_while_the_job_waited_is_left_alone():
    changed, other = factories.stories(2)
    stamps = stamps_of([changed.pk, other.pk], CHECKED.kinds)
    with change(Action.EDIT, by=factories.user()):
        records.edit(changed.pk, {"headline": "改过的"})
    job = desk_acts.perform_later(CHECKED, stamps, by=factories.user(is_superuser=True), back="/")
    work_off()
    job.refresh_from_db()
    assert job.result["changed_since"] == [changed.pk]
    assert Story.objects.get(pk=changed.pk).status == Story.Status.PENDING


def test_sources_are_filed_with_their_stories():
    story, right = factories.printed_story(), factories.issue()
    job = desk_acts.file_later(right, [story.source], by=factories.user(is_superuser=True))
    work_off()
    job.refresh_from_db()
    story.refresh_from_db()
    assert (story.issue, job.state, job.result["stories"]) == (right, Job.State.DONE, 1)


def test_who_may_not_act_any_more_does_not():
    story, right = factories.printed_story(), factories.issue()
    user = factories.user()
    filing = desk_acts.file_later(right, [story.source], by=user)
    checking = desk_acts.perform_later(CHECKED, stamps_of([story.pk], CHECKED.kinds), by=user, back="/")
    work_off()
    assert [Job.objects.get(pk=job.pk).state for job in (filing, checking)] == [Job.State.FAILED] * 2
    again = Story.objects.get(pk=story.pk)
    assert (again.issue, again.status) == (story.issue, story.status)


def test_what_is_hidden_from_who_asked_by_then_is_left_alone():
    hidden, other = factories.story(visibility="internal"), factories.story()
    user = factories.user()
    user.user_permissions.add(Permission.objects.get(codename="change_story"))
    desk_acts.perform_later(CHECKED, stamps_of([hidden.pk, other.pk], CHECKED.kinds), by=user, back="/")
    work_off()
    states = [Story.objects.get(pk=story.pk).status for story in (hidden, other)]
    assert states == [Story.Status.PENDING, Story.Status.CHECKED]
