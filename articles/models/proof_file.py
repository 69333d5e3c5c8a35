"""The bytes of proofs, each kept once however many uses it proves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class ProofFile(models.Model):
    """The bytes of a proof, such as a scan or a screenshot. Kept once, however many uses it proves, and never changed:
    so that a use which is taken back or brought back has its proof."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    name = LineField(_("file name"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    data = models.BinaryField()

    class Meta:
        default_permissions = ()  # that of the use
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")

    def __str__(self) -> str:
        return self.name
