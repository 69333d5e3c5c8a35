"""供稿单位: the bodies that contribute stories, in the groups in which a notice ranks them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .fields import LineField, ProseField
from .journal import Recorded
from .keys import PublicRecord


class UnitGroup(models.Model):
    """区县, 产业, 直属, 机关部室: units of one group are ranked among themselves."""

    name = LineField(_("name"), max_length=50, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    history = Recorded()

    class Meta:
        verbose_name = _("group of units")
        verbose_name_plural = _("groups of units")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


BEHIND_ALL = 100_000
"""Beyond the positions of groups."""

IN_ORDER = ("group_position", "group_name", "position", "name")


class UnitQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> UnitQuerySet:
        """Those that were there on a day of the span."""
        begun = Q(since=None) | Q(since__lte=last)
        return self.filter(begun, Q(until=None) | Q(until__gte=first))

    def in_order(self) -> UnitQuerySet:
        """By group, as the desk arranged them, then by name; those without a group behind all others."""
        of_group = {
            "group_position": Coalesce("group__position", Value(BEHIND_ALL)),
            "group_name": Coalesce("group__name", Value("")),
        }
        return self.annotate(**of_group).order_by(*IN_ORDER)


class Unit(PublicRecord):
    """A body whose pieces are counted. `aliases` are the other names by which print calls it."""

    name = LineField(_("name"), max_length=100, unique=True)
    group = models.ForeignKey(
        UnitGroup, models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("group")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Within its group."))
    aliases = ProseField(
        _("other names"), max_length=5000, blank=True, help_text=_("One a line: short, former and mistaken ones too.")
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    is_own_office = models.BooleanField(
        _("own office"), default=False, help_text=_("Its pieces are counted apart, and it has no rank.")
    )

    objects = UnitQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("contributing unit")
        verbose_name_plural = _("contributing units")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="unit_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """By which print may call it."""
        return (self.name, *filter(None, (line.strip() for line in self.aliases.splitlines())))
