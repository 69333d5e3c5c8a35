from __future__ import annotations

import pytest

from articles.models import IndexEntry, Story
from articles.models.counting import BoundedCount
from articles.search import arrivals
from articles.search.arrivals import count_new
from articles.search.resolving import resolve_query
from tests import factories

pytestmark = pytest.mark.django_db


def new(query: str, since: Story | None = None) -> BoundedCount:
    return count_new(Story.objects.live(), [(resolve_query(query).expression, since.pk if since else 0)])[0]


def test_stories_that_came_in_since_are_new():
    factories.story(headline="驿站开门")
    seen = factories.story(headline="驿站揭牌")
    factories.story(headline="驿站添了书架")
    factories.story(headline="食堂添了书架")
    assert new("驿站", seen) == BoundedCount(1)


def test_nothing_is_new_where_nothing_came_in():
    assert new("驿站", factories.story(headline="驿站开门")) == BoundedCount(0)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("驿站 书架", 1),
        ("驿站 或 书架", 2),
        ("书架 -驿站", 1),
        ("标题:驿站", 1),
        ("体裁:通讯", 1),
        ("体裁:通讯 书架", 0),
    ],
)
def test_what_is_new_answers_the_search_as_its_page_does(query: str, number: int):
    factories.story(headline="驿站添了书架", body="甲", genre="消息")
    factories.story(headline="食堂", body="书架", genre="消息")
    factories.story(headline="车间", body="乙", genre="通讯")
    assert new(query).number == number


def test_a_story_that_the_index_does_not_know_is_read():
    factories.story(headline="驿站开门")
    IndexEntry.objects.all().delete()
    assert new("驿站") == BoundedCount(1)


def test_beyond_the_newest_there_may_be_more(monkeypatch):
    monkeypatch.setattr(arrivals, "NEWEST", 2)
    first, *_ = (factories.story(headline="驿站开门") for _ in range(4))
    assert (new("驿站", first).has_more, str(new("驿站"))) == (True, "2+")


def test_each_search_counts_from_its_own_story():
    first, _second = factories.stories(2, body="驿站")
    asked = [(resolve_query("驿站").expression, 0), (resolve_query("驿站").expression, first.pk)]
    assert [count.number for count in count_new(Story.objects.live(), asked)] == [2, 1]


def test_the_queries_are_the_same_however_many_are_new(django_assert_num_queries):
    factories.stories(12, body="驿站")
    asked = [(resolve_query("驿站").expression, 0)] * 3
    with django_assert_num_queries(3):
        count_new(Story.objects.live(), asked)
