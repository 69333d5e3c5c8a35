"""采用情况通报: whose pieces were used in a span of days, ranked within groups by a rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import chain

from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr

from articles.models import Attachment, Contribution, Publication, ScoringRule, Story, Submission, Unit, Use, bulk
from articles.models.issue import UNDATED
from articles.models.story import title_of
from articles.permissions import User

from .months import MonthOfPieces, counted_months, month_of_piece
from .points import (
    Adjustment,
    Appearance,
    CapPeriod,
    Rule,
    ScoreLine,
    Shortfall,
    Submitted,
    Ties,
    Total,
    UsedPiece,
    added_up,
    capped,
    fold_lines,
    ranks,
    rounded,
    score,
    shortfalls,
    totals,
)
from .used_pieces import adjustments, counted_stories, rule_of, used_pieces

LEVELS = [*Publication.Level.values, ""]
OPENING = 200
"""Characters of a text, more than what stands for a headline takes of it."""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What a unit reached. `pieces` and `briefs`, which they hold, may be fractions where units share a piece; `rank`
    is None outside the ranking. `rate` is in per cent; None where nothing was submitted."""

    unit: Unit
    pieces: Fraction
    briefs: Fraction
    earned: Fraction
    base: Fraction
    adjustments: tuple[Adjustment, ...]
    shortfalls: tuple[Shortfall, ...]
    submitted: int
    used_of_submitted: int
    rank: int | None = None
    is_tied: bool = False
    lines: tuple[ScoreLine, ...] = ()
    decimals: int | None = None

    @property
    def points(self) -> Fraction:
        """As the rule rounds them."""
        return rounded(self.exact_points, self.decimals)

    @property
    def exact_points(self) -> Fraction:
        """For pieces and by the rule, and those of bonuses and deductions."""
        return self.earned + self.base + self.adjusted + sum((each.points for each in self.shortfalls), Fraction(0))

    @property
    def adjusted(self) -> Fraction:
        return sum((each.points for each in self.adjustments), Fraction(0))

    @property
    def rate(self) -> Decimal | None:
        return rate(self.used_of_submitted, self.submitted)


@dataclass(frozen=True, slots=True)
class GroupScores:
    """The units of a group that had a piece, or points, by rank; and those that had none, in the order of the
    register."""

    name: str
    scores: tuple[UnitScore, ...]
    without: tuple[Unit, ...]

    @property
    def pieces(self) -> Fraction:
        return sum((each.pieces for each in self.scores), Fraction(0))


@dataclass(frozen=True, slots=True)
class MediumCount:
    medium: Publication
    pieces: int


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """Media without a level to whose uses in the span the rule gives no points, for it goes by levels; stories of the
    span that no unit has; and, of any span, stories with a unit that have no certain date, and uses without a day."""

    without_level: tuple[Publication, ...]
    without_unit: int
    undated: int
    undated_uses: int


@dataclass(frozen=True, slots=True)
class NoticeFigures:
    """`pieces` are all that were used: those of the groups, and, counted apart, the own office's and the commissioned.
    The numbers of `media` add up to more where a piece was used by several."""

    first: date
    last: date
    rule: ScoringRule
    groups: tuple[GroupScores, ...]
    own_office: tuple[UnitScore, ...]
    media: tuple[MediumCount, ...]
    pieces: int
    briefs: int
    in_several_media: int
    commissioned: int
    loose_ends: LooseEnds
    months: tuple[MonthOfPieces, ...]

    @property
    def scores(self) -> list[UnitScore]:
        return [each for group in self.groups for each in group.scores]


@dataclass
class PieceCounts:
    """What is counted of the pieces of a span. `submitted` are the stories that units registered, `used` where those
    among them appeared."""

    submitted: frozenset[int]
    pieces: int = 0
    briefs: int = 0
    in_several_media: int = 0
    commissioned: int = 0
    media: Counter[int] = field(default_factory=Counter)
    months: Counter[date] = field(default_factory=Counter)
    used: dict[int, tuple[Appearance, ...]] = field(default_factory=dict)

    def counted(self, pieces: Iterable[UsedPiece]) -> Iterator[UsedPiece]:
        """Each is counted as it goes by: there are many, and none is kept."""
        for piece in pieces:
            media = {each.facts.medium for each in piece.appearances}
            self.pieces += 1
            self.briefs += piece.is_brief
            self.in_several_media += len(media) > 1
            self.commissioned += piece.is_commissioned
            self.media.update(media)
            self.months[month_of_piece(piece)] += 1
            if piece.key in self.submitted:
                self.used[piece.key] = piece.appearances
            yield piece


