"""What a notice adds up to: over generated archives its pieces, groups, rows, months and titles say the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from articles.models import (
    PointAdjustment,
    Publication,
    RulePoints,
    RuleQuota,
    ScoringRule,
    Story,
    Submission,
    Unit,
    Use,
)
from articles.models.scoring_rule import JointWork, SeveralMedia
from articles.reports.notice import NoticeFigures, folded_notice_figures, notice_figures
from articles.reports.notice_json import all_rows, notice_json
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 4, 1), date(2024, 6, 30)
SHARED = [work for work in JointWork if work not in (JointWork.FULL, JointWork.COMPOSITE)]
"""By which a piece of several units is one piece all the same."""


@pytest.fixture
def reader():
    return factories.user(is_superuser=True)


def rule(several_media: SeveralMedia, joint_work: JointWork) -> ScoringRule:
    made = factories.registered(ScoringRule, name="试行", several_media=several_media, joint_work=joint_work)
    for position, (level, points) in enumerate([("nation", 5), ("province", 3), ("city", 2)]):
        factories.registered(RulePoints, rule=made, level=level, points=points, position=position)
    return made


def archive(chance: Random, reader) -> None:
    """Stories of a quarter and of the days around it, with units, uses elsewhere and bonuses."""
    media = [factories.publication(level=level) for level in ("nation", "province", "city")]
    units = [factories.unit(f"第{n}工会", f"组{n % 3}", is_own_office=n == 0) for n in range(9)]
    for number in range(25):
        _story(chance, media, units, str(number), reader)
    for unit in chance.sample(units, 3):
        facts = {"unit": unit, "day": _day(chance), "points": chance.choice([-2, 5]), "reason": "评优"}
        factories.registered(PointAdjustment, **facts)


def _story(chance: Random, media: list[Publication], units: list[Unit], number: str, reader) -> None:
    first, *others = chance.sample(media, chance.choice([1, 1, 2, 3]))
    issue = factories.issue(publication=first, number=number, published_on=_day(chance), date_basis="printed")
    story = factories.story(issue=issue, kind=chance.choice(["article", "brief"]))
    for medium in others:
        form, is_commissioned = chance.choice(Use.Form.values), chance.random() < 0.2
        factories.use(story, medium, used_on=_day(chance), form=form, is_commissioned=is_commissioned)
    if of_story := chance.sample(units, chance.choice([0, 1, 1, 2, 3])):
        basis = chance.choice(["byline", "correspondent"])
        factories.contributed(story, *of_story, by=reader, basis=basis)


def _day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange(-20, 111))


def scored(figures: NoticeFigures) -> list:
    return [*figures.scores, *figures.own_office]


@pytest.mark.parametrize("joint_work", JointWork)
@pytest.mark.parametrize("several_media", SeveralMedia)
def test_all_figures_of_a_notice_agree(several_media, joint_work, reader):
    archive(Random(f"{several_media} {joint_work}"), reader)
    found = notice_figures(FIRST, LAST, rule(several_media, joint_work), reader)
    lines = [line for each in scored(found) for line in each.lines]
    pieces = {line.piece for line in lines}
    assert pieces
    assert found.pieces == len(pieces) == sum(month.pieces for month in found.months)
    assert sum(group.pieces for group in found.groups) == sum(each.pieces for each in found.scores)
    if several_media is not SeveralMedia.EACH and joint_work in SHARED:
        assert sum((each.pieces for each in scored(found)), Fraction(0)) == found.pieces
    of_media = Counter(medium for _piece, medium in {(line.piece, line.appearance.facts.medium) for line in lines})
    assert {row.medium.pk: row.pieces for row in found.media} == of_media
    assert of_media.total() - found.pieces >= found.in_several_media
    for each in scored(found):
        assert each.pieces == sum((line.pieces for line in each.lines), Fraction(0))
        extra = sum((adjustment.points for adjustment in each.adjustments), Fraction(0))
        assert each.points == sum((line.points for line in each.lines), Fraction(0)) + extra


@pytest.mark.parametrize("seed", range(3))
def test_its_annex_has_the_titles_of_its_rows(seed, reader):
    archive(Random(seed), reader)
    made = rule(SeveralMedia.SUM, JointWork.FULL)
    figures = notice_json(notice_figures(FIRST, LAST, made, reader), reader, with_titles=True)
    listed = {of_unit["id"]: {title["story"] for title in of_unit["titles"]} for of_unit in figures["titles"]}
    assert {row["id"]: int(row["pieces"]) for row in all_rows(figures) if row["pieces"] != "0"} == {
        unit: len(stories) for unit, stories in listed.items()
    }


@pytest.mark.parametrize("cap", [None, 9])
@pytest.mark.parametrize("several_media", SeveralMedia)
def test_stories_counted_range_by_range_say_the_same(several_media, cap, reader):
    archive(Random(f"{several_media} {cap}"), reader)
    made = rule(several_media, JointWork.EQUAL)
    made.cap = cap
    factories.registered(RuleQuota, rule=made, least=6, of="points", deduction=1)
    for story in Story.objects.all()[:5]:
        factories.registered(Submission, unit=Unit.objects.last(), day=FIRST, title=str(story.pk), story=story)
    keys = sorted(Story.objects.values_list("pk", flat=True))
    ranges = [range(begin, begin + 4) for begin in range(keys[0], keys[-1] + 1, 4)]
    folded = folded_notice_figures(FIRST, LAST, made, reader, ranges)
    at_once = notice_figures(FIRST, LAST, made, reader)
    told = [notice_json(figures, reader, with_titles=False) for figures in (folded, at_once)]
    assert told[0] == told[1]
