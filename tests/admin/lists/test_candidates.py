"""Where a list looks for its page: whatever it goes through, the page is that of the list."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product
from random import Random

import pytest
from django.utils import timezone

from articles.admin.lists import candidates
from articles.admin.lists.columns import headline_column, status_column
from articles.admin.lists.filters import STORY_FILTERS
from articles.admin.lists.paging import AFTER
from articles.admin.lists.story_list import StoryListAdmin
from articles.models import Issue, Placing, Story, Tagging
from benchmarks.story_list import COMMON, RARE, SORTS, ListClient, Params
from tests import factories

pytestmark = pytest.mark.django_db

NAMES = [each.parameter_name for each in STORY_FILTERS if each.parameter_name != "issue"]


@pytest.fixture
def desk(db, monkeypatch) -> ListClient:
    """Somebody who looks at stories that differ in all that can be asked, a few on a page."""
    monkeypatch.setattr(StoryListAdmin, "list_per_page", 4)
    monkeypatch.setattr(candidates, "MANY", 6)
    write(40, Random(0))
    return ListClient()


def write(number: int, chance: Random) -> None:
    issues = [
        factories.issue(publication=factories.publication(), published_on=date(2024, month, 1), date_basis="given")
        for month in (5, 6, 6)
    ]
    tags = [factories.tag() for _ in range(2)]
    stories = [some_story(chance, chance.choice(issues)) for _ in range(number)]
    Story.objects.bulk_create(stories)
    medium = factories.publication()
    for story in chance.sample(stories, number // 3):
        factories.use(story, medium)
    for story in stories:
        for tag in chance.sample(tags, chance.randrange(3)):
            Tagging.objects.bulk_create([Tagging(story=story, tag=tag, state="suggested")])
        for code in chance.sample(["330102", "330105"], chance.randrange(3)):
            Placing.objects.bulk_create([Placing(story=story, place_id=code, state="suggested")])


def some_story(chance: Random, issue: Issue) -> Story:
    story = Story(
        kind=chance.choice(["article", "brief"]),
        headline=chance.choice("甲乙丙丁"),
        genre=chance.choice(["", "简讯", "消息"]),
        section=chance.choice(["", "一周动态"]),
        page=chance.choice(["", "2", "10"]),
        incomplete=chance.choice([False, True]),
        status=chance.choice(["pending", "checked"]),
        selection=chance.choice(["", "candidate", "selected"]),
        warnings=chance.choice([[], ["joined"]]),
        binned_at=chance.choice([None, None, timezone.now()]),
        issue=issue,
    )
    story.follow_issue()
    return story


def walked(desk: ListClient, query: Params) -> list[int]:
    """The stories of all pages."""
    page = desk.changelist(query)
    keys = [key[-1] for key in page.page.keys]
    while page.page.has_later:
        page = desk.changelist({**query, AFTER: page.page.keys[-1]})
        keys += [key[-1] for key in page.page.keys]
    return keys


@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_have_all_stories_that_the_filters_leave_and_in_order(desk: ListClient, number: int):
    for names, sort in product(Random(number).sample(list(combinations(NAMES, number)), 10), SORTS):
        query = {name: desk.value(name, Random(f"{names}").choice([COMMON, RARE])) for name in names}
        query["o"] = f"-{StoryListAdmin.list_display.index(SORTS[sort]) + 1}"
        page = desk.changelist(query)
        assert walked(desk, query) == list(page.queryset.order_by(*page.order.terms()).values_list("pk", flat=True))


def test_a_count_says_where_it_looked_no_further(desk: ListClient, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_ASKED", 5)
    monkeypatch.setattr(StoryListAdmin, "list_per_page", 1)
    counted = desk.changelist({"tag": desk.value("tag", COMMON), "genre": "简讯"}).counted
    assert counted.has_more
    assert counted.number <= 5


@pytest.mark.parametrize("column", [headline_column, status_column])
def test_stories_of_a_tag_are_sorted_by_any_column(desk: ListClient, column: object):
    query = {"tag": desk.value("tag", COMMON), "o": StoryListAdmin.list_display.index(column) + 1}
    page = desk.changelist(query)
    assert walked(desk, query) == list(page.queryset.order_by(*page.order.terms()).values_list("pk", flat=True))
