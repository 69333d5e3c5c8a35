"""From the database to the pieces that `points.py` reckons with: stories, their appearances, their contributors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache, partial
from itertools import chain
from typing import NamedTuple

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast, Length

from articles.enrichment.contributors import UnitNames, unit_names
from articles.models import (
    Attachment,
    Contribution,
    PointAdjustment,
    Publication,
    ScoringRule,
    Story,
    Submission,
    Unit,
    Use,
)
from articles.models.scoring_rule import CapPeriod, Counted, JointWork, QuotaOf, RuleQuota, RuleRow, SeveralMedia, Ties
from articles.parsing.page_numbers import page_number
from articles.permissions import User

from .points import Adjustment, Appearance, Condition, Contributor, Factor, Facts, PointValue, Quota, Rule, UsedPiece

FRONT_PAGES = {"1", "A1"}
NOBODY: frozenset[int] = frozenset()


def rule_of(record: ScoringRule) -> Rule:
    values, factors = list(record.values.all()), list(record.factors.all())
    return Rule(
        values=tuple(PointValue(_condition(row), Fraction(row.points)) for row in values),
        factors=tuple(Factor(_condition(row), times=Fraction(row.times), plus=Fraction(row.plus)) for row in factors),
        several_media=SeveralMedia(record.several_media),
        joint_work=JointWork(record.joint_work),
        composite_points=Fraction(record.composite_points),
        counted=Counted(record.counted),
        cap=None if record.cap is None else Fraction(record.cap),
        cap_period=CapPeriod(record.cap_period),
        decimals=record.decimals,
        ties=Ties(record.ties),
        base_points=Fraction(record.base_points),
        quotas=tuple(map(_quota, record.quotas.all())),
        units=_units_counted(record),
        groups=_groups_of_units({row.group_id for row in (*values, *factors)}),
    )


def _units_counted(record: ScoringRule) -> frozenset[int] | None:
    groups = [row.group_id for row in record.groups.all()]
    return frozenset(Unit.objects.filter(group__in=groups).values_list("pk", flat=True)) if groups else None


def _groups_of_units(asked: set[int | None]) -> dict[int, int]:
    """By unit, as far as the conditions of a rule ask for its group."""
    return dict(Unit.objects.filter(group__in=asked - {None}).values_list("pk", "group"))


def _quota(row: RuleQuota) -> Quota:
    return Quota(
        Fraction(row.least),
        QuotaOf(row.of),
        CapPeriod(row.period),
        Fraction(row.deduction),
        group=row.group_id,
        medium=row.medium_id,
    )


def _condition(row: RuleRow) -> Condition:
    told = {name: getattr(row, name) for name in ("level", "kind", "genre", "form", "placement", "least", "most")}
    return Condition(medium=row.medium_id, group=row.group_id, **told)


def adjustments(first: date, last: date, user: User) -> list[Adjustment]:
    rows = PointAdjustment.objects.visible_to(user).filter(day__range=(first, last)).order_by("day", "pk")
    return [
        Adjustment(row.unit_id, row.day, Fraction(row.points), row.voids_month, row.reason, row.story_id)
        for row in rows
    ]


ContributorsReader = Callable[[date, date, set[int], User, range | None], Mapping[int, Sequence[Contributor]]]
"""Reads, for the days of a span and the stories used elsewhere in it, who contributed: by story, in their order. Of the
stories whose keys are in the range, where one is given."""


def units_reader(rule: Rule) -> ContributorsReader:
    """Who is named first is looked up where the rule asks for it."""
    return units_as_printed if rule.joint_work is JointWork.FIRST else contributing_units


def of_keys(keys: range | None, column: str = "pk") -> Q:
    """What has one of the keys in the column; all where none are given."""
    return Q() if keys is None else Q((f"{column}__gte", keys.start), (f"{column}__lt", keys.stop))


def contributing_units(
    first: date, last: date, used: set[int], user: User, keys: range | None
) -> dict[int, tuple[Contributor, ...]]:
    rows = Contribution.objects.visible_to(user).filter(
        Q(dated__range=(first, last)) | Q(story__in=used),
        of_keys(keys, "story"),
        state=Attachment.State.CONFIRMED,
        binned_at=None,
    )
    found: dict[int, tuple[Contributor, ...]] = {}
    for story, unit, basis in rows.order_by("pk").values_list("story", "unit", "basis").iterator():
        found[story] = found.get(story, ()) + _only_contributor(unit, basis)
    return found


@lru_cache(maxsize=10_000)
def _only_contributor(unit: int, basis: str) -> tuple[Contributor]:
    """Shared by all that a unit contributed alone: what there are many of is slow to make, and to keep."""
    return (Contributor(unit, basis == Contribution.Basis.CORRESPONDENT),)


def units_as_printed(
    first: date, last: date, used: set[int], user: User, keys: range | None
) -> dict[int, tuple[Contributor, ...]]:
    """Those of joint pieces in the order in which byline, headline and text name them, whoever added them when; what
    print does not name comes behind, in the order in which it was added."""
    found = contributing_units(first, last, used, user, keys)
    names = {unit.pk: unit.names for unit in Unit.objects.only("name", "aliases")}

    @cache
    def names_of(units: tuple[int, ...]) -> UnitNames:
        return unit_names((unit, names[unit]) for unit in units)

    joint = [key for key, contributors in found.items() if len(contributors) > 1]
    rows = Story.objects.filter(pk__among=joint).order_by().values_list("pk", "byline", "headline", "body")
    for key, *texts in rows.iterator():
        named = names_of(tuple(each.unit for each in found[key])).in_text("\n".join(texts))
        found[key] = _as_named(found[key], (unit for _place, unit in named))
    return found


def _as_named(contributors: Iterable[Contributor], named: Iterable[int]) -> tuple[Contributor, ...]:
    """No more names are read than it takes."""
    left, ordered = {each.unit: each for each in contributors}, []
    for unit in named:
        if unit in left:
            ordered.append(left.pop(unit))
        if not left:
            break
    return (*ordered, *left.values())


def used_pieces(
    first: date,
    last: date,
    user: User,
    rule: Rule,
    contributors_of: ContributorsReader | None = None,
    *,
    with_lengths: bool = False,
    keys: range | None = None,
) -> Iterator[UsedPiece]:
    """The stories that appeared from `first` to `last` and have a contributor whom the rule counts, a unit unless told
    otherwise, as far as the user may see them. What is not for the archive, or in the bin, is not counted. Lengths and
    submissions are read where the rule asks for them. Of the stories whose keys are in `keys`, where it is given."""
    uses = _uses(first, last, user, keys)
    contributors = (contributors_of or units_reader(rule))(first, last, set(uses), user, keys)
    submitted = _submitters(keys) if rule.counted is Counted.SUBMITTED else {}
    levels = dict(Publication.objects.values_list("pk", "level"))
    begin, end = first.isoformat(), last.isoformat()
    at_home, date_of = cache(partial(_at_home, levels)), cache(date.fromisoformat)
    brief = Story.Kind.BRIEF.value
    for story in _stories(first, last, uses, user, keys, with_lengths=with_lengths or rule.asks_length):
        key, day, medium, kind, genre, page, characters = story
        of_story = contributors.get(key)
        if not of_story or (rule.units is not None and not any(rule.counts(each.unit) for each in of_story)):
            continue
        length = rule.shortest_like(characters) if characters else 0
        appearances: tuple[Appearance, ...] = ()
        elsewhere = uses.get(key)
        is_commissioned = False
        if medium is not None and begin <= day <= end and not (elsewhere and _is_among(medium, elsewhere)):
            appearances = (Appearance(date_of(day), at_home(medium, kind, genre, page, length)),)
        if elsewhere:
            appearances += tuple(_elsewhere(use, kind, genre, length) for use in elsewhere)
            is_commissioned = any(use.is_commissioned for use in elsewhere)
        if appearances:
            by = submitted.get(key, NOBODY)
            yield UsedPiece(key, appearances, tuple(of_story), by, kind == brief, is_commissioned, characters)


def _is_among(medium: int, uses: Iterable[UseRow]) -> bool:
    return any(use.medium == medium for use in uses)


def counted_stories(user: User) -> QuerySet[Story]:
    return Story.objects.visible_to(user).live().exclude(status=Story.Status.EXCLUDED)


class UseRow(NamedTuple):
    """`kind` is that of the use, empty where it is the story's."""

    medium: int
    level: str
    day: date
    kind: str
    form: str
    placement: str
    is_commissioned: bool


