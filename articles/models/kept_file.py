"""The bytes of files that stand beside stories, each kept once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class KeptFile(models.Model):
    """The bytes of a proof of uses or of a picture in digests. Kept once, however many records have it, and never
    changed: so that a record which is taken back or brought back has its file."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    name = LineField(_("file name"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    data = models.BinaryField()

    class Meta:
        default_permissions = ()  # that of the record
        verbose_name = _("kept file")
        verbose_name_plural = _("kept files")

    def __str__(self) -> str:
        return self.name
