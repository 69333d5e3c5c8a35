from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from articles.models import (
    Action,
    Notice,
    PointAdjustment,
    RuleFactor,
    RulePoints,
    RuleQuota,
    ScoringRule,
    Story,
    Submission,
    change,
)
from articles.reports.notice import notice_figures, rate
from articles.reports.notice_json import notice_json, number_text
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 6, 1), date(2024, 6, 30)
DAY = date(2024, 6, 17)


@pytest.fixture
def editor():
    return factories.user(is_superuser=True)


@pytest.fixture
def paper():
    return factories.publication("工人日报", level="nation")


@pytest.fixture
def rule():
    made = factories.registered(ScoringRule, name="只计最高")
    for position, (level, points) in enumerate([("county", 1), ("province", 3), ("nation", 5)]):
        factories.registered(RulePoints, rule=made, level=level, points=points, position=position)
    return made


@pytest.fixture
def units():
    return [
        factories.unit(name, "区县", position=n)
        for n, name in enumerate(["临江区总工会", "望山县总工会", "白石县总工会"])
    ]


def printed(paper, day=DAY, **fields) -> Story:
    return factories.story(issue=factories.issue(publication=paper, published_on=day, date_basis="printed"), **fields)


def figures(rule, editor, first=FIRST, last=LAST):
    return notice_figures(first, last, rule, editor)


def reached(found) -> dict[str, tuple[Fraction, Fraction]]:
    """Pieces and points by unit."""
    return {each.unit.name: (each.pieces, each.points) for each in found.standings}


class TestPieces:
    def test_a_story_of_an_issue_is_used_by_its_paper(self, rule, editor, paper, units):
        factories.contributed(printed(paper), units[0], by=editor)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 5)}

    @pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
    def test_what_lies_outside_the_span_is_not_counted(self, rule, editor, paper, units, day):
        factories.contributed(printed(paper, day), units[0], by=editor)
        assert figures(rule, editor).pieces == 0

    @pytest.mark.parametrize("day", [FIRST, LAST])
    def test_both_ends_belong_to_the_span(self, rule, editor, paper, units, day):
        factories.contributed(printed(paper, day), units[0], by=editor)
        assert figures(rule, editor).pieces == 1

    def test_a_use_elsewhere_counts_on_its_own_day(self, rule, editor, paper, units):
        story = printed(paper, date(2023, 1, 1))
        factories.contributed(story, units[0], by=editor)
        factories.use(story, factories.publication("江城晚报", level="province"), used_on=DAY)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 3)}

    def test_a_use_by_the_paper_itself_tells_more_of_it(self, rule, editor, paper, units):
        factories.registered(RuleFactor, rule=rule, placement="front-lead", times=2)
        story = printed(paper)
        factories.contributed(story, units[0], by=editor)
        factories.use(story, paper, used_on=DAY, placement="front-lead")
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 10)}

    def test_the_first_page_is_the_front_page(self, rule, editor, paper, units):
        factories.registered(RuleFactor, rule=rule, placement="front", plus=1)
        issue = factories.issue(publication=paper, published_on=DAY, date_basis="printed")
        story = factories.story(issue=issue, source=factories.source(issue, page="01"))
        factories.contributed(story, units[0], by=editor)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 6)}

    def test_lengths_are_those_of_the_text(self, rule, editor, paper, units):
        factories.registered(RuleFactor, rule=rule, least=1000, plus=2)
        factories.contributed(printed(paper, body="字" * 1000), units[0], by=editor)
        factories.contributed(printed(paper, DAY + timedelta(days=1), body="字" * 999), units[1], by=editor)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 7), "望山县总工会": (1, 5)}

    def test_a_suggested_unit_does_not_count(self, rule, editor, paper, units):
        story = printed(paper)
        with change(Action.TAG, by=editor):
            factories.records.attach([story], units[:1], "rejected")
        assert figures(rule, editor).pieces == 0

    @pytest.mark.parametrize("fields", [{"status": "excluded", "reason": "duplicate"}])
    def test_what_is_not_for_the_archive_does_not_count(self, rule, editor, paper, units, fields):
        factories.contributed(printed(paper, **fields), units[0], by=editor)
        assert figures(rule, editor).pieces == 0

    def test_an_internal_story_counts_for_those_who_may_read_it(self, rule, editor, paper, units):
        factories.contributed(printed(paper, visibility="internal"), units[0], by=editor)
        assert figures(rule, editor).pieces == 1
        assert figures(rule, factories.user()).pieces == 0


