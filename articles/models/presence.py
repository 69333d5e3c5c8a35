"""Who has a record open, as its page says again and again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import LineField

PRESENT_FOR = timedelta(seconds=60)
"""How long somebody counts as present who is not heard of."""


class PresenceQuerySet(models.QuerySet):
    def others(self, record: str, user: Any) -> PresenceQuerySet:
        """Those who have the record open too, by name."""
        lately = timezone.now() - PRESENT_FOR
        return self.filter(record=record, seen_at__gte=lately).exclude(user=user).select_related("user")

    def forget_gone(self, user: Any) -> None:
        """What the user has open no longer."""
        self.filter(user=user, seen_at__lt=timezone.now() - PRESENT_FOR).delete()


class Presence(models.Model):
    """Who has a record open: the page says so again and again, as long as it is. It keeps nobody from anything."""

    record = LineField(_("record"), max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    seen_at = models.DateTimeField(_("at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = _("presence")
        constraints = [models.UniqueConstraint(fields=["record", "user"], name="presence_is_once_a_user")]

    def __str__(self) -> str:
        return f"{self.record}: {self.user}"
