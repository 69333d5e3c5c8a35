"""Lists of any length: what a page costs is the same, whatever filters are chosen and however deep it lies."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.lists import candidates, paging
from articles.admin.lists.columns import headline_column, number_column, place_in_print
from articles.admin.lists.filters import NOT_CHOSEN, STORY_FILTERS, USED
from articles.admin.lists.story_list import StoryListAdmin
from articles.models import Action, Issue, Placing, Story, Tag, Tagging, Use, bulk, change, counting
from benchmarks.story_list import COMMON, DEEP, END, FIRST, PAIRED, SORTS, ListClient, ListPage, Params
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = 3
SMALL, LARGE = 2 * PAGE + 1, 8 * PAGE

NAMES = [each.parameter_name for each in STORY_FILTERS]
PAIRS = sorted({"+".join(sorted({one, other})) for one, other in product(PAIRED, NAMES) if one != other})
FILTERS = ["", *NAMES, *(pytest.param(pair, marks=pytest.mark.thorough) for pair in PAIRS)]


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr(StoryListAdmin, "list_per_page", PAGE)


@pytest.fixture
def issue(db) -> Issue:
    paper = factories.publication()
    return factories.issue(publication=paper, published_on=date(2024, 6, 28), date_basis="given")


def write(number: int, issue: Issue) -> None:
    """So many stories that are alike in all that can be asked of them, and as many of them in the bin."""
    alike = {
        "kind": "brief",
        "genre": "简讯",
        "section": "一周动态",
        "page": "4",
        "incomplete": True,
        "status": "checked",
        "warnings": ["joined"],
        "confidence": 0.1,
        "proposed": ["body"],
        "issue": issue,
    }
    stories = [Story(**alike, binned_at=binned) for binned in (None, timezone.now()) for _ in range(number)]
    for story in stories:
        story.follow_issue()
    Story.objects.bulk_create(stories)
    tag = Tag.objects.first()
    Tagging.objects.bulk_create(Tagging(story=story, tag=tag, state="suggested") for story in stories)
    Placing.objects.bulk_create(Placing(story=story, place_id="330102", state="suggested") for story in stories)


def choose(selection: str) -> None:
    """Have all stories chosen, or used, as that value of the filter says."""
    if selection == USED:
        medium = factories.publication()
        with change(Action.EDIT):
            bulk.create_recorded([Use(story=story, medium=medium) for story in Story.objects.all()])
    elif selection != NOT_CHOSEN:
        Story.objects.update(selection=selection)


def pages(filters: str) -> list[ListPage]:
    chosen = tuple((name, COMMON) for name in filters.split("+") if name)
    return [ListPage(chosen, sort, position) for sort, position in product(SORTS, (FIRST, DEEP, END))]


@pytest.mark.parametrize("filters", FILTERS)
def test_pages_take_the_same_queries_whatever_the_size_of_the_archive(filters: str, issue: Issue):
    opened = []
    for number in (SMALL, LARGE):
        write(number, issue)
        desk = ListClient()
        opened.append([desk.open_counting(desk.params(page)) for page in pages(filters)])
    assert opened[0] == opened[1]
    assert all(page.lines for page in opened[0])


@pytest.mark.parametrize("filters", FILTERS)
def test_stories_are_counted_to_a_bound(filters: str, issue: Issue, monkeypatch):
    monkeypatch.setattr(counting, "AT_MOST", SMALL)
    monkeypatch.setattr(candidates, "MOST_ASKED", SMALL)
    write(LARGE, issue)
    desk = ListClient()
    for page in pages(filters):
        assert str(desk.changelist(desk.params(page)).counted) == f"{SMALL}+"


def steps_of(desk: ListClient, asked: list[Params]) -> list[str]:
    """How SQLite answers the queries of these pages."""
    with CaptureQueriesContext(connection) as captured:
        for query in asked:
            desk.changelist(query)
    with connection.cursor() as cursor:
        found = [
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}".replace("%", "%%")).fetchall() for query in captured
        ]
    return [step for steps in found for *_numbers, step in steps]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses its ways by what its tables hold")
@pytest.mark.parametrize("filters", FILTERS)
def test_whether_a_story_is_in_the_list_stands_in_an_index(filters: str, issue: Issue):
    write(SMALL, issue)
    desk = ListClient()
    read = re.compile(r"SEARCH [UV]\d USING INTEGER PRIMARY KEY|.*\bANY\(")
    assert not [step for step in steps_of(desk, [desk.params(page) for page in pages(filters)]) if read.match(step)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses its ways by what its tables hold")
@pytest.mark.parametrize("selection", [*Story.Selection.values, USED, NOT_CHOSEN])
@pytest.mark.parametrize("filters", ["selection", *(pair for pair in PAIRS if "selection" in pair)])
def test_so_does_whether_it_was_chosen_or_used(filters: str, selection: str, issue: Issue):
    """Only among the stories of an issue, which are few, the rows are read."""
    write(SMALL, issue)
    choose(selection)
    desk = ListClient()
    asked = [desk.params(page) for page in pages(filters)]
    stories = [step for step in steps_of(desk, asked) if re.search(r"INDEX story_(?!by_issue)", step)]
    assert {query["selection"] for query in asked} == {selection}
    assert stories
    assert all("COVERING" in step for step in stories)


# In which order


def heads(desk: Client, **query: object) -> list[object]:
    """The columns whose heads are links that sort."""
    response = desk.get(reverse("admin:articles_story_changelist"), query)
    return response.context["cl"].sortable_by


def test_a_list_is_sorted_by_the_numbers_of_its_stories(desk):
    stories = [factories.story(headline=name).pk for name in "乙甲丙"]
    place = StoryListAdmin.list_display.index(number_column) + 1
    listed = desk.get(reverse("admin:articles_story_changelist"), {"o": place}).context["cl"].result_list
    assert [story.pk for story in listed] == stories


def test_a_short_list_is_sorted_by_any_column_that_has_a_value_in_each_row(desk):
    factories.story()
    assert headline_column in heads(desk)


def test_a_long_list_is_sorted_by_date_and_number_only(desk, issue, monkeypatch):
    for bounds, name in ((paging, "LARGE"), (counting, "AT_MOST")):
        monkeypatch.setattr(bounds, name, SMALL)
    write(LARGE, issue)
    assert heads(desk) == [place_in_print, number_column]
