from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class Tag(models.Model):
    """A word of the controlled vocabulary. One that is in use cannot be deleted: taggings protect it."""

    name = LineField(_("name"), max_length=50, unique=True)
    group = LineField(_("group"), max_length=50, blank=True)
    note = LineField(_("scope note"), blank=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["group", "name"]

    def __str__(self) -> str:
        return self.name
