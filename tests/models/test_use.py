from __future__ import annotations

from datetime import date

import pytest

from articles.models import Story
from articles.models.use import used_stories, uses_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db) -> Story:
    return factories.story(issue=factories.issue(publication=factories.publication("工人日报")))


def test_a_use_in_its_own_medium_makes_no_used_story(story):
    factories.use(story, story.issue.publication)
    assert not Story.objects.filter(used_stories()).exists()


def test_a_use_elsewhere_does_with_its_number(story):
    factories.use(story, factories.publication("一周速览"), number="12")
    numbers = ("", "12", "13")
    assert [Story.objects.filter(used_stories(number)).exists() for number in numbers] == [True, True, False]


def test_a_story_of_no_publication_is_used_by_any():
    factories.use(factories.story(), factories.publication("一周速览"))
    assert Story.objects.filter(used_stories()).exists()


def test_the_place_of_a_use_is_its_number_or_its_day(story):
    medium = factories.publication("一周速览")
    factories.use(story, medium, used_on=date(2024, 6, 17))
    factories.use(story, medium, used_on=date(2024, 6, 24), number="12")
    assert [use.place for use in uses_of([story.pk])[story.pk]] == ["《一周速览》2024年6月17日", "《一周速览》第12期"]
