"""The three rules that come along, over generated quarters, against a reckoning that was written apart: loops over
plain tuples, with the sums of each rule spelled out."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from articles.data import read_text
from articles.models.scoring_rule import CapPeriod, JointWork, SeveralMedia
from articles.reports.points import (
    Appearance,
    Condition,
    Contributor,
    Factor,
    Facts,
    PointValue,
    Rule,
    UsedPiece,
    score,
    totals,
)

LEVELS = ("nation", "province", "city", "county", "own")
PLACEMENTS = ("", "", "", "front", "front-lead", "lead")
HIGHEST, ADDED, SHARED = range(3)


def example(number: int) -> Rule:
    facts = json.loads(read_text("scoring_rules.json"))[number]
    values, factors = facts["values"], facts.get("factors", [])
    return Rule(
        values=tuple(PointValue(condition(row), Fraction(row["points"])) for row in values),
        factors=tuple(
            Factor(condition(row), times=Fraction(row.get("times", 1)), plus=Fraction(row.get("plus", 0)))
            for row in factors
        ),
        several_media=SeveralMedia(facts["several_media"]),
        joint_work=JointWork(facts["joint_work"]),
        composite_points=Fraction(facts.get("composite_points", 0)),
        cap=Fraction(facts["cap"]) if "cap" in facts else None,
        cap_period=CapPeriod(facts.get("cap_period", "year")),
    )


def condition(row: dict) -> Condition:
    return Condition(**{name: row[name] for name in ("level", "kind", "placement", "least", "most") if name in row})


def quarter(chance: Random, number: int) -> list[UsedPiece]:
    pieces = []
    for key in range(number):
        media = chance.sample(range(5), chance.choice([1, 1, 1, 2, 3]))
        kind, length = chance.choice(["article", "article", "brief"]), chance.randrange(100, 3000)
        appearances = tuple(
            Appearance(
                date(2024, 4, 1) + timedelta(days=chance.randrange(91)),
                Facts(medium, LEVELS[medium], kind, "", "original", chance.choice(PLACEMENTS), length),
            )
            for medium in media
        )
        units = chance.sample(range(1, 30), chance.choice([1, 1, 1, 2, 3]))
        pieces.append(UsedPiece(key, appearances, tuple(Contributor(unit, chance.random() < 0.5) for unit in units)))
    return pieces


def highest(pieces: list[UsedPiece]) -> dict[int, Fraction]:
    """Nation 5, province 3, city 2, county 1; the lead of a front page twice; to the units of correspondents."""
    points = {"nation": 5, "province": 3, "city": 2, "county": 1, "own": 0}
    found: dict[int, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        most = 0
        for appearance in piece.appearances:
            worth = points[appearance.facts.level] * (2 if appearance.facts.placement == "front-lead" else 1)
            most = max(most, worth)
        units = [each.unit for each in piece.contributors if each.is_correspondent]
        units = units or [each.unit for each in piece.contributors]
        for unit in units:
            found[unit] += Fraction(most, len(units))
    return found


def added(pieces: list[UsedPiece]) -> dict[int, Fraction]:
    """The points of all media; 5 more for a thousand characters; 3 for each unit and medium of a joint piece."""
    full = {"own": 10, "city": 15, "province": 30, "nation": 50}
    brief = {"own": 5, "city": 10, "province": 15, "nation": 25}
    found: dict[int, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        for appearance in piece.appearances:
            worth = (brief if appearance.facts.kind == "brief" else full).get(appearance.facts.level)
            if worth is not None and appearance.facts.characters >= 1000:
                worth += 5
            for each in piece.contributors:
                found[each.unit] += 3 if len(piece.contributors) > 1 else worth or 0
    return found


def shared(pieces: list[UsedPiece]) -> dict[int, Fraction]:
    """Each use by itself, shared equally, 120 a year at most: in the order of days."""
    uses = []
    for piece in pieces:
        for appearance in piece.appearances:
            uses.append((appearance.day, piece.key, appearance.facts, [each.unit for each in piece.contributors]))
    found: dict[int, Fraction] = defaultdict(Fraction)
    for _day, _key, facts, units in sorted(uses, key=lambda use: use[:2]):
        worth = {"county": 5, "city": 10, "province": 20, "nation": 40, "own": 0}[facts.level]
        if facts.kind == "brief":
            worth = {"county": 2, "city": 5}.get(facts.level, worth)
        by_placement = {"front-lead": Fraction(2), "front": Fraction(3, 2)}.get(facts.placement, Fraction(1))
        by_length = (
            Fraction(2) if facts.characters > 2000 else Fraction(3, 2) if facts.characters > 600 else Fraction(1)
        )
        for unit in units:
            found[unit] = min(Fraction(120), found[unit] + worth * by_placement * by_length / len(units))
    return found


QUARTERS = [*((seed, 500) for seed in range(5)), pytest.param(5, 100_000, marks=pytest.mark.thorough)]
"""Each by its seed, and how many pieces it has."""


@pytest.mark.parametrize(("seed", "size"), QUARTERS)
@pytest.mark.parametrize(("number", "reckoned"), [(HIGHEST, highest), (ADDED, added), (SHARED, shared)])
def test_both_reckonings_say_the_same(seed, size, number, reckoned):
    pieces = quarter(Random(seed), size)
    found = {unit: total.points for unit, total in totals(score(pieces, example(number))).items()}
    expected = reckoned(pieces)
    assert {unit: points for unit, points in found.items() if points} == {
        unit: points for unit, points in expected.items() if points
    }


GROUP_OF = {unit: unit % 3 for unit in range(1, 30)}
"""Units of three groups: the last has no line of its own."""


def by_group(pieces: list[UsedPiece]) -> dict[int, Fraction]:
    """A medium counts by what it is worth to the group of the unit: briefs less to some; nothing to the third at the
    county level. The lead of a front page twice, to one group."""
    worth = {
        0: {"nation": 20, "province": 10, "city": 9, "county": 30},
        1: {"nation": 5, "province": 6, "city": 4, "county": 1},
        2: {"nation": 8, "province": 4, "city": 3},
    }
    found: dict[int, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        for each in piece.contributors:
            group = GROUP_OF[each.unit]
            most = 0
            for appearance in piece.appearances:
                points = worth[group].get(appearance.facts.level, 0)
                if group == 0 and appearance.facts.kind == "brief" and appearance.facts.level == "nation":
                    points = 7
                if group == 1 and appearance.facts.placement == "front-lead":
                    points *= 2
                most = max(most, points)
            found[each.unit] += Fraction(most, len(piece.contributors))
    return found


RULE_BY_GROUP = Rule(
    values=tuple(
        PointValue(Condition(level=level, kind=kind, group=group), Fraction(points))
        for group, level, kind, points in [
            (0, "nation", "brief", 7),
            (0, "nation", "", 20),
            (1, "nation", "", 5),
            (None, "nation", "", 8),
            (0, "province", "", 10),
            (1, "province", "", 6),
            (None, "province", "", 4),
            (0, "city", "", 9),
            (1, "city", "", 4),
            (None, "city", "", 3),
            (1, "county", "", 1),
            (0, "county", "", 30),
        ]
    ),
    factors=(Factor(Condition(placement="front-lead", group=1), times=Fraction(2)),),
    groups=GROUP_OF,
)


@pytest.mark.parametrize(("seed", "size"), QUARTERS)
def test_both_say_the_same_of_points_that_differ_by_group(seed, size):
    pieces = quarter(Random(seed), size)
    found = {unit: total.points for unit, total in totals(score(pieces, RULE_BY_GROUP)).items() if total.points}
    assert found == {unit: points for unit, points in by_group(pieces).items() if points}