class TestStandings:
    def test_equals_share_a_place_and_the_next_place_follows(self, rule, editor, paper, units):
        for n, unit in enumerate([units[0], units[1], units[0], units[1], units[2]]):
            factories.contributed(printed(paper, FIRST + timedelta(days=n)), unit, by=editor)
        (group,) = figures(rule, editor).groups
        assert [(each.rank, each.is_tied) for each in group.standings] == [(1, True), (1, True), (2, False)]

    def test_units_without_a_piece_are_named_in_the_order_of_the_register(self, rule, editor, paper, units):
        factories.contributed(printed(paper), units[1], by=editor)
        (group,) = figures(rule, editor).groups
        assert [unit.name for unit in group.without] == ["临江区总工会", "白石县总工会"]

    def test_a_unit_that_was_not_there_yet_is_not_named(self, rule, editor, units):
        with change(Action.EDIT):
            units[0].since = date(2024, 7, 1)
            units[0].save()
        (group,) = figures(rule, editor).groups
        assert "临江区总工会" not in [unit.name for unit in group.without]

    def test_the_own_office_has_no_place(self, rule, editor, paper, units):
        office = factories.unit("市总工会办公室", is_own_office=True)
        factories.contributed(printed(paper), office, by=editor)
        found = figures(rule, editor)
        assert [each.unit for each in found.own_office] == [office]
        assert found.standings == [] and found.pieces == 1

    def test_a_bonus_is_told_apart(self, rule, editor, paper, units):
        factories.contributed(printed(paper), units[0], by=editor)
        with change(Action.EDIT, by=editor):
            PointAdjustment.objects.create(unit=units[0], day=DAY, points=10, reason="领导批示")
        (standing,) = figures(rule, editor).standings
        assert (standing.points, standing.adjusted) == (15, 10)

    def test_what_was_earned_before_the_span_leaves_less_of_the_cap(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(cap=7, cap_period="year")
        rule.refresh_from_db()
        for day in (date(2024, 2, 1), DAY):
            factories.contributed(printed(paper, day), units[0], by=editor)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 2)}

    def test_base_points_and_quotas_are_told_with_the_bonuses(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(base_points=6)
        factories.registered(RuleQuota, rule=rule, least=2, deduction=1)
        rule.refresh_from_db()
        with change(Action.EDIT):
            PointAdjustment.objects.create(unit=units[0], day=DAY, points=10, reason="批示")
        factories.contributed(printed(paper), units[0], by=editor)
        with translation.override("en"):
            row = notice_json(figures(rule, editor), with_titles=False)["groups"][0]["rows"][0]
        told = "5 (for pieces) + 6 (base points) + 10 (批示) − 1 (from 2024-06: 1 of 2 pieces) = 20"
        assert (row["points"], row["sum"]) == ("20", told)

    def test_briefs_are_counted_apart_too(self, rule, editor, paper, units):
        factories.contributed(printed(paper, kind="brief"), units[0], by=editor)
        (standing,) = figures(rule, editor).standings
        assert (standing.pieces, standing.briefs) == (1, 1)

    def test_submitted_and_used(self, rule, editor, paper, units):
        story = printed(paper)
        factories.contributed(story, units[0], by=editor)
        factories.registered(Submission, unit=units[0], day=DAY, title="送清凉", story=story)
        factories.registered(Submission, unit=units[0], day=DAY, title="没有登出来")
        (standing,) = figures(rule, editor).standings
        assert (standing.submitted, standing.used_of_submitted, standing.rate) == (2, 1, Decimal("50.0"))


@pytest.mark.parametrize(
    ("used", "submitted", "percent"),
    [
        *[(7, 14, "50.0"), (16, 28, "57.1"), (8, 15, "53.3"), (12, 33, "36.4"), (14, 33, "42.4"), (20, 47, "42.6")],
        *[(4, 14, "28.6"), (18, 18, "100.0"), (5, 7, "71.4"), (159, 301, "52.8")],
    ],
)
def test_rates_have_one_decimal(used, submitted, percent):
    assert rate(used, submitted) == Decimal(percent)


def test_none_of_none_has_no_rate():
    assert rate(0, 0) is None


class TestMedia:
    def test_a_piece_in_two_media_is_counted_for_both(self, rule, editor, paper, units):
        story = printed(paper)
        factories.contributed(story, units[0], by=editor)
        factories.use(story, factories.publication("江城晚报", level="province"), used_on=DAY)
        found = figures(rule, editor)
        assert [(row.medium.name, row.pieces) for row in found.media] == [("工人日报", 1), ("江城晚报", 1)]
        assert (found.pieces, found.in_several_media) == (1, 1)


class TestLooseEnds:
    def test_stories_of_the_span_without_a_unit(self, rule, editor, paper, units):
        printed(paper)
        factories.contributed(printed(paper, DAY + timedelta(days=1)), units[0], by=editor)
        assert figures(rule, editor).loose_ends.without_unit == 1

    def test_stories_with_a_unit_and_no_date(self, rule, editor, units):
        factories.contributed(factories.story(), units[0], by=editor)
        assert figures(rule, editor).loose_ends.undated == 1


class TestAsJson:
    def test_each_score_shows_its_sum(self, rule, editor, paper, units):
        factories.registered(RuleFactor, rule=rule, placement="front-lead", times=2)
        story = printed(paper)
        factories.contributed(story, *units[:2], by=editor)
        factories.use(story, paper, used_on=DAY, placement="front-lead")
        with translation.override("en"):
            made = notice_json(figures(rule, editor), with_titles=True)
        sum_of_first = made["titles"][0]["titles"][0]["sum"]
        assert sum_of_first == "5 (national) × 2 (lead of the front page) ÷ 2 (shared by units) = 5"

    def test_the_change_is_that_since_the_notice_before(self, rule, editor, paper, units):
        factories.contributed(printed(paper, date(2024, 5, 2)), units[0], by=editor)
        may = notice_json(figures(rule, editor, date(2024, 5, 1), date(2024, 5, 31)), with_titles=False)
        Notice.objects.create(title="五月", first=date(2024, 5, 1), last=date(2024, 5, 31), figures=may, kept_by=editor)
        for day in (FIRST, DAY, LAST):
            factories.contributed(printed(paper, day), units[0], by=editor)
        made = notice_json(figures(rule, editor), with_titles=False)
        assert made["groups"][0]["rows"][0]["change"] == "+2"

    @pytest.mark.parametrize(
        ("value", "text"), [(Fraction(5, 2), "2.5"), (Fraction(1, 3), "0.33"), (Fraction(30), "30"), (Fraction(0), "0")]
    )
    def test_numbers(self, value, text):
        assert number_text(value) == text
