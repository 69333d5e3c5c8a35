"""The figures of a notice as JSON: what is kept of one that was sent, and what page, letter and workbook are made of.

    {"first": "2024-06-01", "last": "2024-06-30", "rule": "…", "pieces": 189, "briefs": 30, "in_several_media": 4,
     "commissioned": 2, "media": [{"id", "name", "level", "pieces"}],
     "groups": [{"name", "pieces", "rows": [row], "without": [{"id", "name"}]}], "own_office": [row],
     "adjustments": [{"id", "unit", "day", "points", "reason", "story", "headline"}],
     "loose_ends": {"without_level": [{"id", "name"}], "without_unit": 3, "undated": 0, "undated_uses": 0},
     "months": [{"first", "pieces"}],
     "issuer": "…", "addressees": "…", "titles": [{"id", "unit", "titles": [title]}]}

A row has id, name, rank, tied, pieces, briefs, points, sum (in words), submitted, used_of_submitted, rate and change:
that of its pieces since the last notice that is comparable, null where there is none. A title has story, headline,
medium_id, medium, day, points and sum. The story of an adjustment is null where it is for none. Numbers that may be
fractions are strings with two decimals at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext, ngettext

from articles.display.enumeration import enumerated
from articles.models import Notice, Publication, Story, UnitGroup, Use
from articles.models.notice import stories_told
from articles.models.visibility import may_see_all
from articles.permissions import User

from .months import length_of
from .notice import GroupScores, NoticeFigures, UnitScore, titles
from .points import Condition, QuotaOf, ScoreLine, Shortfall, Why


def notice_json(
    figures: NoticeFigures, user: User, *, with_titles: bool, issuer: str = "", addressees: str = ""
) -> dict[str, Any]:
    """`user` is whose figures they are. `issuer` is the body that sends it, to `addressees`; both may be left open."""
    before = _pieces_before(figures, user)
    media = {row.medium.pk: row.medium for row in figures.media}
    return {
        "first": figures.first.isoformat(),
        "last": figures.last.isoformat(),
        "rule": figures.rule.name,
        "issuer": issuer,
        "addressees": addressees,
        "pieces": figures.pieces,
        "briefs": figures.briefs,
        "in_several_media": figures.in_several_media,
        "commissioned": figures.commissioned,
        "media": [
            {"id": row.medium.pk, "name": row.medium.name, "level": row.medium.level, "pieces": row.pieces}
            for row in figures.media
        ],
        "groups": [_group(group, before) for group in figures.groups],
        "own_office": [_row(each, before) for each in figures.own_office],
        "adjustments": _adjustments([*figures.scores, *figures.own_office]),
        "loose_ends": {
            "without_level": [{"id": each.pk, "name": each.name} for each in figures.loose_ends.without_level],
            "without_unit": figures.loose_ends.without_unit,
            "undated": figures.loose_ends.undated,
            "undated_uses": figures.loose_ends.undated_uses,
        },
        "months": [{"first": each.first.isoformat(), "pieces": each.pieces} for each in figures.months],
        "titles": _titles([*figures.scores, *figures.own_office], NamesInSums.of(media)) if with_titles else [],
    }


def all_rows(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Those of the groups, and of the own office behind them."""
    return [*(row for group in figures["groups"] for row in group["rows"]), *figures["own_office"]]


