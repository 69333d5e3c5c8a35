from __future__ import annotations

import pytest

from articles.models import Story
from articles.search.explaining import WhyEmpty, why_empty
from articles.search.resolving import resolve_query
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(db) -> None:
    for headline, day in (("工会驿站", "2024-12-17"), ("送清凉", "2024-06-28")):
        issue = factories.issue(published_on=day, date_basis="given")
        factories.printed_story(f"{headline}\n正文一段。\n")
        Story.objects.filter(headline=headline).update(issue=issue, dated=day, page="4")


def why(query: str) -> WhyEmpty:
    return why_empty(resolve_query(query), Story.objects.live())


def queries(ways: tuple) -> list[tuple[str, int]]:
    return [(way.query, way.number.number) for way in ways]


def test_the_word_that_no_story_has_is_named():
    assert why("驿站 清凉机").failing == ("清凉机",)


def test_words_of_different_stories_fail_together_only():
    assert why("驿站 清凉").failing == ()


def test_what_is_found_without_a_word_is_counted():
    assert queries(why("驿站 清凉机").without) == [("驿站", 1)]
    assert queries(why("驿站 清凉").without) == [("清凉", 1), ("驿站", 1)]


def test_a_word_alone_cannot_be_left_out():
    assert why("清凉机").without == ()


@pytest.mark.parametrize(
    "typed, meant",
    [("2024年12月", "日期:2024-12"), ("2024-12-17", "日期:2024-12-17"), ("2024年", "日期:2024"), ("第4版", "版次:4")],
)
def test_a_date_or_a_page_may_be_meant(typed: str, meant: str):
    assert queries(why(typed).instead)[0][0] == meant


def test_what_is_meant_stays_among_the_other_words():
    assert queries(why("驿站 2024年12月").instead) == [("驿站 日期:2024-12", 1)]


def test_what_is_meant_is_offered_by_itself_where_the_other_words_find_nothing():
    assert queries(why("清凉机 2024年12月").instead) == [("日期:2024-12", 1)]


def test_a_date_in_quotation_marks_is_text():
    assert why('"2024年12月"').instead == ()


def test_a_date_without_stories_is_not_offered():
    assert why("2023年5月").instead == ()


def test_a_tag_may_be_meant():
    factories.suggested(Story.objects.get(headline="送清凉"), "高温")
    assert queries(why("高温").instead) == [("标签:高温", 1)]
