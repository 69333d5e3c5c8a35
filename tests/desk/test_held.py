from __future__ import annotations

import pytest

from articles import records
from articles.desk.held import decisions
from articles.models import Action, Story, change
from tests import factories

pytestmark = pytest.mark.django_db


def edited(story: Story, **values: object) -> Story:
    with change(Action.EDIT, by=factories.user("zhang")):
        return records.edit(story.pk, values)


def test_a_story_that_nobody_touched_has_no_decisions(django_assert_num_queries):
    story = factories.story()
    with django_assert_num_queries(0):
        assert decisions(story) == {}


def test_a_decision_names_who_took_it():
    assert decisions(edited(factories.story(), headline="改过"))["headline"].by == "zhang"
