"""What an expression finds is what it says, of every kind of part and of all of them put together."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db.models import Q

from articles import records
from articles.models import Action, Story, change
from articles.models.issue import UNDATED
from articles.search import count_stories, filter_by_expression, newest_first
from articles.search.expression import All, AnyOf, Expression, Not, Scope, Where, Word
from tests import factories

pytestmark = pytest.mark.django_db


def found(expression: Expression) -> set[str]:
    return {story.headline for story in filter_by_expression(Story.objects.all(), expression)}


@pytest.fixture
def editor():
    return factories.user()


@pytest.fixture
def four():
    """One story for each way to hold 甲 and 乙."""
    for first, second in product("甲无", "乙无"):
        factories.story(headline=first + second, body="正文")


def test_a_word_is_found(four):
    assert found(Word("甲")) == {"甲乙", "甲无"}


def test_a_word_is_not_found_where_its_pairs_stand_apart():
    factories.story(headline="甲乙无乙丙")
    assert (found(Word("甲乙丙")), count_stories(Story.objects.all(), Word("甲乙丙"))) == (set(), 0)


def test_all_parts_are_true(four):
    assert found(All((Word("甲"), Word("乙")))) == {"甲乙"}


def test_any_part_is_true(four):
    assert found(AnyOf((Word("甲"), Word("乙")))) == {"甲乙", "甲无", "无乙"}


def test_a_part_is_not_true(four):
    assert found(Not(Word("甲"))) == {"无乙", "无无"}


def test_an_or_stays_within_its_not(four):
    assert found(Not(AnyOf((Word("甲"), Word("乙"))))) == {"无无"}


def test_an_or_within_a_not_stays_within_an_and(four):
    assert found(All((Word("无"), Not(AnyOf((Word("甲"), Word("乙"))))))) == {"无无"}


def test_a_condition_on_columns_goes_with_words(four):
    assert found(All((Word("甲"), Where(Q(headline__endswith="乙"))))) == {"甲乙"}


def test_either_a_word_or_a_condition(four):
    assert found(AnyOf((Word("甲"), Where(Q(headline="无无"))))) == {"甲乙", "甲无", "无无"}


def test_of_no_parts_all_are_true(four):
    assert len(found(All(()))) == 4


def test_of_no_parts_none_is_true(four):
    assert found(AnyOf(())) == set()


SCOPES = {
    "kicker": Scope.HEADLINE,
    "headline": Scope.HEADLINE,
    "subhead": Scope.HEADLINE,
    "byline": Scope.BYLINE,
    "section": Scope.SECTION,
}


@pytest.mark.parametrize("field", [*SCOPES, "standfirst", "body"])
@pytest.mark.parametrize("scope", [Scope.HEADLINE, Scope.BYLINE, Scope.SECTION])
def test_a_scope_is_some_of_the_fields(field, scope):
    factories.story(**{"headline": "甲", field: "寻觅"})
    assert bool(found(Word("寻觅", scope))) == (SCOPES.get(field) == scope)


def test_a_name_of_the_credits_is_of_the_byline():
    factories.story(headline="甲", credits=[{"role": "reporter", "name": "欧阳小满"}])
    assert found(Word("欧阳小满", Scope.BYLINE)) == {"甲"}


@pytest.mark.parametrize(("scope", "hits"), [(Scope.PRINT, {"改正"}), (Scope.ALL, {"改正"}), (Scope.HEADLINE, set())])
def test_what_was_printed_and_is_edited_is_of_the_print(scope, hits):
    story = factories.printed_story("误植\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正"})
    assert found(Word("误植", scope)) == hits


def test_what_is_edited_is_not_of_the_print():
    story = factories.printed_story("误植\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正"})
    assert found(Word("改正", Scope.PRINT)) == set()


@pytest.mark.parametrize("word", ["甲", "甲乙", "甲乙丙"])
def test_a_count_stops_where_it_may(four, word):
    for _ in range(5):
        factories.story(headline="甲乙丙")
    whole, bounded = (count_stories(Story.objects.all(), Word(word), most) for most in (100, 3))
    assert (whole, bounded) == (len(filter_by_expression(Story.objects.all(), Word(word))), 4)


@pytest.mark.parametrize(
    "expression", [Word("甲"), Word("甲乙"), Word("甲", Scope.HEADLINE), Not(Word("甲")), All(()), AnyOf(())]
)
def test_a_count_without_a_bound_is_of_all(four, expression):
    assert count_stories(Story.objects.all(), expression) == len(found(expression))


@pytest.mark.parametrize("word", [Word("甲"), Word("甲", Scope.HEADLINE)])
def test_a_count_may_stop_at_the_first(four, word):
    assert count_stories(Story.objects.all(), word, 0) == 1


@pytest.mark.parametrize(("asked", "number"), [("all", 5), ("live", 3), ("binned", 2)])
def test_a_count_is_of_the_stories_asked(editor, asked, number):
    factories.stories(3, body="甲")
    with change(Action.BIN, by=editor):
        records.move_to_bin(factories.stories(2, body="甲"))
    assert count_stories(getattr(Story.objects, asked)(), Word("甲"), 100) == number


def test_a_count_asks_for_conditions_too(four):
    expression = All((Word("甲"), Where(Q(headline="甲乙"))))
    assert count_stories(Story.objects.all(), expression, 100) == 1


def test_the_newest_come_first():
    days = [date(2024, 6, 3), date(2024, 6, 1), date(2024, 6, 2), UNDATED]
    for day in days:
        given = {"published_on": day, "date_basis": "given"} if day != UNDATED else {}
        factories.story(body="甲", issue=factories.issue(**given))
    found = newest_first(filter_by_expression(Story.objects.all(), Word("甲")))
    assert [story.dated for story in found] == sorted(days, reverse=True)


def test_a_story_whose_issue_gets_another_day_takes_its_place(editor):
    early, late = (factories.issue(published_on=date(2024, 6, day), date_basis="given") for day in (1, 2))
    stories = [factories.story(body="甲", issue=issue) for issue in (early, late)]
    with change(Action.EDIT, by=editor):
        early.published_on = date(2024, 6, 3)
        early.save()
        records.redate(early)
    assert list(newest_first(filter_by_expression(Story.objects.all(), Word("甲")))) == stories
