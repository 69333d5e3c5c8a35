"""Issues: the numbers of a publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.permissions import User

from .fields import ChoiceField, LineField, validate_storable_texts
from .journal import Recorded
from .keys import PublicRecord
from .visibility import VisibleQuerySet, may_see_all, may_see_story

UNDATED = date.min
"""The day of stories without a certain date: in the order of days it is before all others."""


class IssueQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> IssueQuerySet:
        """Those of which the user may see a story, and those without stories."""
        if may_see_all(user):
            return self
        stories = self.model.stories.rel.related_model.objects.filter(issue=OuterRef("pk"))
        return self.filter(Exists(stories.visible_to(user)) | ~Exists(stories))

    def with_live_stories(self, user: User) -> IssueQuerySet:
        """Each knows in `live_stories` how many of its stories that are not in the bin the user may see."""
        live = Q(stories__binned_at=None) & may_see_story(user, "stories__")
        return self.annotate(live_stories=Count("stories", filter=live))

    def with_progress(self, user: User) -> IssueQuerySet:
        """Each knows how many of its stories are for the archive (`stories_to_check`), how many of these are checked
        (`checked_stories`), and how many of the others are doubtful (`doubtful_stories`)."""
        kept = Q(stories__binned_at=None) & ~Q(stories__status="excluded") & may_see_story(user, "stories__")
        pending = Q(stories__status="pending")
        return self.annotate(
            stories_to_check=Count("stories", filter=kept),
            checked_stories=Count("stories", filter=kept & ~pending),
            doubtful_stories=Count("stories", filter=kept & pending & Q(stories__doubtful=True)),
        )

    def undated(self) -> IssueQuerySet:
        """Those without a certain date."""
        return self.filter(sorting_day=UNDATED)

    def same_as(self, publication: object, number: str, published_on: date | None) -> IssueQuerySet:
        """The issues to which a source with these certain facts belongs; none where the facts are too few."""
        if publication is None or not (number or published_on):
            return self.none()
        same_day = Q(published_on=published_on) & (Q(number__in=[number, ""]) if number else Q())
        same_number = Q(number=number) & (Q(published_on=None) if published_on else Q())
        same = same_day if published_on else Q(pk=None)
        return self.filter(same | same_number if number else same, publication=publication)


class Issue(PublicRecord):
    """One number of a publication; or one file, where nothing says what it belongs to.

    A date that is only inferred leaves `published_on` empty, and sets `not_before` and `not_after`. `sorting_day` is
    the date, or UNDATED.
    """

    class DateBasis(models.TextChoices):
        PRINTED = "printed", _("printed")
        GIVEN = "given", _("given by a person")
        FILE_NAME = "file name", _("from the file name")
        INFERRED = "inferred", _("inferred")
        UNKNOWN = "", _("not known")

    publication = models.ForeignKey(
        "articles.Publication",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
        verbose_name=_("publication"),
    )
    number = LineField(_("number"), max_length=50, blank=True)
    total_number = LineField(_("total number"), max_length=50, blank=True, help_text=_("Counted on through the years."))
    title = LineField(_("title"), blank=True)
    published_on = models.DateField(_("date of publication"), null=True, blank=True)
    date_basis = ChoiceField(_("date known from"), choices=DateBasis.choices, blank=True)
    not_before = models.DateField(_("not before"), null=True, blank=True)
    not_after = models.DateField(_("not after"), null=True, blank=True)
    editors = models.JSONField(_("editors"), default=list, blank=True, validators=[validate_storable_texts])
    sorting_day = models.GeneratedField(
        expression=Coalesce("published_on", Value(UNDATED)), output_field=models.DateField(), db_persist=True
    )

    objects = IssueQuerySet.as_manager()
    history = Recorded(excluded_fields=["sorting_day"])

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-sorting_day", "-pk"]
        indexes = [
            models.Index(fields=["sorting_day", "id"], name="issue_by_day"),
            models.Index(fields=["publication", "sorting_day", "id"], name="issue_by_publication"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(date_basis="inferred") | Q(published_on=None), name="issue_inferred_date_stays_open"
            ),
            models.CheckConstraint(condition=Q(published_on=None) | ~Q(date_basis=""), name="issue_date_has_a_basis"),
            models.CheckConstraint(
                condition=Q(not_before=None) | Q(not_after=None) | Q(not_after__gte=F("not_before")),
                name="issue_bounds_in_order",
            ),
            models.UniqueConstraint(
                fields=["publication", "published_on", "number"], name="issue_is_one_of_its_publication"
            ),
        ]

    def __str__(self) -> str:
        title = "" if self.publication_id else self.title
        return " ".join(filter(None, [self.source_line, title])) or gettext("issue %d") % (self.pk or 0)

    @property
    def day(self) -> date:
        """The day by which its stories are ordered: UNDATED where the date is only inferred."""
        return self.published_on or UNDATED

    @property
    def source_line(self) -> str:
        """《工人日报》2022年12月21日: publication, number and date, as far as they are known."""
        name = f"《{self.publication.name}》" if self.publication_id else ""
        number = gettext("No. %s") % self.number if self.number else ""
        return name + " ".join(part for part in (number, self.date_text) if part)

    @property
    def date_text(self) -> str:
        """The date as a person reads it; an inferred one says so; empty where nothing is known."""
        return self.dated(date_format)

    def dated(self, written: Callable[[date], str]) -> str:
        """The same with each day in the form that `written` gives it."""
        if self.published_on:
            return written(self.published_on)
        first, last = (day and written(day) for day in (self.not_before, self.not_after))
        if first and last:
            return gettext("%(first)s to %(last)s (inferred)") % {"first": first, "last": last}
        if first:
            return gettext("%s or later (inferred)") % first
        return gettext("%s or earlier (inferred)") % last if last else ""
