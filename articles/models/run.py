"""What an import did, file by file. A line is committed with its source, that of a failed file by itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Aggregate, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.permissions import User

from .fields import ChoiceField, LineField
from .issue import Issue
from .source import Source
from .visibility import VisibleQuerySet, may_see_all


class ImportRunQuerySet(VisibleQuerySet):
    """Numbers are those of the lines that the user may see."""

    def visible_to(self, user: User) -> ImportRunQuerySet:
        """Those of which the user may see a line, those without lines, and their own."""
        if may_see_all(user):
            return self
        lines = ImportLine.objects.filter(run=OuterRef("pk"))
        return self.filter(Exists(lines.visible_to(user)) | ~Exists(lines) | Q(by=user))

    def with_numbers(self, user: User) -> ImportRunQuerySet:
        """With the number of its `files`, of those that `failed`, and of their `stories`."""
        lines = ImportLine.objects.visible_to(user)
        failed = lines.filter(outcome=ImportLine.Outcome.FAILED)
        return self.annotate(
            files=_over(lines, Count("pk")), failed=_over(failed, Count("pk")), stories=_over(lines, Sum("stories"))
        )

    def with_outcomes(self, user: User) -> ImportRunQuerySet:
        """With the number of its files by outcome: `number_imported` and so on."""
        lines = ImportLine.objects.visible_to(user)
        return self.annotate(
            **{f"number_{each.value}": _over(lines.filter(outcome=each), Count("pk")) for each in ImportLine.Outcome}
        )


def _over(lines: ImportLineQuerySet, number: Aggregate) -> Coalesce:
    """A number over the lines of a run, read from an index alone."""
    of_run = lines.filter(run=OuterRef("pk")).order_by().values("run")
    return Coalesce(Subquery(of_run.annotate(number=number).values("number")), 0)


class ImportRun(models.Model):
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    options = models.JSONField(_("options"), default=dict, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def issues_visible_to(self, user: User) -> QuerySet[Issue]:
        """In the order of days: those of the sources that it brought and that are not in the bin."""
        brought = self.lines.visible_to(user).values("source")
        sources = Source.objects.visible_to(user).live().filter(pk__in=brought)
        issues = Issue.objects.visible_to(user).filter(pk__in=sources.values("issue"))
        return issues.select_related("publication").order_by("sorting_day", "pk")


class ImportLineQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> ImportLineQuerySet:
        """Those of sources that the user may see, and of none."""
        if may_see_all(user):
            return self
        return self.filter(Q(source=None) | Exists(Source.objects.visible_to(user).filter(pk=OuterRef("source"))))

    def totals(self) -> dict[str, int]:
        """How many files had each outcome, and how many stories they gave."""
        counts = {str(outcome): Count("pk", filter=Q(outcome=outcome)) for outcome in ImportLine.Outcome}
        totals = self.aggregate(**{f"number_{name}": count for name, count in counts.items()}, all=Sum("stories"))
        return {**{name: totals[f"number_{name}"] for name in counts}, "stories": totals["all"] or 0}


class ImportLine(models.Model):
    """The outcome of one file; one that is held back is nearly here already.

    `remarks` are those of `articles.importing.remarks`, as JSON holds them.
    """

    class Outcome(models.TextChoices):
        IMPORTED = "imported", _("imported")
        HELD_BACK = "held_back", _("held back")
        UNCHANGED = "unchanged", _("unchanged")
        FAILED = "failed", _("failed")

    run = models.ForeignKey(
        ImportRun, models.CASCADE, db_index=False, related_name="lines", verbose_name=_("import run")
    )
    name = LineField(_("file name"), max_length=1000)
    outcome = ChoiceField(_("outcome"), choices=Outcome.choices)
    remarks = models.JSONField(_("remarks"), default=list, blank=True)
    source = models.ForeignKey(
        "articles.Source", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    stories = models.PositiveIntegerField(_("stories"), default=0)

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("import line")
        verbose_name_plural = _("import lines")
        ordering = ["run", "pk"]
        indexes = [models.Index(fields=["run", "outcome", "id", "stories"], name="importline_by_outcome")]

    def __str__(self) -> str:
        return self.name
