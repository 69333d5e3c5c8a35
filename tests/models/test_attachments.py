"""Each kind of attachment is declared once: what lists, exports and records attachments goes through the list."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.export.story_json import story_json
from articles.export.story_resource import StoryResource
from articles.models import ATTACHMENTS, Attachment, Change, Story
from tests import editing, factories

pytestmark = pytest.mark.django_db

kinds = pytest.mark.parametrize("kind", ATTACHMENTS, ids=lambda kind: kind.export_name)


@pytest.fixture
def story() -> Story:
    """With a suggestion of each kind."""
    story = factories.story()
    factories.suggested(story, "高温")
    factories.suggested_place(story, "500112", "渝北")
    factories.suggested_unit(story, factories.unit("渝北区总工会"))
    return story


def row_of(story: Story, kind: type[Attachment]) -> Attachment:
    return getattr(story, kind.accessor()).get()


@kinds
def test_each_has_the_details_that_it_declares(story, kind):
    row = row_of(story, kind)
    assert all(hasattr(row, name) for name in kind.details)
    assert row.detail


@kinds
def test_each_copies_the_columns_by_which_lists_are_ordered(story, kind):
    assert (row_of(story, kind).dated, row_of(story, kind).status) == (story.dated, story.status)


@kinds
def test_each_is_in_the_form_of_a_story(story, kind, admin_client):
    page = admin_client.get(reverse("admin:articles_story_change", args=(story.pk,))).content.decode()
    assert f'name="{kind.accessor()}-0-state"' in page


@kinds
@pytest.mark.parametrize("page", ["articles_story_history", "articles_change_change"])
def test_each_is_in_the_history_and_in_the_journal(story, kind, page, admin_client):
    key = story.pk if "story" in page else Change.objects.get(pk=row_of(story, kind).history.get().change_id).pk
    assert str(row_of(story, kind).thing) in admin_client.get(reverse(f"admin:{page}", args=(key,))).content.decode()


@kinds
def test_each_is_a_column_of_the_table(story, kind):
    fields = StoryResource(Story.objects.all()).fields
    heads = [fields[name].column_name for name in (kind.export_name, f"suggested_{kind.export_name}")]
    row = StoryResource(Story.objects.all()).export(Story.objects.all()).dict[0]
    assert [row[head] for head in heads] == ["", str(row_of(story, kind).thing)]


@kinds
def test_each_is_in_the_json_of_a_story(story, kind):
    assert story_json(story)[f"suggested_{kind.export_name}"] == [row_of(story, kind).as_json()]


def test_tags_that_nobody_scored_come_after_those_of_the_machine(story):
    editing.add_tags([story], [factories.tag("驿站")], by=factories.user())
    factories.suggested(story, "送清凉", 0.9)
    assert [str(tagging) for tagging in story.taggings.all()] == ["送清凉", "高温", "驿站"]