def notice_figures(first: date, last: date, rule: ScoringRule, user: User) -> NoticeFigures:
    """For the days from `first` to `last`, of what the user may see."""
    reckoned = rule_of(rule)
    read = partial(used_pieces, user=user, rule=reckoned)
    counts = PieceCounts(_submitted_stories(first, last, user))
    lines = reckon(first, last, reckoned, read, partial(adjustments, user=user), counts.counted)
    return _figures(first, last, rule, reckoned, user, counts, lines)


def folded_notice_figures(
    first: date, last: date, rule: ScoringRule, user: User, ranges: Iterable[range]
) -> NoticeFigures:
    """The same, of any number of stories: those of one range of keys after the other are read, and no line tells of a
    single piece."""
    reckoned = rule_of(rule)
    uncapped = replace(reckoned, cap=None)
    begin = cap_begin(first, reckoned)
    spans = [(first, last)] if begin == first else [(begin, first - timedelta(days=1)), (first, last)]
    counts, folded = PieceCounts(_submitted_stories(first, last, user)), {}
    given = cache(partial(adjustments, user=user))
    for keys in ranges:
        read = partial(used_pieces, user=user, rule=uncapped, keys=keys)
        for span in spans:
            noted = counts.counted if span == (first, last) else iter
            fold_lines(reckon(*span, uncapped, read, given, noted), folded)
    lines = sorted(folded.values(), key=lambda line: line.appearance.day)
    if reckoned.cap is not None:
        lines = capped(lines, reckoned.cap, reckoned.cap_period)
    return _figures(first, last, rule, reckoned, user, counts, [line for line in lines if line.appearance.day >= first])


def _figures(
    first: date,
    last: date,
    rule: ScoringRule,
    reckoned: Rule,
    user: User,
    counts: PieceCounts,
    lines: Sequence[ScoreLine],
) -> NoticeFigures:
    adjusted = adjustments(first, last, user)
    of_units = totals(lines)
    submitted = _submissions(first, last, user, counts.used)
    units = _units(first, last, {*of_units, *(each.unit for each in adjusted)})
    scores = [
        _unit_score(unit, of_units.get(unit.pk, Total()), [each for each in adjusted if each.unit == unit.pk])
        for unit in units
        if reckoned.counts(unit.pk)
    ]
    scores = [_with_submissions(each, submitted.get(each.unit.pk, ())) for each in scores]
    scores = [
        each if each.unit.is_own_office else _by_rule(each, reckoned, first, last, submitted.get(each.unit.pk, ()))
        for each in scores
    ]
    scores = [replace(each, decimals=reckoned.decimals) for each in scores]
    return NoticeFigures(
        first,
        last,
        rule,
        groups=tuple(_groups([each for each in scores if not each.unit.is_own_office], reckoned)),
        own_office=tuple(each for each in scores if each.unit.is_own_office and each.pieces),
        media=_media(counts.media),
        pieces=counts.pieces,
        briefs=counts.briefs,
        in_several_media=counts.in_several_media,
        commissioned=counts.commissioned,
        loose_ends=loose_ends(first, last, user, lines),
        months=tuple(counted_months(counts.months)),
    )


def reckon(
    first: date,
    last: date,
    rule: Rule,
    pieces_between: Callable[[date, date], Iterable[UsedPiece]],
    adjustments_between: Callable[[date, date], Sequence[Adjustment]],
    noted: Callable[[Iterable[UsedPiece]], Iterable[UsedPiece]],
) -> list[ScoreLine]:
    """The lines of the pieces of the span, which `noted` passes on: it may count or keep them. With a cap, reckoning
    begins with its period: what was earned before the span leaves less of it. Which appearance of a piece counts is a
    matter of the span all the same: the days before it are reckoned for themselves."""
    begin = cap_begin(first, rule)
    earlier = pieces_between(begin, first - timedelta(days=1)) if begin < first else ()
    pieces = chain(earlier, noted(pieces_between(first, last)))
    lines = score(pieces, rule, adjustments_between(begin, last))
    return [line for line in lines if line.appearance.day >= first] if begin < first else lines


def cap_begin(first: date, rule: Rule) -> date:
    """The day from which pieces use up the cap of the first day of a span: that day itself where there is no cap."""
    return first if rule.cap is None else min(first, CapPeriod(rule.cap_period).first_day(first))


def _units(first: date, last: date, counted: Set[int]) -> list[Unit]:
    """Those that were there in the span, and those with something to count whose term was over, in the order of the
    register."""
    units = Unit.objects.between(first, last) | Unit.objects.filter(pk__among=counted)
    return list(units.in_order().select_related("group"))


