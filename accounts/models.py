"""One-time passwords, sessions that are open, and how much was uploaded."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OneTimePassword(models.Model):
    """Marks a user whose password was made for them: they change it at the first login."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="one_time_password"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("one-time password")
        verbose_name_plural = _("one-time passwords")

    def __str__(self) -> str:
        return self.user.get_username()


class OpenSession(models.Model):
    """A session of a user, as far as it was noted: pages do so every few minutes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField(_("logged in at"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last used"))
    address = models.GenericIPAddressField(_("address"), null=True)
    browser = models.CharField(_("browser"), max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.user} {self.address}"


class UploadedAmount(models.Model):
    """So many bytes that a user uploaded at one time, for as long as they count for the quota."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    uploaded_at = models.DateTimeField(auto_now_add=True)
    size = models.PositiveBigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} {self.size}"
