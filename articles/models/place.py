from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class Place(models.Model):
    """A province, city or county of today by its GB/T 2260 code. Loaded from data/areacodes.csv."""

    code = models.CharField(_("GB/T 2260 code"), max_length=6, primary_key=True)
    name = LineField(_("name"), max_length=50)
    full_name = LineField(_("full name"), max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    since = models.PositiveSmallIntegerField(_("since"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def codes(self) -> tuple[str, str]:
        """The first and the last code that it or a part of it can have: they nest by pairs of digits."""
        prefix = re.sub("(00)+$", "", self.code)
        return prefix.ljust(6, "0"), prefix.ljust(6, "9")
