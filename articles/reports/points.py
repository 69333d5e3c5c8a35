"""计分办法: what a used piece is worth, and to which units. Values in, values out: nothing here asks the database.

The rules of unions contradict each other. What they disagree on is a field of `Rule`; what they share is the order of
reckoning: the points of each appearance, the appearances that count, the shares of the units, the cap. All arithmetic
is by fractions, so that a third of five points three times is five; only who shows a number rounds it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache, cached_property
from math import lcm, prod
from typing import NamedTuple

from articles.models.scoring_rule import CapPeriod, Counted, JointWork, QuotaOf, SeveralMedia, Ties

ONE = Fraction(1)
NOTHING = Fraction(0)


ALSO = {"front": {"front-lead", "ear"}, "lead": {"front-lead"}}
"""A condition for this placement holds for those too."""


class Facts(NamedTuple):
    """What the points of an appearance depend on. `medium` is the key of its publication, `characters` the length, or
    one that is worth the same."""

    medium: int
    level: str
    kind: str
    genre: str
    form: str
    placement: str
    characters: int


class Appearance(NamedTuple):
    """A piece in one medium on one day."""

    day: date
    facts: Facts


class Contributor(NamedTuple):
    """A unit by its key; where people are counted, a person by a number."""

    unit: int
    is_correspondent: bool = False


class UsedPiece(NamedTuple):
    """A story with its appearances, and its contributors in the order of print; `submitted_by` are units.
    `is_commissioned` where a use says so; `characters` are 0 where nobody asked for lengths."""

    key: int
    appearances: tuple[Appearance, ...]
    contributors: tuple[Contributor, ...]
    submitted_by: frozenset[int] = frozenset()
    is_brief: bool = False
    is_commissioned: bool = False
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds for an appearance, and a unit, that agree in all that is told; what is empty may be anything. Lengths are
    characters, both ends included; `group` is the key of that of the unit."""

    level: str = ""
    medium: int | None = None
    kind: str = ""
    genre: str = ""
    form: str = ""
    placement: str = ""
    least: int = 0
    most: int | None = None
    group: int | None = None

    def holds(self, facts: Facts, group: int | None = None) -> bool:
        return (
            self.group in (None, group)
            and (not self.level or self.level == facts.level)
            and (self.medium is None or self.medium == facts.medium)
            and (not self.kind or self.kind == facts.kind)
            and (not self.genre or self.genre == facts.genre)
            and (not self.form or self.form == facts.form)
            and (not self.placement or facts.placement in {self.placement, *ALSO.get(self.placement, ())})
            and self.least <= facts.characters
            and (self.most is None or facts.characters <= self.most)
        )

    @property
    def subject(self) -> tuple[bool, bool]:
        """Whether it tells a placement, and a length: of factors with one subject the first that holds counts."""
        return bool(self.placement), bool(self.least or self.most is not None)


@dataclass(frozen=True, slots=True)
class PointValue:
    condition: Condition
    points: Fraction


@dataclass(frozen=True, slots=True)
class Factor:
    """Multiplies the points, and adds to them then."""

    condition: Condition
    times: Fraction = ONE
    plus: Fraction = NOTHING


