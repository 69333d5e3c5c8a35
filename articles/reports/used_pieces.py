"""From the database to the pieces that `points.py` reckons with: stories, their appearances, their contributors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Length

from articles.enrichment.contributors import UnitNames, unit_names
from articles.models import (
    Attachment,
    Contribution,
    PointAdjustment,
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


def rule_of(record: ScoringRule) -> Rule:
    return Rule(
        values=tuple(PointValue(_condition(row), Fraction(row.points)) for row in record.values.all()),
        factors=tuple(
            Factor(_condition(row), times=Fraction(row.times), plus=Fraction(row.plus)) for row in record.factors.all()
        ),
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
    )


def _units_counted(record: ScoringRule) -> frozenset[int] | None:
    groups = [row.group_id for row in record.groups.all()]
    return frozenset(Unit.objects.filter(group__in=groups).values_list("pk", flat=True)) if groups else None


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
    return Condition(medium=row.medium_id, **told)


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
) -> dict[int, list[Contributor]]:
    rows = Contribution.objects.visible_to(user).filter(
        Q(dated__range=(first, last)) | Q(story__in=used),
        of_keys(keys, "story"),
        state=Attachment.State.CONFIRMED,
        binned_at=None,
    )
    found: dict[int, list[Contributor]] = defaultdict(list)
    correspondent = Contribution.Basis.CORRESPONDENT
    for story, unit, basis in rows.order_by("pk").values_list("story", "unit", "basis").iterator():
        found[story].append(Contributor(unit, basis == correspondent))
    return found


def units_as_printed(
    first: date, last: date, used: set[int], user: User, keys: range | None
) -> dict[int, list[Contributor]]:
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


def _as_named(contributors: Iterable[Contributor], named: Iterable[int]) -> list[Contributor]:
    """No more names are read than it takes."""
    left, ordered = {each.unit: each for each in contributors}, []
    for unit in named:
        if unit in left:
            ordered.append(left.pop(unit))
        if not left:
            break
    return [*ordered, *left.values()]


def used_pieces(
    first: date,
    last: date,
    user: User,
    rule: Rule,
    contributors_of: ContributorsReader | None = None,
    *,
    with_lengths: bool = False,
    keys: range | None = None,
) -> list[UsedPiece]:
    """The stories that appeared from `first` to `last` and have a contributor whom the rule counts, a unit unless told
    otherwise, as far as the user may see them. What is not for the archive, or in the bin, is not counted. Lengths and
    submissions are read where the rule asks for them. Of the stories whose keys are in `keys`, where it is given."""
    uses = list(_uses(first, last, user, keys))
    used = {use["story"] for use in uses}
    contributors = (contributors_of or units_reader(rule))(first, last, used, user, keys)
    submitted = _submitters(keys) if rule.counted is Counted.SUBMITTED else {}
    more: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for use in uses:
        more[use["story"]].append(use)
    pieces = []
    for story in _stories(first, last, used, user, keys, with_lengths=with_lengths or rule.asks_length):
        key = story["pk"]
        if key in contributors and (rule.units is None or any(rule.counts(each.unit) for each in contributors[key])):
            here = first <= story["dated"] <= last and story["publication"] is not None
            pieces.append(
                UsedPiece(
                    key,
                    tuple(_appearances(story, more.get(key, ()), is_here=here)),
                    tuple(contributors[key]),
                    frozenset(submitted.get(key, ())),
                    is_brief=story["kind"] == Story.Kind.BRIEF,
                    is_commissioned=any(use["is_commissioned"] for use in more.get(key, ())),
                    characters=story["characters"],
                )
            )
    return [piece for piece in pieces if piece.appearances]


def counted_stories(user: User) -> QuerySet[Story]:
    return Story.objects.visible_to(user).live().exclude(status=Story.Status.EXCLUDED)


def _stories(
    first: date, last: date, used: set[int], user: User, keys: range | None, *, with_lengths: bool
) -> Iterable[dict[str, Any]]:
    columns = ("pk", "dated", "publication", "kind", "genre", "page", "level", "characters")
    length = Length("body") if with_lengths else Value(0)
    rows = counted_stories(user).annotate(level=F("publication__level"), characters=length).order_by()
    yield from rows.filter(of_keys(keys), dated__range=(first, last)).values(*columns).iterator()
    elsewhere = rows.filter(pk__in=used).exclude(dated__range=(first, last))
    yield from elsewhere.values(*columns).iterator()


def _uses(first: date, last: date, user: User, keys: range | None) -> Iterable[dict[str, Any]]:
    rows = Use.objects.visible_to(user).filter(of_keys(keys, "story"), used_on__range=(first, last))
    rows = rows.order_by("used_on", "position", "pk")
    columns = ("story", "medium", "used_on", "kind", "form", "placement", "is_commissioned")
    return rows.annotate(level=F("medium__level")).values(*columns, "level").iterator()


def _submitters(keys: range | None) -> dict[int, set[int]]:
    """By story, the units that had registered it as submitted."""
    found: dict[int, set[int]] = defaultdict(set)
    registered = Submission.objects.filter(of_keys(keys, "story")).exclude(story=None)
    for story, unit in registered.values_list("story", "unit").iterator():
        found[story].add(unit)
    return found


def _appearances(story: dict[str, Any], uses: Iterable[dict[str, Any]], *, is_here: bool) -> Iterable[Appearance]:
    """That in the issue of the story, and its uses; a use in the same medium tells the first more exactly."""
    here = story["publication"] if is_here else None
    if here is not None and not any(use["medium"] == here for use in uses):
        placement = Use.Placement.FRONT.value if _is_front_page(story["page"]) else ""
        facts = _facts(story, here, story["level"], story["kind"], Use.Form.ORIGINAL.value, placement)
        yield Appearance(story["dated"], facts)
    for use in uses:
        kind = use["kind"] or story["kind"]
        facts = _facts(story, use["medium"], use["level"], kind, use["form"], use["placement"])
        yield Appearance(use["used_on"], facts)


@lru_cache(maxsize=1_000)
def _is_front_page(page: str | None) -> bool:
    return page_number(page) in FRONT_PAGES


def _facts(story: dict[str, Any], medium: int, level: str, kind: str, form: str, placement: str) -> Facts:
    return Facts(medium, level or "", kind, story["genre"], form, placement, story["characters"])
