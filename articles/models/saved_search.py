"""Queries that a person keeps under a name, and when each user looked last at what they find."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import LineField
from .visibility import VisibleQuerySet


class SavedSearchQuerySet(VisibleQuerySet):
    def visible_to(self, user: Any) -> SavedSearchQuerySet:
        """The user's own, and those that others share."""
        return self.filter(Q(by=user) | Q(is_shared=True)).select_related("by")


class SavedSearch(models.Model):
    """A query that a person keeps under a name, and may share with all."""

    name = LineField(_("name"), max_length=50)
    query = LineField(_("query"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches", verbose_name=_("kept by")
    )
    is_shared = models.BooleanField(_("shared with all"), default=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        default_permissions = ()  # whoever may search may keep searches
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["by", "name"], name="saved_search_is_once_a_person_and_name")]

    def __str__(self) -> str:
        return self.name


class SearchLook(models.Model):
    """When a user looked last at what a saved search finds: the number of the newest story of then."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    newest_story = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["search", "user"], name="search_look_is_once_a_user")]

    def __str__(self) -> str:
        return f"{self.search}: {self.user}"
