"""What a new password may not be, beside what Django refuses."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import OneTimePassword

SHORT = 4
"""Characters of a name that may stand within a word that has nothing to do with it are fewer."""


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


class NameInPasswordValidator(UserAttributeSimilarityValidator):
    """Refuses a password that is like the user's name, or has it in it, whatever is before and behind it, forwards or
    backwards.

    Django's measure of likeness lets such a one pass, if only its tail is long enough.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        super().validate(password, user)
        plain = _plain(password)
        for name in map(_plain, _names(user)):
            if any(_stands_in(way, plain) for way in (name, name[::-1])):
                raise ValidationError(_("The password has your name in it. Choose one without it."), code="name")

    def get_help_text(self) -> str:
        return _("Your password can’t have your name in it, or be much like it.")


def _names(user: AbstractBaseUser | None) -> list[str]:
    if user is None:
        return []
    mailbox = (getattr(user, "email", "") or "").partition("@")[0]
    return [user.get_username(), getattr(user, "first_name", ""), getattr(user, "last_name", ""), mailbox]


def _stands_in(name: str, password: str) -> bool:
    """A short name, which stands in many words, only where the password begins with it."""
    if len(name) < SHORT:
        return len(name) > 1 and password.startswith(name)
    return name in password


def _plain(text: str) -> str:
    """Letters and digits alone, in one width and case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _marks(user: AbstractBaseUser):
    return OneTimePassword.objects.filter(user_id=user.pk)
