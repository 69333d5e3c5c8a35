from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from articles.models import Action, PointAdjustment, RuleGroup, RulePoints, ScoringRule, Submission, change
from articles.reports.published_work import WorkBy, WorkFilter, WorkOrder, published_work
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
REPORTER = {"role": "reporter", "name": "张三"}
CORRESPONDENT = {"role": "correspondent", "name": "李四"}
EDITOR = {"role": "editor", "name": "王五"}


@pytest.fixture
def reader():
    return factories.user(is_superuser=True)


@pytest.fixture
def paper():
    return factories.publication("工人日报", level="nation")


@pytest.fixture
def rule():
    made = factories.registered(ScoringRule, name="办法", joint_work="equal")
    factories.registered(RulePoints, rule=made, level="nation", points=5)
    factories.registered(RulePoints, rule=made, level="city", points=1)
    return made


def printed(paper, *credits, day=date(2024, 6, 17), **fields):
    issue = factories.issue(publication=paper, published_on=day, date_basis="printed")
    return factories.story(issue=issue, credits=list(credits), **fields)


def numbers(work):
    return {row.name: (row.stories, row.pieces, row.points) for row in work.rows}


def test_authors_share_a_piece_as_the_rule_says(reader, paper, rule):
    printed(paper, REPORTER, CORRESPONDENT)
    printed(paper, REPORTER, day=date(2024, 6, 18))
    found = published_work(FIRST, LAST, reader, WorkBy.AUTHOR, rule=rule)
    assert numbers(found) == {"张三": (2, Fraction(3, 2), Fraction(15, 2)), "李四": (1, Fraction(1, 2), Fraction(5, 2))}


def test_correspondents_are_counted_with_the_share_that_is_theirs(reader, paper, rule):
    printed(paper, REPORTER, CORRESPONDENT)
    found = published_work(FIRST, LAST, reader, WorkBy.CORRESPONDENT, rule=rule)
    assert numbers(found) == {"李四": (1, Fraction(1, 2), Fraction(5, 2))}


def test_who_edited_a_piece_did_not_write_it(reader, paper):
    printed(paper, EDITOR)
    assert not published_work(FIRST, LAST, reader, WorkBy.AUTHOR).rows


def test_a_person_of_two_roles_is_one(reader, paper):
    printed(paper, REPORTER, {"role": "photographer", "name": "张三"})
    assert numbers(published_work(FIRST, LAST, reader, WorkBy.AUTHOR)) == {"张三": (1, 1, 0)}


def test_units_are_counted_by_what_was_confirmed(reader, paper, rule):
    unit = factories.unit("临江区总工会")
    factories.contributed(printed(paper), unit, by=reader)
    found = published_work(FIRST, LAST, reader, WorkBy.UNIT, rule=rule)
    assert [(row.key, *numbers(found)[row.name]) for row in found.rows] == [(str(unit.pk), 1, 1, 5)]


def test_bonuses_belong_to_the_notice(reader, paper, rule):
    unit = factories.unit("临江区总工会")
    factories.contributed(printed(paper), unit, by=reader)
    with change(Action.EDIT):
        PointAdjustment.objects.create(unit=unit, day=date(2024, 6, 1), points=10, reason="批示")
    assert numbers(published_work(FIRST, LAST, reader, WorkBy.UNIT, rule=rule)) == {"临江区总工会": (1, 1, 5)}


def test_characters_are_those_of_all_stories(reader, paper):
    printed(paper, REPORTER, body="一二三")
    printed(paper, REPORTER, body="一二", day=date(2024, 7, 1))
    (row,) = published_work(FIRST, LAST, reader, WorkBy.AUTHOR).rows
    assert row.characters == 5


def test_a_medium_alone_is_counted_as_if_there_were_no_other(reader, paper, rule):
    city = factories.publication("临江工运", level="city")
    factories.use(printed(paper, REPORTER), city, used_on=date(2024, 6, 20))
    found = published_work(FIRST, LAST, reader, WorkBy.AUTHOR, rule=rule, only=WorkFilter(medium=city.pk))
    assert numbers(found) == {"张三": (1, 1, 1)}


@pytest.mark.parametrize(("only", "stories"), [({"genre": "通讯"}, 1), ({"kind": "brief"}, 1), ({}, 2)])
def test_genres_and_kinds_alone(reader, paper, only, stories):
    printed(paper, REPORTER, genre="通讯")
    printed(paper, REPORTER, kind="brief", genre="简讯", day=date(2024, 7, 1))
    assert len(published_work(FIRST, LAST, reader, WorkBy.AUTHOR, only=WorkFilter(**only)).pieces) == stories


def test_months_without_a_story_between_others_are_there(reader, paper):
    for month in (3, 5):
        printed(paper, REPORTER, day=date(2024, month, 3))
    months = published_work(FIRST, LAST, reader, WorkBy.AUTHOR).months
    assert [(each.first.month, each.pieces) for each in months] == [(3, 1), (4, 0), (5, 1)]


def test_where_submissions_alone_count_those_who_signed_one_are_counted(reader, paper, rule):
    ScoringRule.objects.update(counted="submitted")
    unit = factories.unit("临江区总工会")
    submitted = printed(paper, REPORTER)
    printed(paper, CORRESPONDENT, day=date(2024, 7, 1))
    factories.registered(Submission, unit=unit, day=date(2024, 6, 1), title="清凉", story=submitted)
    rule.refresh_from_db()
    assert set(numbers(published_work(FIRST, LAST, reader, WorkBy.AUTHOR, rule=rule))) == {"张三"}


def test_internal_stories_count_for_those_who_may_read_them(reader, paper):
    printed(paper, REPORTER, visibility="internal")
    assert published_work(FIRST, LAST, reader, WorkBy.AUTHOR).rows
    assert not published_work(FIRST, LAST, factories.user(), WorkBy.AUTHOR).rows


def test_points_are_rounded_as_the_rule_says(reader, paper, rule):
    rule.decimals = 0
    printed(paper, REPORTER, CORRESPONDENT)
    found = published_work(FIRST, LAST, reader, WorkBy.AUTHOR, rule=rule)
    assert {row.name: row.points for row in found.rows} == {"张三": 3, "李四": 3}


def test_names_stand_in_the_order_of_their_strokes_where_that_is_asked(reader, paper):
    printed(paper, *({"role": "reporter", "name": name} for name in ("黄一", "丁二", "王三")))
    found = published_work(FIRST, LAST, reader, WorkBy.AUTHOR, order=WorkOrder.STROKES)
    assert [row.name for row in found.rows] == ["丁二", "王三", "黄一"]


def test_a_rule_for_groups_of_units_counts_all_people(reader, paper, rule):
    unit = factories.unit("临江区总工会", "区县")
    factories.registered(RuleGroup, rule=rule, group=unit.group)
    factories.contributed(printed(paper, REPORTER), factories.unit("望山县总工会", "产业"), by=reader)
    assert numbers(published_work(FIRST, LAST, reader, WorkBy.AUTHOR, rule=rule)) == {"张三": (1, 1, 5)}
    assert numbers(published_work(FIRST, LAST, reader, WorkBy.UNIT, rule=rule)) == {}
