"""发稿统计: what authors, correspondents or units published in a span of days: pieces, characters and points.

Authors are counted as units are, by the same rules: to `points.py` they are contributors with a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import partial

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from articles.display.strokes import stroke_key
from articles.models import ScoringRule, Unit
from articles.models.issue import UNDATED
from articles.permissions import User

from .months import MonthOfPieces, pieces_by_month
from .notice import reckon
from .points import Adjustment, Contributor, Counted, Rule, ScoreLine, Total, UsedPiece, rounded, totals
from .used_pieces import adjustments, counted_stories, of_keys, rule_of, used_pieces

CORRESPONDENT, EDITOR = "correspondent", "editor"
"""Roles in the credits of a story. Who edited a piece did not write it."""

WITHOUT_RULE = Rule(values=())
"""Joint pieces in equal shares, and no points."""


class WorkBy(TextChoices):
    """Whose work is counted."""

    AUTHOR = "author", _("authors")
    CORRESPONDENT = "correspondent", _("correspondents")
    UNIT = "unit", _("contributing units")


class WorkOrder(TextChoices):
    POINTS = "points", _("points, then stories")
    STROKES = "strokes", _("strokes of the name")


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What of it: appearances in a medium (its key), stories of a genre or a kind; empty is all."""

    medium: int | None = None
    genre: str = ""
    kind: str = ""

    def of(self, pieces: Iterable[UsedPiece]) -> Iterable[UsedPiece]:
        """As if there were nothing else."""
        for piece in pieces:
            left = tuple(
                each
                for each in piece.appearances
                if self.medium in (None, each.facts.medium)
                and self.genre in ("", each.facts.genre)
                and self.kind in ("", each.facts.kind)
            )
            if left:
                yield piece._replace(appearances=left)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """Of one contributor: `key` is the unit's, and a person's is the name. `pieces` are the stories as the rule shares
    them, `characters` all of theirs; `points` are as the rule rounds them."""

    key: str
    name: str
    stories: int
    briefs: int
    pieces: Fraction
    characters: int
    points: Fraction
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class PublishedWork:
    """`pieces` are all of them by story: fewer than those of the rows where several
    signed one."""

    rows: tuple[WorkRow, ...]
    months: tuple[MonthOfPieces, ...]
    pieces: Mapping[int, UsedPiece]

    @property
    def characters(self) -> int:
        return sum(piece.characters for piece in self.pieces.values())


@dataclass
class People:
    """Those who signed stories, numbered as they are found: what `points.py` takes for units."""

    numbers: dict[str, int] = field(default_factory=dict)
    correspondents: set[int] = field(default_factory=set)

    def signed(
        self, first: date, last: date, used: set[int], user: User, keys: range | None
    ) -> dict[int, list[Contributor]]:
        """By story, the people in the order of its credits."""
        stories = counted_stories(user).filter(Q(dated__range=(first, last)) | Q(pk__in=used), of_keys(keys))
        stories = stories.exclude(credits=[])
        rows = stories.order_by().values_list("pk", "credits").iterator()
        return {key: self._contributors(credits) for key, credits in rows}

    def _contributors(self, credits: Sequence[Mapping[str, str]]) -> list[Contributor]:
        roles: dict[int, set[str]] = defaultdict(set)
        for credit in credits:
            if credit["role"] != EDITOR:
                roles[self.numbers.setdefault(credit["name"], len(self.numbers))].add(credit["role"])
        correspondents = {number for number, of_person in roles.items() if CORRESPONDENT in of_person}
        self.correspondents |= correspondents
        return [Contributor(number, number in correspondents) for number in roles]


def published_work(
    first: date,
    last: date,
    user: User,
    by: str,
    *,
    rule: ScoringRule | None = None,
    only: WorkFilter = WorkFilter(),
    order: str = WorkOrder.POINTS,
) -> PublishedWork:
    """From `first` to `last`, of what the user may see. Points are those for pieces: bonuses belong to the notice. A
    rule for groups of units counts all people, and its lines for one group hold for nobody: people have none."""
    reckoned = rule_of(rule) if rule else WITHOUT_RULE
    if by != WorkBy.UNIT:
        reckoned = replace(reckoned, units=None, groups={})
    people = People()
    read = partial(used_pieces, user=user, rule=reckoned, with_lengths=True)

    def pieces_between(begin: date, end: date) -> Iterable[UsedPiece]:
        if by == WorkBy.UNIT:
            return only.of(read(begin, end))
        signed = read(begin, end, contributors_of=people.signed)
        return only.of(_submitted_by_people(signed) if reckoned.counted is Counted.SUBMITTED else signed)

    given = partial(adjustments, user=user) if by == WorkBy.UNIT else _no_adjustments
    pieces: dict[int, UsedPiece] = {}
    lines = reckon(first, last, reckoned, pieces_between, given, partial(_kept, into=pieces))
    if by == WorkBy.CORRESPONDENT:
        lines = [line for line in lines if line.unit in people.correspondents]
    names = _names_of_units({line.unit for line in lines}) if by == WorkBy.UNIT else _names_of_people(people)
    rows = [_row(*names[key], total, pieces, reckoned.decimals) for key, total in totals(lines).items()]
    counted = {line.piece: pieces[line.piece] for line in lines}
    return PublishedWork(
        tuple(sorted(rows, key=_by_strokes if order == WorkOrder.STROKES else by_points)),
        tuple(pieces_by_month(counted.values())),
        counted,
    )


def by_points(row: WorkRow) -> tuple[Fraction, int, str]:
    return -row.points, -row.stories, row.name


def _by_strokes(row: WorkRow) -> list[tuple[int, str]]:
    return stroke_key(row.name)


def latest_day(user: User, until: date) -> date | None:
    """Of a story that is counted, at most `until`; None where there is none."""
    days = counted_stories(user).exclude(dated=UNDATED).filter(dated__lte=until).order_by("-dated")
    return days.values_list("dated", flat=True).first()


def _kept(pieces: Iterable[UsedPiece], into: dict[int, UsedPiece]) -> Iterator[UsedPiece]:
    for piece in pieces:
        into[piece.key] = piece
        yield piece


def _no_adjustments(first: date, last: date) -> Sequence[Adjustment]:
    return ()


def _submitted_by_people(pieces: Iterable[UsedPiece]) -> Iterable[UsedPiece]:
    """A piece that a unit submitted was submitted by all who signed it."""
    for piece in pieces:
        if piece.submitted_by:
            yield piece._replace(submitted_by=frozenset(each.unit for each in piece.contributors))


def _names_of_units(keys: set[int]) -> dict[int, tuple[str, str]]:
    return {unit.pk: (str(unit.pk), unit.name) for unit in Unit.objects.in_bulk(list(keys)).values()}


def _names_of_people(people: People) -> dict[int, tuple[str, str]]:
    return {number: (name, name) for name, number in people.numbers.items()}


def _row(key: str, name: str, total: Total, pieces: Mapping[int, UsedPiece], decimals: int | None) -> WorkRow:
    stories = [pieces[number] for number in {line.piece for line in total.lines}]
    return WorkRow(
        key,
        name,
        stories=len(stories),
        briefs=sum(piece.is_brief for piece in stories),
        pieces=total.pieces,
        characters=sum(piece.characters for piece in stories),
        points=rounded(total.earned, decimals),
        lines=tuple(total.lines),
    )
