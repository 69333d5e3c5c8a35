"""Files on their way in: they wait here until the person who brought them confirms what the preview shows."""

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
        """Those that nobody confirmed: what is confirmed waits until it is imported."""
        return self.filter(made_at__lt=timezone.now() - KEPT, run=None)


class Upload(models.Model):
    """What one person brought at one time. `options` are those given for all its files, as the form took them.

    `run` is the import that was confirmed; its files leave one by one as they are imported. `notes` are remarks
    on what the list says of no file, and on the files of which it says nothing.
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
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # only its owner sees it
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.token


class UploadedFile(models.Model):
    """A file that waits. `said` is what the list says of it, `refusal` the remark on why it cannot be had, `seen` what
    was read in it: None before that.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    name = LineField(_("file name"), max_length=1000)
    data = models.BinaryField()
    said = models.JSONField(default=dict, blank=True)
    refusal = models.JSONField(null=True)
    seen = models.JSONField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
