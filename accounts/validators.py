from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import OneTimePassword


class OneTimePasswordValidator:
    """Refuses to keep a one-time password; a new password ends its being one.

    Django calls `password_changed` whenever a new password is saved.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if user and _marks(user).exists() and user.check_password(password):
            raise ValidationError(_("Choose a password other than the one-time password."), code="one_time_password")

    def password_changed(self, password: str, user: AbstractBaseUser) -> None:
        _marks(user).delete()

    def get_help_text(self) -> str:
        return _("Your password can’t be a one-time password that was made for you.")


def _marks(user: AbstractBaseUser):
    return OneTimePassword.objects.filter(user_id=user.pk)
