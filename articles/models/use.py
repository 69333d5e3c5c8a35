"""采用记录: where a story was used, beside the issue in which the archive holds it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.permissions import User

from .fields import ChoiceField, LineField
from .journal import Recorded
from .kept_file import KeptFile
from .keys import PublicRecord
from .story import Story
from .visibility import VisibleQuerySet, may_see_story

HERE = _("This use of the story is here already.")


class UseFacts(NamedTuple):
    """What a line on a story says of a use."""

    is_elsewhere: bool
    medium: str
    number: str
    day: date | None
    link: str

    @property
    def place(self) -> str:
        """《一周速览》第12期; by its day where it has no number."""
        when = gettext("No. %s") % self.number if self.number else date_format(self.day) if self.day else ""
        return f"《{self.medium}》{when}"


class UseQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> UseQuerySet:
        """Those of stories that the user may see."""
        return self.filter(may_see_story(user, "story__"))

    def in_own_medium(self) -> UseQuerySet:
        """Those that say more of the appearance in the story's own issue."""
        return self.filter(medium=F("story__publication"))

    def undated(self) -> UseQuerySet:
        """Those of which nobody knows the day, of stories that are for the archive: they are counted nowhere."""
        return self.filter(used_on=None, story__binned_at=None).exclude(story__status=Story.Status.EXCLUDED)

    def elsewhere(self) -> UseQuerySet:
        """Those by which a story was used (已用)."""
        return self.exclude(medium=F("story__publication"))


class Use(PublicRecord):
    """A medium used a story. One in the medium of the story's own issue says more of that appearance, and is none
    besides it. `position` is the order in which the desk was sent it, and that of the proofs."""

    class Form(models.TextChoices):
        ORIGINAL = "original", _("first printed there")
        REPRINT = "reprint", _("reprinted")
        EXCERPT = "excerpt", _("excerpted")
        PHOTO = "photo", _("picture")
        VIDEO = "video", _("video")

    class Placement(models.TextChoices):
        FRONT_LEAD = "front-lead", _("lead of the front page")
        FRONT = "front", _("front page")
        EAR = "ear", _("beside the masthead")
        LEAD = "lead", _("lead of a page")

    story = models.ForeignKey(Story, models.CASCADE, related_name="uses", verbose_name=_("story"))
    medium = models.ForeignKey("articles.Publication", models.PROTECT, related_name="uses", verbose_name=_("medium"))
    used_on = models.DateField(_("day"), null=True, blank=True)
    number = LineField(_("number"), max_length=50, blank=True)
    page = LineField(_("page"), max_length=20, blank=True)
    form = ChoiceField(_("form"), choices=Form.choices, default=Form.ORIGINAL)
    placement = ChoiceField(_("placement"), choices=Placement.choices, blank=True)
    kind = ChoiceField(
        _("kind"), choices=Story.Kind.choices, blank=True, help_text=_("Where it was used as another than it is here.")
    )
    is_commissioned = models.BooleanField(_("commissioned"), default=False)
    link = LineField(_("link"), max_length=1000, blank=True, validators=[URLValidator(["http", "https"])])
    proof = LineField(_("proof"), blank=True, help_text=_("A link to it, or where it is kept."))
    proof_file = models.ForeignKey(
        KeptFile,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="uses",
        verbose_name=_("file of the proof"),
    )
    proved_on = models.DateField(_("proved on"), null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)

    objects = UseQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        ordering = ["story", "used_on", "pk"]
        indexes = [models.Index(fields=["used_on", "medium"], name="use_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "medium", "used_on", "number"], name="use_is_once_a_day", violation_error_message=HERE
            ),
            models.UniqueConstraint(
                fields=["story", "medium", "number"],
                condition=Q(used_on=None),
                name="use_without_a_day_is_once_a_number",
                violation_error_message=HERE,
            ),
            models.CheckConstraint(condition=Q(link="") | Q(link__startswith="http"), name="use_link_is_of_the_web"),
        ]

    @property
    def facts(self) -> UseFacts:
        is_elsewhere = self.medium_id != self.story.publication_id
        return UseFacts(is_elsewhere, self.medium.name, self.number, self.used_on, self.link)

    def __str__(self) -> str:
        day = date_format(self.used_on) if self.used_on else gettext("undated")
        return f"《{self.medium}》{day}"


def uses_of(stories: Collection[int]) -> dict[int, list[UseFacts]]:
    """Those of the stories with these keys, by story."""
    found: dict[int, list[UseFacts]] = {}
    rows = Use.objects.filter(story__pk__among=stories).select_related("story", "medium").order_by("used_on", "pk")
    for use in rows.only("story__publication", "medium__name", "number", "used_on", "link"):
        found.setdefault(use.story_id, []).append(use.facts)
    return found


def used_in(number: str) -> Q:
    """Of stories: that they were used in that number of any medium. That they were used at all, `Story.used` says."""
    return Q(pk__in=Use.objects.elsewhere().filter(number=number).values("story"))
