"""The form that people log in by."""

from __future__ import annotations

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SignInForm(AdminAuthenticationForm):
    """Tells a right password of an account that may not work here from a wrong one."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "not_staff": _(
            "Name and password are correct, but this account has no access to the desk. An administrator can grant it: "
            "a role, on the user’s page."
        ),
    }

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        if user.is_active and not user.is_staff:
            raise ValidationError(self.error_messages["not_staff"], code="not_staff")
        super().confirm_login_allowed(user)
