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
    RuleGroup,
    RulePoints,
    RuleQuota,
    ScoringRule,
    Story,
    Submission,
    change,
)
from articles.reports.months import length_of
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
    return {each.unit.name: (each.pieces, each.points) for each in found.scores}


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

    def test_the_unit_that_print_names_first_has_it_all_whoever_was_added_first(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(joint_work="first")
        rule.refresh_from_db()
        story = printed(paper, byline="通讯员 张三（望山县总工会） 李四（临江区总工会）")
        for unit in (units[2], units[0], units[1]):
            factories.contributed(story, unit, by=editor)
        assert reached(figures(rule, editor)) == {"望山县总工会": (1, 5)}

    def test_where_print_names_none_the_unit_that_was_added_first_has_it_all(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(joint_work="first")
        rule.refresh_from_db()
        story = printed(paper)
        for unit in (units[2], units[0]):
            factories.contributed(story, unit, by=editor)
        assert reached(figures(rule, editor)) == {"白石县总工会": (1, 5)}

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


class TestScores:
    def test_equals_share_a_place_and_the_next_place_follows(self, rule, editor, paper, units):
        for n, unit in enumerate([units[0], units[1], units[0], units[1], units[2]]):
            factories.contributed(printed(paper, FIRST + timedelta(days=n)), unit, by=editor)
        (group,) = figures(rule, editor).groups
        assert [(each.rank, each.is_tied) for each in group.scores] == [(1, True), (1, True), (2, False)]

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

    def test_a_unit_whose_term_was_over_stands_with_its_pieces_and_without_base_points(
        self, rule, editor, paper, units
    ):
        ScoringRule.objects.filter(pk=rule.pk).update(base_points=6)
        rule.refresh_from_db()
        with change(Action.EDIT):
            units[0].until = date(2024, 5, 1)
            units[0].save()
        factories.contributed(printed(paper), units[0], by=editor)
        assert reached(figures(rule, editor))["临江区总工会"] == (1, 5)

    def test_the_own_office_has_no_place(self, rule, editor, paper, units):
        office = factories.unit("市总工会办公室", is_own_office=True)
        factories.contributed(printed(paper), office, by=editor)
        found = figures(rule, editor)
        assert [each.unit for each in found.own_office] == [office]
        assert found.scores == [] and found.pieces == 1

    def test_a_bonus_is_told_apart(self, rule, editor, paper, units):
        factories.contributed(printed(paper), units[0], by=editor)
        with change(Action.EDIT, by=editor):
            PointAdjustment.objects.create(unit=units[0], day=DAY, points=10, reason="领导批示")
        (scored,) = figures(rule, editor).scores
        assert (scored.points, scored.adjusted) == (15, 10)

    def test_a_bonus_tells_the_story_for_which_it_is(self, rule, editor, paper, units):
        story = printed(paper, headline="送清凉")
        factories.registered(PointAdjustment, unit=units[0], day=DAY, points=10, reason="批示", story=story)
        (told,) = notice_json(figures(rule, editor), editor, with_titles=False)["adjustments"]
        assert (told["unit"], told["points"], told["headline"]) == ("临江区总工会", "10", "送清凉")

    def test_a_bonus_for_an_internal_story_counts_for_those_who_may_read_it(self, rule, editor, paper, units):
        story = printed(paper, visibility="internal")
        factories.registered(PointAdjustment, unit=units[0], day=DAY, points=10, reason="批示", story=story)
        assert reached(figures(rule, editor)) == {"临江区总工会": (0, 10)}
        assert reached(figures(rule, factories.user())) == {}

    def test_what_came_of_an_internal_story_is_submitted_for_those_who_may_read_it(self, rule, editor, paper, units):
        internal = printed(paper, visibility="internal")
        for story in (internal, factories.story(issue=internal.issue)):
            factories.contributed(story, units[0], by=editor)
            factories.registered(Submission, unit=units[0], day=DAY, title=story.visibility, story=story)
        assert [figures(rule, user).scores[0].submitted for user in (editor, factories.user())] == [2, 1]

    def test_a_rule_for_a_group_counts_its_units_and_their_pieces_only(self, rule, editor, paper, units):
        factories.registered(RuleGroup, rule=rule, group=units[0].group)
        other = factories.unit("机械冶金工会", "产业")
        factories.contributed(printed(paper), units[0], other, by=editor)
        factories.contributed(printed(paper, LAST), other, by=editor)
        found = figures(rule, editor)
        assert (found.pieces, [group.name for group in found.groups]) == (1, ["区县"])
        assert reached(found) == {"临江区总工会": (Fraction(1, 2), Fraction(5, 2))}

    def test_a_line_of_points_for_a_group_is_told_by_its_name(self, rule, editor, paper, units):
        RulePoints.objects.filter(rule=rule).update(position=1)
        factories.registered(RulePoints, rule=rule, group=units[0].group, kind="article", points=9)
        factories.registered(RuleFactor, rule=rule, group=units[0].group, genre="消息", times=2)
        other = factories.unit("机械冶金工会", "产业")
        for day, unit in {DAY: units[0], LAST: other}.items():
            factories.contributed(printed(paper, day, kind="article", genre="消息"), unit, by=editor)
        with translation.override("en"):
            made = notice_json(figures(rule, editor), editor, with_titles=True)
        assert {unit["unit"]: unit["titles"][0]["sum"] for unit in made["titles"]} == {
            "临江区总工会": "9 (national, 区县, article) × 2 (区县, news report) = 18",
            "机械冶金工会": "5 (national)",
        }

    def test_a_rate_of_use_below_the_quota_is_told(self, rule, editor, paper, units):
        factories.registered(RuleQuota, rule=rule, least=60, of="rate", deduction=1)
        story = printed(paper)
        factories.contributed(story, units[0], by=editor)
        factories.registered(Submission, unit=units[0], day=DAY, title="送清凉", story=story)
        factories.registered(Submission, unit=units[0], day=DAY, title="没有登出来")
        with translation.override("en"):
            row = notice_json(figures(rule, editor), editor, with_titles=False)["groups"][0]["rows"][0]
        assert row["sum"] == "5 (for pieces) − 1 (from 2024-06: 50 of 60 per cent used) = 4"

    def test_what_was_earned_before_the_span_leaves_less_of_the_cap(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(cap=7, cap_period="year")
        rule.refresh_from_db()
        for day in (date(2024, 2, 1), DAY):
            factories.contributed(printed(paper, day), units[0], by=editor)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 2)}

    @pytest.mark.parametrize("cap", [None, 1000])
    def test_what_was_used_before_the_span_with_more_points_is_counted_in_it_all_the_same(
        self, rule, editor, paper, units, cap
    ):
        ScoringRule.objects.filter(pk=rule.pk).update(cap=cap, cap_period="year")
        rule.refresh_from_db()
        story = printed(paper, date(2024, 1, 5))
        factories.contributed(story, units[0], by=editor)
        factories.use(story, factories.publication("江城晚报", level="province"), used_on=DAY)
        assert reached(figures(rule, editor)) == {"临江区总工会": (1, 3)}

    def test_base_points_and_quotas_are_told_with_the_bonuses(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(base_points=6)
        factories.registered(RuleQuota, rule=rule, least=2, deduction=1)
        rule.refresh_from_db()
        with change(Action.EDIT):
            PointAdjustment.objects.create(unit=units[0], day=DAY, points=10, reason="批示")
        factories.contributed(printed(paper), units[0], by=editor)
        with translation.override("en"):
            row = notice_json(figures(rule, editor), editor, with_titles=False)["groups"][0]["rows"][0]
        told = "5 (for pieces) + 6 (base points) + 10 (批示) − 1 (from 2024-06: 1 of 2 pieces) = 20"
        assert (row["points"], row["sum"]) == ("20", told)

    def test_points_are_rounded_before_units_are_ranked(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(decimals=0)
        rule.refresh_from_db()
        factories.contributed(printed(paper), *units[:2], by=editor)
        with change(Action.EDIT):
            PointAdjustment.objects.create(unit=units[1], day=DAY, points="0.2", reason="批示")
        with translation.override("en"):
            rows = notice_json(figures(rule, editor), editor, with_titles=False)["groups"][0]["rows"]
        assert [(row["points"], row["rank"], row["sum"]) for row in rows] == [
            ("3", 1, "2.5 (for pieces) ≈ 3"),
            ("3", 1, "2.5 (for pieces) + 0.2 (批示) = 2.7 ≈ 3"),
        ]

    def test_briefs_are_counted_apart_too(self, rule, editor, paper, units):
        factories.contributed(printed(paper, kind="brief"), units[0], by=editor)
        (scored,) = figures(rule, editor).scores
        assert (scored.pieces, scored.briefs) == (1, 1)

    def test_submitted_and_used(self, rule, editor, paper, units):
        story = printed(paper)
        factories.contributed(story, units[0], by=editor)
        factories.registered(Submission, unit=units[0], day=DAY, title="送清凉", story=story)
        factories.registered(Submission, unit=units[0], day=DAY, title="没有登出来")
        (scored,) = figures(rule, editor).scores
        assert (scored.submitted, scored.used_of_submitted, scored.rate) == (2, 1, Decimal("50.0"))


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

    def test_uses_without_a_day(self, rule, editor, paper, units):
        factories.use(printed(paper), factories.publication("江城晚报"), number="12")
        internal = factories.story(visibility="internal")
        factories.use(internal, factories.publication("江城早报"), number="12")
        assert figures(rule, editor).loose_ends.undated_uses == 2
        assert figures(rule, factories.user()).loose_ends.undated_uses == 1

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
            made = notice_json(figures(rule, editor), editor, with_titles=True)
        sum_of_first = made["titles"][0]["titles"][0]["sum"]
        assert sum_of_first == "5 (national) × 2 (lead of the front page) ÷ 2 (shared by units) = 5"

    def test_the_sum_of_a_joint_piece_tells_its_points_and_what_the_limit_grants(self, rule, editor, paper, units):
        ScoringRule.objects.filter(pk=rule.pk).update(joint_work="composite", composite_points=8, cap=6)
        rule.refresh_from_db()
        factories.contributed(printed(paper), *units[:2], by=editor)
        with translation.override("en"):
            made = notice_json(figures(rule, editor), editor, with_titles=True)
        assert made["titles"][0]["titles"][0]["sum"] == "8 (joint piece), of which the limit grants 6"

    @pytest.mark.parametrize(
        ("value", "text"), [(Fraction(5, 2), "2.5"), (Fraction(1, 3), "0.33"), (Fraction(30), "30"), (Fraction(0), "0")]
    )
    def test_numbers(self, value, text):
        assert number_text(value) == text


MAY = date(2024, 5, 1), date(2024, 5, 31)


class TestChange:
    @pytest.fixture
    def kept(self, rule, editor, paper, units):
        """Keeps a notice of these days: one piece of the first unit."""

        def keep(first: date, last: date, rule_name: str = rule.name, *, has_internal: bool = False) -> None:
            factories.contributed(printed(paper, last), units[0], by=editor)
            made = notice_json(figures(rule, editor, first, last), editor, with_titles=False)
            span = {"first": first, "last": last, "rule_name": rule_name}
            factories.registered(Notice, title="通报", figures=made, has_internal=has_internal, **span)

        return keep

    @pytest.fixture
    def told(self, rule, editor, paper, units):
        """What June's three pieces of the first unit are beside the notice before."""

        def tell(user=editor) -> str | None:
            for day in (FIRST, DAY, LAST):
                factories.contributed(printed(paper, day), units[0], by=editor)
            return notice_json(figures(rule, user), user, with_titles=False)["groups"][0]["rows"][0]["change"]

        return tell

    def test_is_that_since_the_notice_before(self, kept, told):
        kept(*MAY)
        assert told() == "+2"

    def test_a_notice_of_another_length_is_none_to_compare_with(self, kept, told):
        kept(date(2024, 3, 1), date(2024, 5, 31))
        assert told() is None

    def test_nor_is_one_by_another_rule(self, kept, told):
        kept(*MAY, rule_name="另一办法")
        assert told() is None

    def test_nor_is_one_that_the_user_may_not_see(self, kept, told):
        kept(*MAY, has_internal=True)
        assert told(factories.user()) is None

    def test_an_annual_notice_that_was_kept_later_is_passed_over(self, kept, told):
        kept(*MAY)
        kept(date(2023, 1, 1), date(2023, 12, 31))
        assert told() == "+2"

    def test_thirds_that_are_the_same_are_no_change(self, rule, editor, paper, units):
        for day in (MAY[0], FIRST):
            factories.contributed(printed(paper, day), *units, by=editor)
        may = notice_json(figures(rule, editor, *MAY), editor, with_titles=False)
        factories.registered(Notice, title="通报", first=MAY[0], last=MAY[1], rule_name=rule.name, figures=may)
        rows = notice_json(figures(rule, editor), editor, with_titles=False)["groups"][0]["rows"]
        assert [(row["pieces"], row["change"]) for row in rows] == [("0.33", "0")] * 3


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), ("months", 1)),
        (date(2023, 12, 1), date(2024, 2, 29), ("months", 3)),
        (date(2024, 2, 1), date(2024, 2, 28), ("days", 28)),
        (date(2024, 2, 2), date(2024, 3, 1), ("days", 29)),
    ],
)
def test_spans_of_whole_months_are_as_long_as_these(first, last, length):
    assert length_of(first, last) == length
