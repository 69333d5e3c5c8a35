from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Placing, Story, Tagging, bulk
from articles.search import facets, filter_by_query
from articles.search.facets import count_facets
from articles.search.query_parser import QueryField
from articles.search.resolving import LACKING
from articles.search.rewriting import field_term
from tests import factories

pytestmark = pytest.mark.django_db


def counted(field: QueryField) -> dict[str, int]:
    found = [facet for facet in count_facets(Story.objects.all()).facets if facet.field is field]
    return {value.name: value.count for facet in found for value in facet.values}


def test_of_nothing_there_is_nothing():
    assert count_facets(Story.objects.none()) == facets.FacetCounts(0, False, ())


def test_fields():
    for section, genre in (("要闻", "消息"), ("要闻", "评论"), ("", "")):
        factories.story(section=section, genre=genre)
    assert counted(QueryField.SECTION) == {"要闻": 2, "": 1}
    assert counted(QueryField.GENRE) == {"消息": 1, "评论": 1, "": 1}
    assert counted(QueryField.STATUS) == {"待校核": 3}


def test_publications_and_years_and_what_is_of_none():
    paper = factories.publication("工人日报")
    for day in (date(2024, 1, 1), date(2024, 2, 1), date(2023, 1, 1)):
        factories.story(issue=factories.issue(publication=paper, published_on=day, date_basis="given"))
    factories.story()
    assert counted(QueryField.PAPER) == {"工人日报": 3, "": 1}
    assert list(counted(QueryField.DATE).items()) == [("2024", 2), ("2023", 1), ("", 1)]


def test_tags_that_are_not_rejected():
    for name in ("高温", "高温", "防汛"):
        factories.suggested(factories.story(), name)
    Tagging.objects.filter(tag__name="防汛").update(state="rejected", by=factories.user())
    assert counted(QueryField.TAG) == {"高温": 2}


def test_a_story_of_several_parts_of_a_place_counts_once():
    story = factories.story()
    for code in ("330102", "330105", "320100"):
        factories.suggested_place(story, code)
    assert counted(QueryField.PLACE)["浙江省"] == 1
    Placing.objects.update(state="rejected", by=factories.user())
    assert counted(QueryField.PLACE) == {}


def test_only_the_newest_are_counted_and_that_is_said(monkeypatch):
    monkeypatch.setattr(facets, "MOST_HITS", 2)
    factories.stories(3)
    assert (count_facets(Story.objects.all()).number, count_facets(Story.objects.all()).is_bounded) == (2, True)


def test_just_as_many_as_are_counted_are_not_bounded(monkeypatch):
    monkeypatch.setattr(facets, "MOST_HITS", 3)
    factories.stories(3)
    assert not count_facets(Story.objects.all()).is_bounded


def test_what_is_counted_is_what_is_found_when_it_is_asked_for():
    paper = factories.publication("“工” 人")
    issue = factories.issue(publication=paper, published_on=date(2024, 6, 17), date_basis="given")
    story = factories.story(issue=issue, section='一 "周"', genre="评论")
    factories.story(section='一 "周"动态')
    factories.story(section="＂读者＂来信")
    factories.suggested(story, "高 温")
    factories.suggested_place(story, "330102")
    for facet in count_facets(Story.objects.all()).facets:
        for value in facet.values:
            if not value.name and facet.field not in LACKING:
                continue
            found = filter_by_query(Story.objects.all(), field_term(facet.field, value.name))
            assert found.count() == value.count, value


def test_the_number_of_queries_is_constant(monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 2)
    factories.suggested(factories.story(), "高温")
    with CaptureQueriesContext(connection) as few:
        count_facets(Story.objects.all())
    for story in factories.stories(5):
        factories.suggested(story, "防汛")
    with CaptureQueriesContext(connection) as many:
        count_facets(Story.objects.all())
    assert len(few) == len(many)
