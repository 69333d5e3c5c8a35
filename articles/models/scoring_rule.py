"""计分办法: the rules by which used pieces are counted, as a union writes them down.

`articles/reports/points.py` reckons by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.permissions import User

from .fields import ChoiceField, LineField, ProseField
from .journal import Recorded
from .publication import Publication
from .story import Story
from .unit import Unit, UnitGroup
from .use import Use
from .visibility import VisibleQuerySet, may_see_all, may_see_story


class SeveralMedia(models.TextChoices):
    """What counts of a piece that appeared in several media."""

    HIGHEST = "highest", _("the medium with the most points")
    SUM = "sum", _("all points, as one piece")
    EACH = "each", _("each as a piece of its own")


class JointWork(models.TextChoices):
    """What the units get that contributed a piece together."""

    FIRST = "first", _("all to the unit named first")
    EQUAL = "equal", _("equal shares")
    CORRESPONDENTS = "correspondents", _("equal shares to the units of correspondents")
    FULL = "full", _("all to each")
    COMPOSITE = "composite", _("points of their own for a joint piece")


class Counted(models.TextChoices):
    """Which uses count."""

    ALL = "all", _("all")
    ORIGINAL = "original", _("without reprints and excerpts")
    SUBMITTED = "submitted", _("of registered submissions")


class Ties(models.TextChoices):
    DENSE = "dense", _("1, 1, 2")
    GAPPED = "gapped", _("1, 1, 3")


class QuotaOf(models.TextChoices):
    """What a quota counts."""

    PIECES = "pieces", _("pieces")
    POINTS = "points", _("points")
    RATE = "rate", _("per cent of the pieces submitted")


class CapPeriod(models.TextChoices):
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", pgettext_lazy("period", "year")

    def of(self, day: date) -> tuple[int, int]:
        """A sign that the days of one period share."""
        return self.first_day(day).year, self.first_day(day).month

    def first_day(self, day: date) -> date:
        return date(day.year, (day.month - 1) // self.months * self.months + 1, 1)

    @property
    def months(self) -> int:
        return {CapPeriod.MONTH: 1, CapPeriod.QUARTER: 3, CapPeriod.YEAR: 12}[self]

    def whole_within(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """First and last day of each period that lies within the span."""
        begin = self.first_day(first)
        while begin <= last:
            month = begin.month - 1 + self.months
            after = date(begin.year + month // 12, month % 12 + 1, 1)
            end = after - timedelta(days=1)
            if first <= begin and end <= last:
                yield begin, end
            begin = after


def points_field(label: str, **options: object) -> models.DecimalField:
    """Points, to a hundredth."""
    return models.DecimalField(label, max_digits=9, decimal_places=2, **options)


class ScoringRuleQuerySet(models.QuerySet):
    def asking_for(self, group: UnitGroup) -> ScoringRuleQuerySet:
        """Those that count the group, or have a line for it."""
        lines = ("groups", "values", "factors", "quotas")
        return self.filter(reduce(or_, (Q((f"{name}__group", group)) for name in lines))).distinct()


class ScoringRule(models.Model):
    """Holds for the days from `since` to `until`. Its rows are in the order in which they are asked."""

    name = LineField(_("name"), max_length=100, unique=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    several_media = ChoiceField(_("in several media"), choices=SeveralMedia.choices, default=SeveralMedia.HIGHEST)
    joint_work = ChoiceField(_("by several units"), choices=JointWork.choices, default=JointWork.EQUAL)
    composite_points = points_field(
        _("points of a joint piece"),
        default=0,
        help_text=_("For each unit, where joint pieces have points of their own."),
    )
    counted = ChoiceField(_("uses that count"), choices=Counted.choices, default=Counted.ALL)
    cap = points_field(_("at most"), null=True, blank=True, help_text=_("Points of a unit for its pieces in a period."))
    cap_period = ChoiceField(_("period of the limit"), choices=CapPeriod.choices, default=CapPeriod.YEAR)
    base_points = points_field(
        _("base points"), default=0, help_text=_("That each unit has in a notice before anything is counted.")
    )
    decimals = models.PositiveSmallIntegerField(
        _("decimals"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(2)],
        help_text=_("To which the points of a unit are rounded, before units are ranked. Empty: they are not rounded."),
    )
    ties = ChoiceField(_("places of equals"), choices=Ties.choices, default=Ties.DENSE)
    note = ProseField(_("notes"), max_length=5000, blank=True)

    objects = ScoringRuleQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("scoring rule")
        verbose_name_plural = _("scoring rules")
        ordering = ["-since", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="scoring_rule_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name


class RuleGroup(models.Model):
    """A group whose units a rule counts. A rule without any counts all units."""

    rule = models.ForeignKey(ScoringRule, models.CASCADE, related_name="groups", verbose_name=_("scoring rule"))
    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="+", verbose_name=_("group of units"))

    history = Recorded()

    class Meta:
        verbose_name = _("group that is counted")
        verbose_name_plural = _("groups that are counted: without a line, all units")
        ordering = ["group", "pk"]
        constraints = [models.UniqueConstraint(fields=["rule", "group"], name="rule_counts_a_group_once")]

    def __str__(self) -> str:
        return str(self.group)


class RuleRow(models.Model):
    """Holds for the uses, and the units, that agree in all that is filled in; what is empty may be anything."""

    group = models.ForeignKey(
        UnitGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group of units")
    )

    level = ChoiceField(_("level"), choices=Publication.Level.choices, blank=True)
    medium = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("medium")
    )
    kind = ChoiceField(_("kind"), choices=Story.Kind.choices, blank=True)
    genre = ChoiceField(_("genre"), choices=Story.Genre.choices, blank=True)
    form = ChoiceField(_("form"), choices=Use.Form.choices, blank=True)
    placement = ChoiceField(_("placement"), choices=Use.Placement.choices, blank=True)
    least = models.PositiveIntegerField(_("characters from"), default=0)
    most = models.PositiveIntegerField(_("characters to"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class RulePoints(RuleRow):
    rule = models.ForeignKey(ScoringRule, models.CASCADE, related_name="values", verbose_name=_("scoring rule"))
    points = points_field(_("points"))

    history = Recorded()

    class Meta(RuleRow.Meta):
        verbose_name = _("points of a use")
        verbose_name_plural = _("points: the first line that fits counts")

    def __str__(self) -> str:
        return f"{self.points}"


class RuleFactor(RuleRow):
    rule = models.ForeignKey(ScoringRule, models.CASCADE, related_name="factors", verbose_name=_("scoring rule"))
    times = points_field(_("times"), default=1)
    plus = points_field(_("plus"), default=0)

    history = Recorded()

    class Meta(RuleRow.Meta):
        verbose_name = _("factor")
        verbose_name_plural = _("factors for placement, length and others: of each kind the first that fits")

    def __str__(self) -> str:
        return f"× {self.times} + {self.plus}"


class RuleQuota(models.Model):
    """What units owe in each whole month, quarter or year, and what each piece or point short of it costs. A rate that
    is too low costs the deduction once; where nothing was submitted there is none."""

    rule = models.ForeignKey(ScoringRule, models.CASCADE, related_name="quotas", verbose_name=_("scoring rule"))
    group = models.ForeignKey(
        UnitGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group of units")
    )
    medium = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("medium")
    )
    least = points_field(_("at least"))
    of = ChoiceField(_("of"), choices=QuotaOf.choices, default=QuotaOf.PIECES)
    period = ChoiceField(_("in each"), choices=CapPeriod.choices, default=CapPeriod.MONTH)
    deduction = points_field(_("off for each missing"), default=0, help_text=_("For a rate that is too low: once."))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    history = Recorded()

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas: each line that fits a unit holds")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.least} / {self.period}"


class OfStoryQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> OfStoryQuerySet:
        """Those without a story, and those of stories that the user may see."""
        return self if may_see_all(user) else self.filter(Q(story=None) | may_see_story(user, "story__"))


class PointAdjustment(models.Model):
    """A bonus or a deduction of a unit, with its reason, and the story for which it is, if it is for one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="adjustments", verbose_name=_("unit"))
    day = models.DateField(_("day"))
    points = points_field(_("points"), help_text=_("Negative for a deduction."))
    voids_month = models.BooleanField(_("takes the points of the month away"), default=False)
    reason = LineField(_("reason"))
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="adjustments", verbose_name=_("for the story")
    )

    objects = OfStoryQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("bonus or deduction")
        verbose_name_plural = _("bonuses and deductions")
        ordering = ["-day", "unit"]

    def __str__(self) -> str:
        return f"{self.unit} {self.points:+}"


class Submission(models.Model):
    """报送登记: a piece that a unit sent in, and the story that came of it where one did."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions", verbose_name=_("unit"))
    day = models.DateField(_("day"))
    title = LineField(_("title"))
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="submissions", verbose_name=_("story")
    )

    objects = OfStoryQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-day", "unit", "pk"]
        indexes = [models.Index(fields=["day", "unit"], name="submission_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "day", "title"],
                name="submission_is_once_a_day",
                violation_error_message=_("This submission is registered already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
