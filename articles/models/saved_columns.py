"""The columns of a table that a person keeps under a name, and may share with all."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import LineField
from .visibility import VisibleQuerySet


class SavedColumnsQuerySet(VisibleQuerySet):
    def visible_to(self, user: Any) -> SavedColumnsQuerySet:
        """The user's own, and those that others share."""
        return self.filter(Q(by=user) | Q(is_shared=True)).select_related("by")


class SavedColumns(models.Model):
    """The columns of an exported table, in their order, that a person keeps under a name, and may share with all."""

    name = LineField(_("name"), max_length=50)
    table = LineField(max_length=50)
    columns = models.JSONField(_("columns"), default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_columns", verbose_name=_("kept by")
    )
    is_shared = models.BooleanField(_("shared with all"), default=False)

    objects = SavedColumnsQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved columns")
        verbose_name_plural = _("saved columns")
        default_permissions = ()  # whoever may export may keep columns
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "table", "name"], name="saved_columns_are_once_a_person_and_name")
        ]

    def __str__(self) -> str:
        return self.name
