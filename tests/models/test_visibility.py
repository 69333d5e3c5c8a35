"""Where a user may see everything, asking costs nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Change, ImportLine, Placing, Source, Story, Tagging
from articles.models.story import StoryQuerySet
from articles.models.visibility import if_visible
from tests import factories

READER = User(username="reader")
MODELS = (Story, Tagging, Placing, Source, Change, ImportLine)


@pytest.mark.parametrize("model", MODELS)
def test_the_query_stays_as_it_is_where_all_is_visible(model):
    assert str(model.objects.visible_to(READER).query) == str(model.objects.all().query)


@pytest.mark.parametrize("model", MODELS)
def test_the_query_leaves_something_out_where_a_story_is_hidden(model, monkeypatch):
    monkeypatch.setattr(StoryQuerySet, "visible_to", lambda self, user: self.filter(visibility="public"))
    assert model.objects.visible_to(READER).query.where


@pytest.mark.django_db
def test_a_visible_record_is_named_without_a_query(django_assert_num_queries):
    story = factories.story()
    with django_assert_num_queries(0):
        assert if_visible(story, READER) == story


@pytest.mark.django_db
def test_a_hidden_record_is_not_named(monkeypatch):
    story = factories.story(visibility="internal")
    monkeypatch.setattr(StoryQuerySet, "visible_to", lambda self, user: self.filter(visibility="public"))
    assert if_visible(story, READER) is None
