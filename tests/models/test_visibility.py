"""Who may see internal stories; and that asking costs nothing where a user may see everything."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Action, Change, ImportLine, ImportRun, Issue, Placing, Source, Story, Tagging, change
from articles.models.visibility import if_visible
from tests import editing, factories
from tests.accounts.test_roles import member

ALL = User(username="chief", is_superuser=True)
MODELS = (Story, Tagging, Placing, Issue, Source, Change, ImportLine, ImportRun)


@pytest.fixture
def reader(db) -> User:
    return member("资料员")


def seen(model: type, user: User) -> set[int]:
    return set(model.objects.visible_to(user).values_list("pk", flat=True))


@pytest.mark.parametrize("role, sees", [("资料员", False), ("编辑", True), ("主编", True), ("管理员", True)])
@pytest.mark.django_db
def test_editors_see_internal_stories_and_archivists_do_not(role, sees):
    story = factories.story(visibility="internal")
    assert (if_visible(story, member(role)) == story) is sees


@pytest.mark.parametrize("model", MODELS)
def test_the_query_stays_as_it_is_where_all_is_visible(model):
    assert str(model.objects.visible_to(ALL).query) == str(model.objects.all().query)


@pytest.mark.parametrize("model", MODELS)
def test_the_query_leaves_something_out_for_a_reader(model, reader):
    assert model.objects.visible_to(reader).query.where


@pytest.mark.parametrize("model", [Story, Tagging, Placing])
def test_a_list_for_a_reader_joins_no_other_table(model, reader):
    assert "JOIN" not in str(model.objects.visible_to(reader).order_by().query)


@pytest.mark.django_db
def test_a_visible_record_is_named_without_a_query(django_assert_num_queries):
    story = factories.story()
    with django_assert_num_queries(0):
        assert if_visible(story, ALL) == story


def test_a_hidden_record_is_not_named(reader):
    assert if_visible(factories.story(visibility="internal"), reader) is None


def test_tags_and_places_follow_when_a_story_becomes_internal(reader):
    story = factories.story()
    tagging, placing = factories.suggested(story, "高温"), factories.suggested_place(story, "330102")
    assert (seen(Tagging, reader), seen(Placing, reader)) == ({tagging.pk}, {placing.pk})
    editing.edit(story, by=None, visibility="internal")
    assert (seen(Tagging, reader), seen(Placing, reader)) == (set(), set())


def test_a_source_is_hidden_with_one_of_its_stories(reader):
    open_story, secret = factories.printed_story(), factories.printed_story(visibility="internal")
    assert seen(Source, reader) == {open_story.source_id}
    assert seen(Issue, reader) == {open_story.issue_id}
    assert secret.source_id in seen(Source, ALL)


def test_a_source_is_hidden_where_its_print_is_in_a_story_of_another(reader):
    story, other = factories.printed_story(), factories.printed_story()
    story.blocks.update(story=factories.story(visibility="internal"))
    assert seen(Source, reader) == {other.source_id}


def test_an_issue_is_seen_with_any_of_its_stories(reader):
    mixed, empty = factories.issue(), factories.issue()
    factories.story(issue=mixed)
    for issue in (mixed, factories.issue()):
        factories.story(issue=issue, visibility="internal")
    assert seen(Issue, reader) == {mixed.pk, empty.pk}


def test_a_change_of_an_issue_is_hidden_with_it(reader):
    issue = factories.issue()
    factories.story(issue=issue, visibility="internal")
    with change(Action.EDIT) as opened:
        issue.number = "7"
        issue.save()
    assert opened.written.pk not in seen(Change, reader)


@pytest.mark.parametrize("kind", ["blocks", "source", "reading", "proposals", "machine"])
def test_a_change_of_hidden_print_is_hidden(reader, kind):
    story = factories.printed_story(visibility="internal")
    keys = {"blocks": story.source.readings.get().pk, "source": story.source_id, "reading": story.source_id}
    with change(Action.ARRANGE) as opened:
        opened.keep(kind, keys.get(kind, story.pk), {"0": None})
    assert opened.written.pk not in seen(Change, reader)
