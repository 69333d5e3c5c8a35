"""Uploaded files: they wait here until the person who uploaded them confirms what the preview shows."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import LineField

KEPT = timedelta(days=1)


class UploadQuerySet(models.QuerySet):
    def stale(self) -> UploadQuerySet:
        """Those that nobody confirmed in time. What is confirmed waits until it is imported."""
        return self.filter(made_at__lt=timezone.now() - KEPT, run=None)


class Upload(models.Model):
    """The files that one person uploaded at one time, with the options that the form took for all of them.

    `run` is the import that was confirmed; the files leave as they are imported. `job` reads or imports them. `notes`
    are remarks on rows of the list without a file, and on files without a row.
    """

    token = models.CharField(max_length=50, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    options = models.JSONField(_("options"), default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    number_of_files = models.PositiveIntegerField(default=0)
    run = models.OneToOneField(
        "articles.ImportRun",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="waiting",
        verbose_name=_("import run"),
    )
    job = models.OneToOneField(
        "articles.Job", models.SET_NULL, null=True, blank=True, related_name="upload", verbose_name=_("job")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # only its owner sees it
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.token


class UploadedFile(models.Model):
    """A file that waits. `options` are those of its row in the list. `although_near`: a person wants it even though its
    stories are nearly here.

    `summary` is that of its parse, `failure` the remark on why there is none; before it is parsed it has neither.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    name = LineField(_("file name"), max_length=1000)
    data = models.BinaryField()
    options = models.JSONField(default=dict, blank=True)
    although_near = models.BooleanField(default=False)
    summary = models.JSONField(null=True, blank=True)
    failure = models.JSONField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
