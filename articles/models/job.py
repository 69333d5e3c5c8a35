"""Jobs: work that takes longer than a request, each a row that says how far it came, and the workers that do them.

A worker holds a job as long as its heartbeat goes on. The row counts its attempts: a worker that was taken for dead and
comes back has an older number than the row, and can write nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.permissions import MANAGE_JOBS, User, may_manage_jobs

from .fields import ChoiceField, LineField, ProseField
from .visibility import VisibleQuerySet

LEASE = timedelta(seconds=40)
"""A job whose heartbeat is older is queued again."""

MISSED_AFTER = timedelta(seconds=60)
"""A worker that is not heard of for so long counts as gone."""


class JobQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> JobQuerySet:
        """Those that the user asked for; all where the user may manage them."""
        return self if may_manage_jobs(user) else self.filter(by=user)

    def queued(self) -> JobQuerySet:
        """The one that waits longest first."""
        return self.filter(state=Job.State.QUEUED).order_by("queued_at", "pk")

    def running(self) -> JobQuerySet:
        return self.filter(state=Job.State.RUNNING)

    def unfinished(self) -> JobQuerySet:
        return self.filter(state__in=Job.UNFINISHED)

    def abandoned(self) -> JobQuerySet:
        """Running, as their rows say, and not heard of. The clock is that of the database, one for all machines."""
        return self.running().filter(heartbeat_at__lt=Now() - LEASE)

    def outlived(self) -> JobQuerySet:
        return self.filter(keep_until__lt=timezone.now())


class Job(models.Model):
    """`kind` is a name in `articles.jobs.kinds`, `arguments` are what its function is called with.

    `done` of `total` steps are committed, and `result` is what they came to. `stalled_attempts` counts the attempts
    since the last of them: what kills each worker is given up.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waits")
        RUNNING = "running", _("runs")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    UNFINISHED = (State.QUEUED, State.RUNNING)

    kind = LineField(_("kind"), max_length=40)
    arguments = models.JSONField(_("arguments"), default=dict, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    language = LineField(max_length=10, blank=True)
    state = ChoiceField(pgettext_lazy("job", "state"), choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    log = ProseField(_("log"), blank=True)
    reason = ProseField(_("reason"), blank=True)
    cancel_requested = models.BooleanField(default=False)
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    stalled_attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(_("asked for"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    keep_until = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [(MANAGE_JOBS, _("Can see and stop the jobs of others, and maintain the archive"))]
        indexes = [
            models.Index(fields=["state", "queued_at", "id"], name="job_by_state"),
            models.Index(fields=["keep_until"], name="job_by_keep_until", condition=Q(keep_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED


class JobFile(models.Model):
    """A file that a job made, for whoever asked for it. It goes with the job."""

    job = models.OneToOneField(Job, models.CASCADE, related_name="file")
    name = LineField(max_length=255)
    media_type = LineField(max_length=120)
    data = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class WorkerQuerySet(models.QuerySet):
    def alive(self) -> WorkerQuerySet:
        return self.filter(seen_at__gte=Now() - MISSED_AFTER)


class Worker(models.Model):
    """A process that does jobs, and the one that it is at."""

    name = LineField(_("name"), max_length=200)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="workers", verbose_name=_("job"))
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    seen_at = models.DateTimeField(_("heard of"), db_default=Now(), db_index=True)

    objects: Any = WorkerQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