def rate(used: int, submitted: int) -> Decimal | None:
    """Per cent with one decimal; None for none of none."""
    if not submitted:
        return None
    return (Decimal(100 * used) / submitted).quantize(Decimal("0.1"), ROUND_HALF_UP)


def loose_ends(first: date, last: date, user: User, lines: Iterable[ScoreLine]) -> LooseEnds:
    confirmed = Contribution.objects.filter(story=OuterRef("pk"), state=Attachment.State.CONFIRMED)
    stories = counted_stories(user)
    dated = stories.filter(dated__range=(first, last))
    unvalued = {line.appearance.facts.medium for line in lines if not line.valued.points}
    return LooseEnds(
        without_level=tuple(Publication.objects.filter(pk__in=unvalued, level="").order_by("name")),
        without_unit=dated.filter(~Exists(confirmed)).count(),
        undated=stories.filter(Exists(confirmed), dated=UNDATED, uses=None).count(),
        undated_uses=Use.objects.visible_to(user).undated().count(),
    )


def _submitted_stories(first: date, last: date, user: User) -> frozenset[int]:
    registered = Submission.objects.visible_to(user).filter(day__range=(first, last)).exclude(story=None)
    return frozenset(registered.values_list("story", flat=True))


def _submissions(
    first: date, last: date, user: User, used: Mapping[int, tuple[Appearance, ...]]
) -> dict[int, list[Submitted]]:
    """By unit, what it sent in in the span, and where that was used in it."""
    found: dict[int, list[Submitted]] = defaultdict(list)
    registered = Submission.objects.visible_to(user).filter(day__range=(first, last))
    for unit, day, story in registered.values_list("unit", "day", "story"):
        found[unit].append(Submitted(day, used.get(story, ())))
    return found


def _with_submissions(scored: UnitScore, submitted: Sequence[Submitted]) -> UnitScore:
    used = sum(bool(each.appearances) for each in submitted)
    return replace(scored, submitted=len(submitted), used_of_submitted=used)


def _unit_score(unit: Unit, total: Total, adjusted: Sequence[Adjustment]) -> UnitScore:
    briefs = added_up(line.pieces for line in total.lines if line.is_brief)
    return UnitScore(
        unit,
        total.pieces,
        briefs,
        earned=total.earned,
        base=Fraction(0),
        adjustments=tuple(adjusted),
        shortfalls=(),
        submitted=0,
        used_of_submitted=0,
        lines=tuple(total.lines),
    )


def _by_rule(scored: UnitScore, rule: Rule, first: date, last: date, submitted: Sequence[Submitted]) -> UnitScore:
    """With the base points, and what is missing of quotas in the days in which the unit was there."""
    begin, end = max(first, scored.unit.since or first), min(last, scored.unit.until or last)
    missing = shortfalls(scored.lines, rule, scored.unit.group_id, begin, end, submitted)
    base = rule.base_points if begin <= end else Fraction(0)
    return replace(scored, base=base, shortfalls=tuple(missing))


def _groups(scores: Iterable[UnitScore], rule: Rule) -> Iterable[GroupScores]:
    by_group: dict[str, list[UnitScore]] = defaultdict(list)
    for each in scores:
        by_group[each.unit.group.name if each.unit.group_id else ""].append(each)
    for name, members in by_group.items():
        present = [each for each in members if each.pieces or each.points]
        without = tuple(each.unit for each in members if not each.pieces and not each.points)
        yield GroupScores(name, _ranked(present, rule.ties), without)


def _ranked(scores: Sequence[UnitScore], ties: Ties) -> tuple[UnitScore, ...]:
    """By points, equals in the order of the register. Where nobody has points, nobody has a rank."""
    if not any(each.points for each in scores):
        return tuple(scores)
    places = ranks([each.points for each in scores], ties)
    shared = Counter(places)
    ranked = [replace(each, rank=place, is_tied=shared[place] > 1) for each, place in zip(scores, places, strict=True)]
    return tuple(sorted(ranked, key=lambda each: each.rank))


def _media(counts: Mapping[int, int]) -> tuple[MediumCount, ...]:
    """By level, then by number."""
    media = Publication.objects.in_bulk(list(counts))
    rows = [MediumCount(media[key], number) for key, number in counts.items()]
    return tuple(sorted(rows, key=lambda row: (LEVELS.index(row.medium.level), -row.pieces, row.medium.name)))


def titles(stories: Iterable[int]) -> dict[int, str]:
    """Of each story its headline, or what stands for it."""
    opening = Substr("body", 1, OPENING)
    return {
        key: title_of(headline, text)
        for batch in bulk.in_batches(stories)
        for key, headline, text in Story.objects.filter(pk__among=batch).values_list("pk", "headline", opening)
    }