def _stories(
    first: date, last: date, used: Collection[int], user: User, keys: range | None, *, with_lengths: bool
) -> Iterator[tuple[int, str, int | None, str, str, str, int]]:
    """Key, day, publication, kind, genre, page, and length where it is asked for: plain rows, for there are many. Days
    are texts as ISO 8601 has them: many stories share one, and it is slow to make."""
    day, length = Cast("dated", TextField()), [Length("body")] if with_lengths else []
    rows = counted_stories(user).order_by().values_list("pk", day, "publication", "kind", "genre", "page", *length)
    within = rows.filter(of_keys(keys), dated__range=(first, last))
    elsewhere = rows.filter(pk__among=used).exclude(dated__range=(first, last))
    for row in chain(within.iterator(), elsewhere.iterator()):
        yield row if with_lengths else (*row, 0)


def _uses(first: date, last: date, user: User, keys: range | None) -> dict[int, list[UseRow]]:
    """By story, in the order in which the desk was sent them within a day."""
    rows = Use.objects.visible_to(user).filter(of_keys(keys, "story"), used_on__range=(first, last))
    columns = ("medium", "medium__level", "used_on", "kind", "form", "placement", "is_commissioned")
    found: dict[int, list[UseRow]] = defaultdict(list)
    for story, *facts in rows.order_by("used_on", "position", "pk").values_list("story", *columns).iterator():
        found[story].append(UseRow(*facts))
    return found


def _submitters(keys: range | None) -> dict[int, frozenset[int]]:
    """By story, the units that had registered it as submitted."""
    found: dict[int, set[int]] = defaultdict(set)
    registered = Submission.objects.filter(of_keys(keys, "story")).exclude(story=None)
    for story, unit in registered.values_list("story", "unit").iterator():
        found[story].add(unit)
    return {story: frozenset(units) for story, units in found.items()}


def _elsewhere(use: UseRow, kind: str, genre: str, length: int) -> Appearance:
    facts = Facts(use.medium, use.level, use.kind or kind, genre, use.form, use.placement, length)
    return Appearance(use.day, facts)


def _at_home(levels: Mapping[int, str], medium: int, kind: str, genre: str, page: str, length: int) -> Facts:
    """Of the appearance in the issue of a story. Stories that agree in all this share them."""
    placement = Use.Placement.FRONT.value if _is_front_page(page) else ""
    return Facts(medium, levels[medium], kind, genre, Use.Form.ORIGINAL.value, placement, length)


@lru_cache(maxsize=1_000)
def _is_front_page(page: str) -> bool:
    return page_number(page) in FRONT_PAGES