@dataclass(frozen=True, slots=True)
class Quota:
    """So many pieces or points in each whole period, of which each that is missing costs `deduction`; or such a rate of
    use, in per cent, below which it is taken off once. It holds for the units of a group, and what a medium used, by
    their keys; None is any."""

    least: Fraction
    of: QuotaOf
    period: CapPeriod
    deduction: Fraction = NOTHING
    group: int | None = None
    medium: int | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Of a unit in the period that begins on `first`."""

    quota: Quota
    first: date
    reached: Fraction

    @property
    def points(self) -> Fraction:
        """What it costs: nothing, or less."""
        if self.quota.of is QuotaOf.RATE:
            return -self.quota.deduction
        return -self.quota.deduction * (self.quota.least - self.reached)


@dataclass(frozen=True)
class Rule:
    """`values` are asked in their order, and the first that holds gives the points: none, no points. `cap` is the most
    that a unit gets for its pieces in a cap period; with `base_points` each unit begins. `decimals` are those to which
    the points of a unit are rounded, None where they are not. `units` are the keys of those that count, None all;
    `groups` are their groups by their keys, where a condition asks for one."""

    values: tuple[PointValue, ...]
    factors: tuple[Factor, ...] = ()
    several_media: SeveralMedia = SeveralMedia.HIGHEST
    joint_work: JointWork = JointWork.EQUAL
    composite_points: Fraction = NOTHING
    counted: Counted = Counted.ALL
    cap: Fraction | None = None
    cap_period: CapPeriod = CapPeriod.YEAR
    decimals: int | None = None
    ties: Ties = Ties.DENSE
    base_points: Fraction = NOTHING
    quotas: tuple[Quota, ...] = ()
    units: frozenset[int] | None = None
    groups: Mapping[int, int] = field(default_factory=dict)

    def counts(self, unit: int) -> bool:
        return self.units is None or unit in self.units

    @property
    def asks_length(self) -> bool:
        return any(condition.subject[1] for condition in self._conditions)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The shortest of each band: those within one are alike to the rule."""
        begin = {each.least for each in self._conditions}
        after = {each.most + 1 for each in self._conditions if each.most is not None}
        return tuple(sorted({0, *begin, *after}))

    def shortest_like(self, characters: int) -> int:
        """The shortest length that is worth the same."""
        return self.lengths[bisect_right(self.lengths, characters) - 1]

    @property
    def _conditions(self) -> list[Condition]:
        return [each.condition for each in (*self.values, *self.factors)]


class Why(StrEnum):
    """Why a line has fewer points than its sum says."""

    LOWER = "lower"
    """Another appearance of the piece counts."""
    CAPPED = "capped"
    VOID = "void"
    """The points of that month are taken away."""


@dataclass(frozen=True, slots=True)
class Valued:
    """The points of an appearance, and how they come about: (base × times…) + plus…. The base is that of the value
    whose condition is `by`, None where no value holds."""

    points: Fraction
    base: Fraction
    by: Condition | None = None
    factors: tuple[Factor, ...] = ()


class ScoreLine(NamedTuple):
    """What one appearance of a piece brings one unit. `share` is the unit's part of the points, `pieces` of the count;
    where it is `composite`, the points of a joint piece replace what the appearance is worth."""

    piece: int
    unit: int
    appearance: Appearance
    valued: Valued
    share: Fraction
    pieces: Fraction
    points: Fraction
    composite: bool = False
    why: Why | None = None
    is_brief: bool = False

    def reduced(self, points: Fraction, why: Why) -> ScoreLine:
        """To fewer points, and why. There are many, and `_replace` is slow."""
        return ScoreLine(*self[:6], points, self.composite, why, self.is_brief)

    def joined(self, other: ScoreLine) -> ScoreLine:
        """With what another brings."""
        sums = (self.share + other.share, self.pieces + other.pieces, self.points + other.points)
        return ScoreLine(*self[:4], *sums, *self[7:])


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A bonus, or a deduction where it is negative. One that voids a month takes the points for its pieces first."""

    unit: int
    day: date
    points: Fraction
    voids_month: bool = False
    reason: str = ""
    piece: int | None = None
    """The story for which it is."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a unit sent in on a day, and where it appeared: nowhere, where it was not used."""

    day: date
    appearances: tuple[Appearance, ...] = ()


@dataclass
class Total:
    """Of a unit. `earned` are the points for pieces, `adjusted` those of bonuses and deductions."""

    pieces: Fraction = NOTHING
    earned: Fraction = NOTHING
    adjusted: Fraction = NOTHING
    lines: list[ScoreLine] = field(default_factory=list)

    @property
    def points(self) -> Fraction:
        return self.earned + self.adjusted


def score(pieces: Iterable[UsedPiece], rule: Rule, adjustments: Sequence[Adjustment] = ()) -> list[ScoreLine]:
    """All lines, in the order of their days. The pieces begin with the cap period, and so may the lines."""
    value_of = _valuer(rule)
    lines = [line for piece in pieces for line in _lines(piece, rule, value_of)]
    lines.sort(key=lambda line: (line.appearance.day, line.piece))
    voided = {(each.unit, CapPeriod.MONTH.of(each.day)) for each in adjustments if each.voids_month}
    if voided:
        lines = [_void(line) if _month(line) in voided else line for line in lines]
    return lines if rule.cap is None else list(capped(lines, rule.cap, rule.cap_period))