def number_text(value: Fraction | Decimal | int) -> str:
    """With two decimals at most, and none that say nothing: 2.5, 3, 0.33."""
    value = Fraction(value)
    rounded = (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def without_hidden_titles(figures: dict[str, Any], user: User) -> dict[str, Any]:
    """The figures themselves where the user may see each of their stories: some may have become internal since."""
    if may_see_all(user):
        return figures
    told = set(stories_told(figures))
    seen = set(Story.objects.visible_to(user).filter(pk__among=told).values_list("pk", flat=True))
    if seen == told:
        return figures
    left = (
        {**unit, "titles": [title for title in unit["titles"] if title["story"] in seen]} for unit in figures["titles"]
    )
    adjusted = [each for each in figures["adjustments"] if each["story"] is None or each["story"] in seen]
    return {**figures, "titles": [unit for unit in left if unit["titles"]], "adjustments": adjusted}


def _pieces_before(figures: NoticeFigures, user: User) -> dict[int, Decimal] | None:
    """By unit, of the latest notice by the same rule that ended before, of a span as long; None where there is none."""
    length = length_of(figures.first, figures.last)
    earlier = Notice.objects.visible_to(user).filter(rule_name=figures.rule.name, last__lt=figures.first)
    spans = earlier.values_list("pk", "first", "last")
    previous = next((key for key, first, last in spans if length_of(first, last) == length), None)
    if previous is None:
        return None
    return {row["id"]: Decimal(row["pieces"]) for row in all_rows(Notice.objects.get(pk=previous).figures)}


def _group(group: GroupScores, before: Mapping[int, Decimal] | None) -> dict[str, Any]:
    return {
        "name": group.name,
        "pieces": number_text(group.pieces),
        "rows": [_row(each, before) for each in group.scores],
        "without": [{"id": unit.pk, "name": unit.name} for unit in group.without],
    }


def _row(each: UnitScore, before: Mapping[int, Decimal] | None) -> dict[str, Any]:
    pieces = number_text(each.pieces)
    change = None if before is None else Decimal(pieces) - before.get(each.unit.pk, Decimal(0))
    return {
        "id": each.unit.pk,
        "name": each.unit.name,
        "rank": each.rank,
        "tied": each.is_tied,
        "pieces": pieces,
        "briefs": number_text(each.briefs),
        "points": number_text(each.points),
        "sum": unit_sum_text(each),
        "submitted": each.submitted,
        "used_of_submitted": each.used_of_submitted,
        "rate": None if each.rate is None else str(each.rate),
        "change": None if change is None else ("+" if change > 0 else "") + number_text(change),
    }


def unit_sum_text(scored: UnitScore) -> str:
    """How the points of a unit come about, in words and figures: 37 (pieces) + 10 (praise) − 1 (2024-06: 1 of 3 pieces)
    = 46; where the rule rounds them, ≈ 46. Empty where they are those of its pieces."""
    parts = [(scored.base, gettext("base points"))] if scored.base else []
    parts += [(each.points, each.reason) for each in scored.adjustments]
    parts += [(each.points, _shortfall_text(each)) for each in scored.shortfalls]
    is_rounded = scored.points != scored.exact_points
    if not parts and not is_rounded:
        return ""
    text = _explained(number_text(scored.earned), gettext("for pieces"))
    for points, reason in parts:
        text += f" {'−' if points <= 0 else '+'} {_explained(number_text(abs(points)), reason)}"
    if parts:
        text += f" = {number_text(scored.exact_points)}"
    return f"{text} ≈ {number_text(scored.points)}" if is_rounded else text


def _shortfall_text(shortfall: Shortfall) -> str:
    """2024-06: 1 of 3 pieces."""
    quota = shortfall.quota
    told = {
        "period": f"{shortfall.first:%Y-%m}",
        "reached": number_text(shortfall.reached),
        "least": number_text(quota.least),
    }
    if quota.of is QuotaOf.RATE:
        return gettext("from %(period)s: %(reached)s of %(least)s per cent used") % told
    if quota.of is QuotaOf.POINTS:
        return gettext("from %(period)s: %(reached)s of %(least)s points") % told
    return gettext("from %(period)s: %(reached)s of %(least)s pieces") % told


def _adjustments(scores: Sequence[UnitScore]) -> list[dict[str, Any]]:
    headlines = titles({given.piece for each in scores for given in each.adjustments if given.piece is not None})
    return [
        {
            "id": each.unit.pk,
            "unit": each.unit.name,
            "day": given.day.isoformat(),
            "points": number_text(given.points),
            "reason": given.reason,
            "story": given.piece,
            "headline": headlines.get(given.piece, ""),
        }
        for each in scores
        for given in each.adjustments
    ]


def _titles(scores: Iterable[UnitScore], names: NamesInSums) -> list[dict[str, Any]]:
    scores = list(scores)
    headlines = titles({line.piece for each in scores for line in each.lines})
    return [
        {
            "id": each.unit.pk,
            "unit": each.unit.name,
            "titles": [
                {
                    "story": line.piece,
                    "headline": headlines[line.piece],
                    "medium_id": line.appearance.facts.medium,
                    "medium": f"《{names.media[line.appearance.facts.medium].name}》",
                    "day": line.appearance.day.isoformat(),
                    "points": number_text(line.points),
                    "sum": sum_text(line, names),
                }
                for line in each.lines
            ],
        }
        for each in scores
        if each.lines
    ]


@dataclass(frozen=True, slots=True)
class NamesInSums:
    """What sums name: media and groups of units, by their keys."""

    media: Mapping[int, Publication]
    groups: Mapping[int, UnitGroup]

    @classmethod
    def of(cls, media: Mapping[int, Publication]) -> NamesInSums:
        return cls(media, UnitGroup.objects.in_bulk())


def sum_text(line: ScoreLine, names: NamesInSums) -> str:
    """How the points of a line come about, in words and figures: 20 (national) × 2 (lead of the front page) = 40."""
    if line.why is Why.LOWER:
        return gettext("another medium counts")
    if line.why is Why.VOID:
        return gettext("the points of the month are taken away")
    if line.composite:
        text = _explained(number_text(line.valued.points), gettext("joint piece"))
    else:
        text = _product_text(line, names)
    if line.why is Why.CAPPED:
        text = gettext("%(sum)s, of which the limit grants %(points)s") % {
            "sum": text,
            "points": number_text(line.points),
        }
    return text


def _product_text(line: ScoreLine, names: NamesInSums) -> str:
    """Base, factors, additions, share: the order in which they are reckoned."""
    factors, share = line.valued.factors, line.share
    told = [(each, condition_text(each.condition, names) or gettext("always")) for each in factors]
    times = [f"× {_explained(number_text(each.times), text)}" for each, text in told if each.times != 1]
    plus = [f"+ {_explained(number_text(each.plus), text)}" for each, text in told if each.plus]
    text = " ".join([_explained(number_text(line.valued.base), _base_text(line, names)), *times, *plus])
    if share != 1:
        text = f"[{text}]" if plus else text
        text += " ÷ " + _explained(str(share.denominator), gettext("shared by units"))
    is_sum = times or plus or share != 1
    return f"{text} = {number_text(line.valued.points * share)}" if is_sum else text


def _explained(number: str, what: str) -> str:
    return gettext("%(number)s (%(what)s)") % {"number": number, "what": what}


def _base_text(line: ScoreLine, names: NamesInSums) -> str:
    """The level, by which rules go, and what else the value asks for; the name of a medium that has no level, and where
    it has no points for that, why."""
    medium, condition = names.media[line.appearance.facts.medium], line.valued.by
    if condition is None and not medium.level:
        return gettext("%s has no level") % f"《{medium.name}》"
    of_medium = medium.get_level_display() if medium.level else medium.name
    more = condition_text(replace(condition, level=""), names) if condition else ""
    if condition and condition.medium is not None:
        return more
    return enumerated(filter(None, [of_medium, more]))


def condition_text(condition: Condition, names: NamesInSums) -> str:
    """All that it asks for; empty where that is nothing."""
    told = [
        str(names.groups[condition.group]) if condition.group is not None else "",
        f"《{names.media[condition.medium]}》" if condition.medium is not None else "",
        *(str(dict(choices)[value]) if value else "" for choices, value in _choices(condition)),
        ngettext("%d character or more", "%d characters or more", condition.least) % condition.least
        if condition.least
        else "",
        gettext("up to %d characters") % condition.most if condition.most is not None else "",
    ]
    return enumerated(filter(None, told))


def _choices(condition: Condition) -> Iterable[tuple[list[tuple[str, str]], str]]:
    yield Publication.Level.choices, condition.level
    yield Story.Kind.choices, condition.kind
    yield Story.Genre.choices, condition.genre
    yield Use.Form.choices, condition.form
    yield Use.Placement.choices, condition.placement
