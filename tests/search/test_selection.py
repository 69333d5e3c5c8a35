from __future__ import annotations

import pytest

from articles.models import Story
from articles.search import Mistake, filter_by_query
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(db) -> None:
    for name in ("candidate", "selected", ""):
        factories.story(headline=name or "neither", selection=name)
    used = factories.story(headline="used")
    factories.use(used, factories.publication("一周速览"), number="12")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("备选", ["candidate"]),
        ("selected", ["selected"]),
        ("已用", ["used"]),
        ("used", ["used"]),
        ("第12期", ["used"]),
        ("已用于第12期", ["used"]),
        ("12", ["used"]),
        ('"12"', ["used"]),
        ("13", []),
        ("无", ["neither"]),
    ],
)
def test_a_search_asks_for_what_was_chosen_and_used(stories, asked, found):
    assert [story.headline for story in filter_by_query(Story.objects.all(), f"选用:{asked}")] == found


def test_it_says_what_there_is_to_choose(stories):
    with pytest.raises(Mistake, match="备选"):
        filter_by_query(Story.objects.all(), "选用:大概")