def fold_lines(lines: Iterable[ScoreLine], into: dict[Hashable, ScoreLine]) -> None:
    """What a unit has of a day in one medium as one line, for as many pieces as there are: 0 is its piece."""
    for line in lines:
        facts = line.appearance.facts
        key = (line.unit, line.appearance.day, facts.medium, line.is_brief, bool(line.valued.points))
        known = into.get(key)
        into[key] = line._replace(piece=0) if known is None else known.joined(line)


def totals(lines: Iterable[ScoreLine], adjustments: Iterable[Adjustment] = ()) -> dict[int, Total]:
    """By unit: of those that have a line or an adjustment."""
    found: dict[int, Total] = defaultdict(Total)
    for line in lines:
        found[line.unit].lines.append(line)
    for total in found.values():
        total.pieces = added_up(line.pieces for line in total.lines)
        total.earned = added_up(line.points for line in total.lines)
    for adjustment in adjustments:
        found[adjustment.unit].adjusted += adjustment.points
    return dict(found)


def shortfalls(
    lines: Sequence[ScoreLine],
    rule: Rule,
    group: int | None,
    first: date,
    last: date,
    submitted: Sequence[Submitted] = (),
) -> Iterator[Shortfall]:
    """Of a unit of the group by its lines from `first` to `last`: a period that is not over is not judged."""
    for quota in rule.quotas:
        if quota.group in (None, group):
            for begin, end in quota.period.whole_within(first, last):
                if quota.of is QuotaOf.RATE:
                    reached = _rate_of_use([each for each in submitted if begin <= each.day <= end], quota.medium)
                else:
                    reached = added_up(_towards(line, quota) for line in lines if begin <= line.appearance.day <= end)
                if reached is not None and reached < quota.least:
                    yield Shortfall(quota, begin, reached)


def _rate_of_use(submitted: Sequence[Submitted], medium: int | None) -> Fraction | None:
    """In per cent; None of nothing."""
    used = sum(any(medium in (None, at.facts.medium) for at in each.appearances) for each in submitted)
    return Fraction(100 * used, len(submitted)) if submitted else None


def _towards(line: ScoreLine, quota: Quota) -> Fraction:
    """What of a line counts. A medium's own pieces are all that it used, whatever else used them too."""
    if quota.medium not in (None, line.appearance.facts.medium):
        return NOTHING
    if quota.of is QuotaOf.POINTS:
        return line.points
    return line.pieces if quota.medium is None else line.share


def added_up(numbers: Iterable[Fraction]) -> Fraction:
    """Of many: fractions are slow to add, and have few denominators."""
    numerators: dict[int, int] = defaultdict(int)
    for number in numbers:
        numerator, denominator = number.as_integer_ratio()
        numerators[denominator] += numerator
    return sum((Fraction(above, below) for below, above in numerators.items()), NOTHING)


def rounded(points: Fraction, decimals: int | None) -> Fraction:
    """Half of the last place is rounded up, of a negative number down."""
    if decimals is None:
        return points
    size, places = abs(points), 10**decimals
    number = Fraction(int(size * places + Fraction(1, 2)), places)
    return number if points >= 0 else -number


def ranks(points: Sequence[Fraction | int], ties: str = Ties.DENSE) -> list[int]:
    """Of each of these points its place: the most are first."""
    ordered = sorted(set(points) if ties is Ties.DENSE else points, reverse=True)
    places = {value: ordered.index(value) + 1 for value in set(ordered)}
    return [places[value] for value in points]


ValueOf = Callable[[Facts, int | None], Valued]
"""Of an appearance, for a unit of the group."""


def _valuer(rule: Rule) -> ValueOf:
    """Appearances are alike by the thousand: what was reckoned is kept."""

    @cache
    def value_of(facts: Facts, group: int | None) -> Valued:
        return _valued(facts, group, rule)

    return value_of


