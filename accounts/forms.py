"""The forms that people log in by, and show that they are who they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.second_factor import CodeTooSoon


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


class CodeForm(forms.Form):
    """A code that `is_right` uses up. It may raise CodeTooSoon."""

    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )

    def __init__(self, is_right: Callable[[str], bool], *args: Any) -> None:
        super().__init__(*args)
        self.is_right = is_right

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        try:
            is_right = self.is_right(code)
        except CodeTooSoon as error:
            text = ngettext(
                "After a wrong code none is looked at for a while. Wait %d second, then enter the one that is shown.",
                "After a wrong code none is looked at for a while. Wait %d seconds, then enter the one that is shown.",
                error.seconds,
            )
            raise ValidationError(text % error.seconds) from error
        if not is_right:
            raise ValidationError(gettext("This code is wrong, or was used before. Enter the next one that is shown."))
        return code


class OwnPasswordForm(forms.Form):
    """Wrong passwords are counted, as they are when somebody logs in."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(*args)
        self.request = request

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if authenticate(self.request, username=self.request.user.get_username(), password=password) is None:
            raise ValidationError(gettext("The password is wrong."))
        return password
