from __future__ import annotations

from datetime import date

import pytest

from articles import records
from articles.models import Action, Story, change
from articles.models.use import used_in, uses_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db) -> Story:
    return factories.story(issue=factories.issue(publication=factories.publication("工人日报")))


def is_used(story: Story) -> bool:
    return Story.objects.get(pk=story.pk).used


def test_a_use_in_its_own_medium_makes_no_used_story(story):
    factories.use(story, story.issue.publication)
    assert not is_used(story)


def test_a_use_elsewhere_does(story):
    assert not is_used(story)
    factories.use(story, factories.publication("一周速览"))
    assert is_used(story)


def test_a_story_of_no_publication_is_used_by_any():
    story = factories.story()
    factories.use(story, factories.publication("一周速览"))
    assert is_used(story)


def test_a_story_is_used_as_long_as_any_use_is_there(story):
    uses = [factories.use(story, factories.publication(name)) for name in ("一周速览", "每日速读")]
    for use, is_left in zip(uses, (True, False), strict=True):
        with change(Action.EDIT):
            use.delete()
        assert is_used(story) is is_left


def test_a_use_that_is_given_to_another_story_is_told_to_both(story):
    use, other = factories.use(story, factories.publication("一周速览")), factories.story()
    with change(Action.EDIT):
        use.story = other
        use.save()
    assert [is_used(story), is_used(other)] == [False, True]


def test_a_use_whose_medium_is_mended_is_told(story):
    use = factories.use(story, factories.publication("一周速览"))
    with change(Action.EDIT):
        use.medium = story.publication
        use.save()
    assert not is_used(story)


def test_a_story_that_moves_to_another_paper_was_used_by_its_first(story):
    factories.use(story, story.issue.publication)
    issue = story.issue
    issue.publication = factories.publication("一周速览")
    records.redate(issue)
    assert is_used(story)


def test_stories_are_found_by_the_number_that_used_them(story):
    factories.use(story, factories.publication("一周速览"), number="12")
    assert [Story.objects.filter(used_in(number)).exists() for number in ("12", "13")] == [True, False]


def test_the_place_of_a_use_is_its_number_or_its_day(story):
    medium = factories.publication("一周速览")
    factories.use(story, medium, used_on=date(2024, 6, 17))
    factories.use(story, medium, used_on=date(2024, 6, 24), number="12")
    assert [use.place for use in uses_of([story.pk])[story.pk]] == ["《一周速览》2024年6月17日", "《一周速览》第12期"]
