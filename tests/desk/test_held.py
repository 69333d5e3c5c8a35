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


def test_a_decision_shows_what_the_parser_reads():
    story = edited(factories.story(machine={"headline": "机器所读"}), headline="改过")
    assert (decisions(story)["headline"].machine, decisions(story)["headline"].differs) == ("机器所读", True)


def test_a_decision_that_the_parser_shares_does_not_differ():
    story = edited(factories.story(headline="误", machine={"headline": "正"}), headline="正")
    assert not decisions(story)["headline"].differs


def test_of_a_story_typed_in_the_parser_reads_nothing():
    assert not decisions(edited(factories.story(), headline="改过"))["headline"].differs
