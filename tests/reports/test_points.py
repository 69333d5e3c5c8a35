"""The numbers come from notices and rules that unions have published; the rest from what `Rule` says of itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models.scoring_rule import CapPeriod, Counted, JointWork, SeveralMedia, Ties
from articles.reports.points import (
    Adjustment,
    Appearance,
    Condition,
    Contributor,
    Factor,
    Facts,
    PointValue,
    Rule,
    UsedPiece,
    Why,
    ranks,
    rounded,
    score,
    totals,
)

OWN, UPPER = 1, 2
COUNTY, PROVINCE, NATION = 3, 4, 5
LEVELS = {OWN: "own", UPPER: "city", COUNTY: "county", PROVINCE: "province", NATION: "nation"}
DAY = date(2024, 6, 3)


def appearance(medium=NATION, day=DAY, *, kind="article", genre="消息", form="original", placement="", characters=500):
    return Appearance(day, Facts(medium, LEVELS[medium], kind, genre, form, placement, characters))


def piece(*appearances, units=(1,), key=1, submitted_by=()):
    contributors = tuple(each if isinstance(each, Contributor) else Contributor(each) for each in units)
    return UsedPiece(key, appearances or (appearance(),), contributors, frozenset(submitted_by))


def by_level(**points):
    return tuple(PointValue(Condition(level=level), Fraction(value)) for level, value in points.items())


def points_of(rule, *pieces, adjustments=()):
    found = totals(score(pieces, rule, adjustments), adjustments)
    return {unit: total.points for unit, total in found.items()}


def pieces_of(rule, *pieces):
    return {unit: total.pieces for unit, total in totals(score(pieces, rule)).items()}


RULE = Rule(by_level(county=1, province=3, nation=5))


class TestPublishedNumbers:
    @pytest.mark.parametrize(
        ("own", "upper", "points"), [(35, 3, 205), (36, 0, 180), (27, 1, 145), (25, 1, 135), (26, 0, 130)]
    )
    def test_five_for_the_own_site_and_ten_for_the_upper(self, own, upper, points):
        used = [piece(appearance(OWN), key=n) for n in range(own)]
        used += [piece(appearance(UPPER), key=100 + n) for n in range(upper)]
        assert points_of(Rule(by_level(own=5, city=10)), *used) == {1: points}

    @pytest.mark.parametrize(("several", "points"), [("highest", 3), ("sum", 4), ("each", 4)])
    def test_a_county_paper_and_a_provincial_one(self, several, points):
        rule = Rule(RULE.values, several_media=SeveralMedia(several))
        assert points_of(rule, piece(appearance(COUNTY), appearance(PROVINCE))) == {1: points}

    def test_two_correspondents_and_a_reporter_share_among_the_correspondents(self):
        joint = piece(units=[Contributor(1, True), Contributor(2, True), Contributor(3)])
        rule = Rule(RULE.values, joint_work=JointWork.CORRESPONDENTS)
        assert points_of(rule, joint) == {1: Fraction(5, 2), 2: Fraction(5, 2)}
        assert pieces_of(rule, joint) == {1: Fraction(1, 2), 2: Fraction(1, 2)}

    def test_the_first_author_has_it_all(self):
        joint = piece(units=[Contributor(1, True), Contributor(2, True), Contributor(3)])
        assert points_of(Rule(RULE.values, joint_work=JointWork.FIRST), joint) == {1: 5}

    @pytest.mark.parametrize(("units", "points"), [([1], {1: 5}), ([1, 2, 3], {1: 3, 2: 3, 3: 3})])
    def test_a_round_up_has_points_of_its_own(self, units, points):
        rule = Rule(RULE.values, joint_work=JointWork.COMPOSITE, composite_points=Fraction(3))
        assert points_of(rule, piece(units=units)) == points

    def test_front_page_lead_by_a_line_of_its_own(self):
        lead = PointValue(Condition(level="nation", placement="front-lead"), Fraction(40))
        rule = Rule((lead, *by_level(nation=20)))
        assert points_of(rule, piece(appearance(placement="front-lead"))) == {1: 40}

    def test_front_page_lead_twice(self):
        rule = Rule(by_level(nation=10), (Factor(Condition(placement="front-lead"), times=Fraction(2)),))
        assert points_of(rule, piece(appearance(placement="front-lead"))) == {1: 20}

    def test_front_page_lead_and_length_multiply(self):
        longer = [Factor(Condition(least=2001), times=Fraction(4)), Factor(Condition(least=601), times=Fraction(2))]
        rule = Rule(by_level(nation=20), (Factor(Condition(placement="lead"), times=Fraction(2)), *longer))
        assert points_of(rule, piece(appearance(placement="front-lead", characters=700))) == {1: 80}
        assert points_of(rule, piece(appearance(characters=2500))) == {1: 80}

    def test_a_month_with_a_negative_report(self):
        adjustment = Adjustment(1, DAY, Fraction(-10), voids_month=True)
        other_month = piece(appearance(day=date(2024, 7, 1)), key=2)
        assert points_of(RULE, piece(), adjustments=[adjustment]) == {1: -10}
        assert points_of(RULE, piece(), other_month, adjustments=[adjustment]) == {1: -5}

    def test_dense_ranks(self):
        assert ranks([4, 4, 3, 3, 2]) == [1, 1, 2, 2, 3]


def test_ranks_with_gaps():
    assert ranks([2, 4, 4, 3], Ties.GAPPED) == [4, 1, 1, 3]


def test_a_length_on_the_edge_belongs_to_its_band():
    rule = Rule(
        (
            PointValue(Condition(most=499), Fraction(8)),
            PointValue(Condition(least=500, most=999), Fraction(10)),
            PointValue(Condition(least=1000), Fraction(15)),
        )
    )
    lengths = (499, 500, 999, 1000)
    used = [piece(appearance(characters=length), units=[length], key=length) for length in lengths]
    assert points_of(rule, *used) == {499: 8, 500: 10, 999: 10, 1000: 15}


def test_the_first_value_that_holds_counts():
    brief = PointValue(Condition(medium=NATION, kind="brief"), Fraction(2))
    rule = Rule((brief, *RULE.values))
    assert points_of(rule, piece(appearance(kind="brief"))) == {1: 2}
    assert points_of(Rule((*RULE.values, brief)), piece(appearance(kind="brief"))) == {1: 5}


def test_a_factor_for_the_front_page_holds_for_its_lead():
    rule = Rule(RULE.values, (Factor(Condition(placement="front"), plus=Fraction(1)),))
    assert points_of(rule, piece(appearance(placement="front-lead"))) == {1: 6}
    assert points_of(rule, piece(appearance(placement="lead"))) == {1: 5}


def test_of_the_factors_for_placement_the_first_that_holds_counts():
    factors = (
        Factor(Condition(placement="front-lead"), times=Fraction(3)),
        Factor(Condition(placement="front"), times=Fraction(2)),
    )
    assert points_of(Rule(RULE.values, factors), piece(appearance(placement="front-lead"))) == {1: 15}


def test_a_factor_adds_nothing_where_there_are_no_points():
    rule = Rule(by_level(province=3), (Factor(Condition(), plus=Fraction(1)),))
    assert points_of(rule, piece(appearance(NATION))) == {1: 0}


def test_a_piece_in_two_media_is_one_piece_where_points_are_added():
    both = piece(appearance(COUNTY), appearance(NATION))
    assert pieces_of(Rule(RULE.values, several_media=SeveralMedia.SUM), both) == {1: 1}
    assert pieces_of(Rule(RULE.values, several_media=SeveralMedia.EACH), both) == {1: 2}


def test_what_counts_less_says_so():
    lines = score([piece(appearance(COUNTY), appearance(NATION))], RULE)
    assert [(line.points, line.why) for line in lines] == [(0, Why.LOWER), (5, None)]


@pytest.mark.parametrize(
    ("form", "points"), [("original", {1: 5}), ("photo", {1: 5}), ("reprint", {}), ("excerpt", {})]
)
def test_originals_only(form, points):
    assert points_of(Rule(RULE.values, counted=Counted.ORIGINAL), piece(appearance(form=form))) == points


def test_what_was_submitted_only():
    rule = Rule(RULE.values, joint_work=JointWork.FULL, counted=Counted.SUBMITTED)
    assert points_of(rule, piece(units=[1, 2], submitted_by=[2])) == {2: 5}


def test_a_cap_grants_what_is_left_in_the_order_of_days():
    used = [piece(appearance(day=date(2024, month, 1)), key=month) for month in (3, 1, 2)]
    lines = score(used, Rule(RULE.values, cap=Fraction(12)))
    assert [(line.piece, line.points, line.why) for line in lines] == [(1, 5, None), (2, 5, None), (3, 2, Why.CAPPED)]


@pytest.mark.parametrize(("period", "points"), [("month", 12), ("quarter", 12), ("year", 6)])
def test_a_cap_begins_again_with_its_period(period, points):
    used = [piece(appearance(day=date(2024, month, day)), key=month * 9 + day) for month in (1, 4) for day in (1, 2)]
    rule = Rule(RULE.values, cap=Fraction(6), cap_period=CapPeriod(period))
    assert points_of(rule, *used) == {1: points}


@pytest.mark.parametrize(("period", "first"), [("month", (8, 1)), ("quarter", (7, 1)), ("year", (1, 1))])
def test_the_first_day_of_a_cap_period(period, first):
    assert CapPeriod(period).first_day(date(2024, 8, 17)) == date(2024, *first)


@given(st.lists(st.sampled_from([COUNTY, PROVINCE, NATION]), min_size=1, max_size=4), st.integers(1, 7))
def test_shares_of_a_piece_add_up_to_it(media, number):
    joint = piece(*map(appearance, media), units=range(number))
    rule = Rule(RULE.values, several_media=SeveralMedia.SUM)
    assert sum(points_of(rule, joint).values()) == sum(points_of(rule, piece(*map(appearance, media))).values())
    assert sum(pieces_of(rule, joint).values()) == 1


@given(st.lists(st.integers(0, 5)))
def test_ranks_follow_points(points):
    places = ranks(points)
    assert all(
        (a > b) == (p < q) for a, p in zip(points, places, strict=True) for b, q in zip(points, places, strict=True)
    )
    assert sorted(set(places)) == list(range(1, len(set(points)) + 1))


@pytest.mark.parametrize(("points", "decimals", "expected"), [
    ("2.345", None, "2.345"),
    ("2.345", 2, "2.35"),
    ("2.25", 1, "2.3"),
    ("2.5", 0, "3"),
    ("-2.5", 0, "-3"),
    ("2.49", 0, "2"),
])  # fmt: skip
def test_points_are_rounded_as_people_do(points, decimals, expected):
    assert rounded(Fraction(points), decimals) == Fraction(expected)


def test_a_rule_for_some_units_gives_the_others_nothing_of_what_they_share():
    (line,) = score([piece(units=(1, 2))], Rule(RULE.values, units=frozenset({1})))
    assert (line.unit, line.pieces) == (1, Fraction(1, 2))


DISTRICT, TRADE = 7, 8
"""Keys of groups."""


def test_a_line_for_a_group_holds_for_its_units_only():
    values = (PointValue(Condition(level="nation", group=TRADE), Fraction(8)), *RULE.values)
    rule = Rule(values, groups={1: TRADE, 2: DISTRICT})
    assert points_of(rule, piece(units=(1, 2, 3))) == {1: Fraction(8, 3), 2: Fraction(5, 3), 3: Fraction(5, 3)}


def test_which_medium_is_the_highest_may_differ_by_group():
    values = (PointValue(Condition(level="county", group=TRADE), Fraction(6)), *RULE.values)
    rule = Rule(values, joint_work=JointWork.FULL, groups={1: TRADE})
    lines = score([piece(appearance(COUNTY), appearance(NATION), units=(1, 2))], rule)
    counted = {line.unit: line.appearance.facts.level for line in lines if line.why is None}
    assert counted == {1: "county", 2: "nation"}
    assert pieces_of(rule, piece(appearance(COUNTY), appearance(NATION), units=(1, 2))) == {1: 1, 2: 1}


def test_a_factor_for_a_group_holds_for_its_units_only():
    factor = Factor(Condition(group=TRADE), times=Fraction(2))
    rule = Rule(RULE.values, (factor,), joint_work=JointWork.FULL, groups={1: TRADE, 2: DISTRICT})
    assert points_of(rule, piece(units=(1, 2))) == {1: 10, 2: 5}


@given(st.integers(0, 5_000), st.lists(st.tuples(st.integers(0, 3_000), st.none() | st.integers(0, 3_000))))
def test_a_length_is_worth_what_the_shortest_like_it_is(characters, bands):
    rule = Rule(tuple(PointValue(Condition(least=least, most=most), Fraction(1)) for least, most in bands))
    like = rule.shortest_like(characters)
    assert like <= characters
    for value in rule.values:
        assert value.condition.holds(appearance(characters=like).facts) == value.condition.holds(
            appearance(characters=characters).facts
        )
