"""Tables and lists that somebody brought: they wait here until that person confirms what the preview shows."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import LineField

WAITS = timedelta(days=1)


class ReturnedTableQuerySet(models.QuerySet):
    def stale(self) -> ReturnedTableQuerySet:
        """Those that nobody confirmed in time."""
        return self.filter(made_at__lt=timezone.now() - WAITS)


class ReturnedTable(models.Model):
    """The bytes of a table of `kind`, the name of the model of its rows. `stamps` are those that stories had when the
    preview showed what would be written."""

    token = models.CharField(max_length=50, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    kind = models.CharField(max_length=50, default="story")
    name = LineField(_("file name"), max_length=1000)
    data = models.BinaryField()
    stamps = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = ReturnedTableQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # only its owner sees it
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
