"""Back to an old version, or to one field of it, through the writers of the form."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Action, Change, Issue, Story
from tests import editing, factories
from tests.admin.journal.test_taking_back import signed_in
from tests.admin.test_records import saved_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(editor) -> Story:
    story = factories.story(headline="清凉包送到班组", body="建成12个驿站。\n全天开放。")
    editing.edit(story, by=editor, headline="改过的标题", body="建成15个驿站。\n全天开放。", notes="核对")
    return Story.objects.get(pk=story.pk)


def restore(desk: Client, record: Any, row: Any, **sent: str) -> Any:
    url = reverse(f"admin:articles_{record._meta.model_name}_restore_version", args=[record.pk, row.history_id])
    return desk.post(url, sent)


def first(record: Any) -> Any:
    return record.history.earliest("history_id")


def test_an_old_version_stands_again_as_a_change_of_its_own(desk, editor, story):
    restore(desk, story, first(story))
    story.refresh_from_db()
    assert (story.headline, story.body, story.notes) == ("清凉包送到班组", "建成12个驿站。\n全天开放。", "")
    assert story.held["headline"]["by"] == editor.pk
    assert Change.objects.latest("pk").action == Action.EDIT
    assert story.history.count() == 3


def test_one_field_goes_back_and_the_others_stay(desk, story):
    restore(desk, story, first(story), field="body")
    story.refresh_from_db()
    assert (story.headline, story.body) == ("改过的标题", "建成12个驿站。\n全天开放。")


def test_status_and_reason_go_together(desk, editor, story):
    editing.set_status([story], "excluded", "duplicate", by=editor)
    restore(desk, story, first(story), field="status")
    story.refresh_from_db()
    assert (story.status, story.reason) == ("pending", "")


@pytest.mark.parametrize("field", ["machine", "binned_at", "held", "x"])
def test_no_other_field_can_be_named(desk, story, field):
    assert restore(desk, story, first(story), field=field).status_code == 404


def test_an_issue_goes_back_too_and_its_stories_follow(desk):
    issue = factories.issue(title="旧", published_on="2024-12-17", date_basis="printed")
    story = factories.story(issue=Issue.objects.get(pk=issue.pk))
    saved_issue(desk, Issue.objects.get(pk=issue.pk), published_on="2024-12-18")
    restore(desk, issue, first(issue))
    story.refresh_from_db()
    assert str(story.dated) == "2024-12-17"


def test_the_history_marks_one_changed_digit_and_offers_the_way_back(desk, story):
    page = desk.get(reverse("admin:articles_story_history", args=[story.pk])).content.decode()
    assert "建成1<del>2</del><ins>5</ins>个驿站。" in page
    assert "恢复此版" in page
    assert 'name="field" value="body"' in page


def test_an_old_version_says_what_it_says_otherwise_than_today(desk, story):
    url = reverse("admin:articles_story_simple_history", args=[story.pk, first(story).history_id])
    page = desk.get(url).content.decode()
    assert 'name="field" value="headline"' in page
    assert 'name="field" value="genre"' not in page


def test_who_may_only_read_restores_nothing_and_sees_no_button(story):
    reader = signed_in("资料员")
    assert restore(reader, story, first(story)).status_code == 403
    assert "恢复此版" not in reader.get(reverse("admin:articles_story_history", args=[story.pk])).content.decode()


def test_looking_restores_nothing(desk, story):
    url = reverse("admin:articles_story_restore_version", args=[story.pk, first(story).history_id])
    assert desk.get(url).status_code == 405
