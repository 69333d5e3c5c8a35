"""What is said of a story by a row of its own: its tags, its places. `ATTACHMENTS` lists the kinds."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import list_indexes
from .fields import ChoiceField, LineField
from .issue import UNDATED
from .journal import Recorded
from .story import Story
from .visibility import WithVisibilityQuerySet

COPIED = ["dated", "status", "binned_at", "visibility"]


class Attachment(models.Model):
    """Something of a story, such as a tag or a place: suggested by the machine until a person confirms or rejects it.

    A kind declares the field of the thing that is attached, the fields that the machine may refresh while it suggests
    (`detail` says them in words, and `detail_label` heads them), its name in tables and JSON for other programs, and
    what its suggestions are called. The database copies the last four columns from the story: see `copied_columns.py`.
    """

    thing_field: ClassVar[str]
    details: ClassVar[tuple[str, ...]]
    detail_label: ClassVar[str]
    export_name: ClassVar[str]
    suggested_label: ClassVar[str]

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    state = ChoiceField(_("state"), choices=State.choices, default=State.CONFIRMED)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )

    dated = models.DateField(default=UNDATED, editable=False)
    status = models.CharField(max_length=20, editable=False)
    binned_at = models.DateTimeField(null=True, editable=False)
    visibility = models.CharField(max_length=20, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.thing)

    @property
    def thing(self) -> models.Model:
        return getattr(self, self.thing_field)

    @property
    def thing_key(self) -> int | str:
        return getattr(self, f"{self.thing_field}_id")

    @property
    def detail(self) -> str:
        """What the machine says beside the thing, in words; empty where it says nothing."""
        raise NotImplementedError

    def as_json(self) -> Any:
        raise NotImplementedError

    @classmethod
    def accessor(cls) -> str:
        """The attribute by which a story has its attachments of this kind."""
        return cls._meta.get_field("story").remote_field.related_name


class Tagging(Attachment):
    thing_field = "tag"
    details = ("score",)
    detail_label = _("score")
    export_name = "tags"
    suggested_label = _("suggested tags")

    story = models.ForeignKey(Story, models.CASCADE, related_name="taggings", verbose_name=_("story"))
    tag = models.ForeignKey(
        "articles.Tag", models.PROTECT, db_index=False, related_name="taggings", verbose_name=_("tag")
    )
    score = models.FloatField(_("score"), null=True, blank=True, help_text=_("How sure the machine is, 0 to 1."))

    objects = WithVisibilityQuerySet.as_manager()
    history = Recorded(excluded_fields=COPIED)

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("tags")
        ordering = ["story", F("score").desc(nulls_last=True), "pk"]
        indexes = list_indexes.attachment_indexes("tagging", "tag", "state")
        constraints = [
            models.UniqueConstraint(fields=["tag", "story"], name="tagging_is_once_a_story"),
            models.CheckConstraint(
                condition=Q(state="suggested") | Q(by__isnull=False), name="tagging_is_decided_by_a_person"
            ),
        ]

    @property
    def detail(self) -> str:
        return "" if self.score is None else f"{self.score:.0%}"

    def as_json(self) -> str | dict[str, Any]:
        """The name; of a suggestion with its score."""
        is_suggested = self.state == self.State.SUGGESTED
        return {"name": self.tag.name, "score": self.score} if is_suggested else self.tag.name


AREAS = {2: "province", 4: "city", 6: "place"}
"""The field that says of a placing in which area it lies, by the digits that the codes of the area share."""


def leading_digits(number: int) -> models.GeneratedField:
    """What the codes of a province's (2) or a city's (4) parts begin with: they nest by pairs of digits."""
    return models.GeneratedField(
        expression=Substr("place_id", 1, number), output_field=models.CharField(max_length=number), db_persist=True
    )


class PlacingQuerySet(WithVisibilityQuerySet):
    def within(self, code: str) -> PlacingQuerySet:
        """Those that name the place with this code or a part of it."""
        prefix = re.sub("(00)+$", "", code)
        return self.filter(**{AREAS[len(prefix)]: prefix})


class Placing(Attachment):
    """A place that a story is about; `implied` where only the context gives it (市总工会 in a paper of 重庆)."""

    thing_field = "place"
    details = ("mention", "implied")
    detail_label = _("as printed")
    export_name = "places"
    suggested_label = _("suggested places")

    story = models.ForeignKey(Story, models.CASCADE, related_name="placings", verbose_name=_("story"))
    place = models.ForeignKey(
        "articles.Place", models.PROTECT, db_index=False, related_name="placings", verbose_name=_("place")
    )
    city, province = leading_digits(4), leading_digits(2)
    mention = LineField(_("as printed"), max_length=100, blank=True)
    implied = models.BooleanField(_("implied"), default=False)

    objects = PlacingQuerySet.as_manager()
    history = Recorded(excluded_fields=[*COPIED, "city", "province"])

    class Meta:
        verbose_name = _("placing")
        verbose_name_plural = _("places")
        ordering = ["story", "pk"]
        indexes = list_indexes.attachment_indexes("placing", "place", "city", "province")
        constraints = [
            models.UniqueConstraint(fields=["story", "place"], name="placing_is_once_a_story"),
            models.CheckConstraint(
                condition=Q(state="suggested") | Q(by__isnull=False), name="placing_is_decided_by_a_person"
            ),
        ]

    @property
    def detail(self) -> str:
        return self.mention or (gettext("implied") if self.implied else "")

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.place_id,
            "name": self.place.full_name,
            "mention": self.mention or None,
            "implied": self.implied,
        }


class Contribution(Attachment):
    """A unit that contributed the story, and how that is known."""

    class Basis(models.TextChoices):
        BYLINE = "byline", _("signed")
        CORRESPONDENT = "correspondent", _("unit of a correspondent")
        SUBJECT = "subject", _("whom the story is about")
        HAND = "hand", _("by hand")

    thing_field = "unit"
    details = ("basis",)
    detail_label = _("known by")
    export_name = "contributors"
    suggested_label = _("suggested units")

    story = models.ForeignKey(Story, models.CASCADE, related_name="contributions", verbose_name=_("story"))
    unit = models.ForeignKey(
        "articles.Unit", models.PROTECT, db_index=False, related_name="contributions", verbose_name=_("unit")
    )
    basis = ChoiceField(_("known by"), choices=Basis.choices, default=Basis.HAND)

    objects = WithVisibilityQuerySet.as_manager()
    history = Recorded(excluded_fields=COPIED)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributing units")
        ordering = ["story", "pk"]
        indexes = list_indexes.attachment_indexes("contribution", "unit", "state")
        constraints = [
            models.UniqueConstraint(fields=["unit", "story"], name="contribution_is_once_a_story"),
            models.CheckConstraint(
                condition=Q(state="suggested") | Q(by__isnull=False), name="contribution_is_decided_by_a_person"
            ),
        ]

    @property
    def detail(self) -> str:
        return self.get_basis_display()

    def as_json(self) -> str:
        return self.unit.name


ATTACHMENTS: tuple[type[Attachment], ...] = (Tagging, Placing, Contribution)
"""All that hangs on stories: what writes, lists, exports or indexes attachments goes through these."""