def _valued(facts: Facts, group: int | None, rule: Rule) -> Valued:
    value = next((each for each in rule.values if each.condition.holds(facts, group)), None)
    if value is None:
        return Valued(NOTHING, NOTHING)
    factors: dict[tuple[bool, bool], Factor] = {}
    for factor in rule.factors:
        if factor.condition.holds(facts, group):
            factors.setdefault(factor.condition.subject, factor)
    product = prod((each.times for each in factors.values()), start=value.points)
    points = product + sum(each.plus for each in factors.values())
    return Valued(points, value.points, value.condition, tuple(factors.values()))


def _lines(piece: UsedPiece, rule: Rule, value_of: ValueOf) -> list[ScoreLine]:
    appearances, contributors = piece.appearances, piece.contributors
    if rule.counted is Counted.ORIGINAL:
        appearances = tuple(filter(_is_original, appearances))
    if rule.counted is Counted.SUBMITTED:
        contributors = tuple(each for each in contributors if each.unit in piece.submitted_by)
    if not appearances or not contributors:
        return []
    if len(appearances) == 1 and len(contributors) == 1:  # most are: nothing is shared, and nothing compared
        (appearance,), unit = appearances, contributors[0].unit
        if not rule.counts(unit):
            return []
        value = value_of(appearance.facts, rule.groups.get(unit))
        return [
            ScoreLine(piece.key, unit, appearance, value, ONE, ONE, value.points, False, None, piece.is_brief),
        ]
    lines = []
    is_composite = rule.joint_work is JointWork.COMPOSITE and len(contributors) > 1
    for unit, share in _shares(contributors, rule.joint_work):
        if not rule.counts(unit):
            continue
        group = rule.groups.get(unit)
        valued = [value_of(each.facts, group) for each in appearances]
        most = [each.points for each in valued]
        best = most.index(max(most))
        if is_composite:
            valued = [Valued(rule.composite_points, rule.composite_points)] * len(valued)
        for n, (appearance, value) in enumerate(zip(appearances, valued, strict=True)):
            is_lower = rule.several_media is SeveralMedia.HIGHEST and n != best
            is_piece = rule.several_media is SeveralMedia.EACH or n == best
            points = value.points if share is ONE else value.points * share
            line = ScoreLine(
                piece.key,
                unit,
                appearance,
                value,
                share,
                share if is_piece else NOTHING,
                NOTHING if is_lower else points,
                is_composite,
                Why.LOWER if is_lower else None,
                piece.is_brief,
            )
            lines.append(line)
    return lines


def _is_original(appearance: Appearance) -> bool:
    return appearance.facts.form not in {"reprint", "excerpt"}


def _shares(contributors: Sequence[Contributor], joint_work: JointWork) -> list[tuple[int, Fraction]]:
    if joint_work is JointWork.FIRST:
        return [(contributors[0].unit, ONE)]
    if joint_work is JointWork.CORRESPONDENTS:
        contributors = [each for each in contributors if each.is_correspondent] or contributors
    is_shared = joint_work in {JointWork.EQUAL, JointWork.CORRESPONDENTS}
    share = Fraction(1, len(contributors)) if is_shared and len(contributors) > 1 else ONE
    return [(each.unit, share) for each in contributors]


def _month(line: ScoreLine) -> tuple[int, tuple[int, int]]:
    return line.unit, CapPeriod.MONTH.of(line.appearance.day)


def _void(line: ScoreLine) -> ScoreLine:
    return line.reduced(NOTHING, Why.VOID) if line.points else line


def capped(lines: Sequence[ScoreLine], cap: Fraction, period: CapPeriod) -> Iterator[ScoreLine]:
    """In the order of days, until the cap is reached. Reckoned by whole numbers of the smallest share: fractions are
    slow to compare, and there are many lines."""
    period_of = cache(period.of)
    shares = lcm(cap.denominator, *{line.points.as_integer_ratio()[1] for line in lines})
    left: dict[Hashable, int] = defaultdict(lambda: int(cap * shares))
    for line in lines:
        key = line.unit, period_of(line.appearance.day)
        numerator, denominator = line.points.as_integer_ratio()
        asked, free = numerator * (shares // denominator), left[key]
        left[key] = max(0, free - asked)
        yield line if asked <= free else line.reduced(Fraction(free, shares), Why.CAPPED)
