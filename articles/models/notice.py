"""采用情况通报 as they were sent, and what units say against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.permissions import User

from .fields import ChoiceField, LineField, ProseField
from .journal import Recorded
from .unit import Unit
from .visibility import VisibleQuerySet, may_see_all


def stories_told(figures: Mapping[str, Any]) -> Iterator[int]:
    """The keys of the stories whose titles are in the figures of a notice."""
    yield from (title["story"] for unit in figures["titles"] for title in unit["titles"])
    yield from (each["story"] for each in figures["adjustments"] if each["story"] is not None)


def any_of_days(stories: models.QuerySet, first: date | str, last: date | str) -> bool:
    """Whether one of the stories was printed or used in these days: asked one after the other, each by its index."""
    days = first, last
    return stories.filter(dated__range=days).exists() or stories.filter(uses__used_on__range=days).exists()


class NoticeQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> NoticeQuerySet:
        """Those that tell of no internal story, for who may not read one."""
        return self if may_see_all(user) else self.filter(has_internal=False)


class Notice(models.Model):
    """采用情况通报 as it was sent. Its `figures` are those that `articles/reports/notice_json.py` made then."""

    title = LineField(_("title"), max_length=200)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    rule_name = LineField(_("scoring rule"), max_length=100)
    figures = models.JSONField(_("figures"))
    has_internal = models.BooleanField(_("tells of internal stories"), default=False, editable=False)
    kept_at = models.DateTimeField(_("kept"), default=timezone.now, editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("kept by")
    )

    objects = NoticeQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("notice of uses")
        verbose_name_plural = _("notices of uses")
        ordering = ["-last", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="notice_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.title


class ObjectionQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> ObjectionQuerySet:
        """Those to notices that the user may see."""
        return self if may_see_all(user) else self.filter(notice__has_internal=False)


class Objection(models.Model):
    """What a unit says against a notice that was sent, and the answer. The notice stays as it is."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("upheld: it was corrected")
        REFUSED = "refused", _("refused")

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections", verbose_name=_("notice of uses"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="objections", verbose_name=_("unit"))
    made_on = models.DateField(_("day"))
    text = ProseField(_("objection"), max_length=5000)
    answer = ProseField(_("answer"), max_length=5000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    outcome = ChoiceField(_("outcome"), choices=Outcome.choices, blank=True)

    objects = ObjectionQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return gettext(": ").join((str(self.unit), self.text[:20]))
