"""The pages of the second factor: of one's own, and of another user, whose phone was lost."""

from __future__ import annotations

from base64 import b32encode
from functools import partial
from typing import Any

import segno
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.forms import CodeForm, OwnPasswordForm
from accounts.names import full_name
from accounts.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    has_second_factor,
    is_demanded,
    new_recovery_codes,
    recovery_codes_left,
    remove_second_factor,
    unconfirmed_device,
)
from articles.models.keys import is_key


@sensitive_post_parameters()
def own_second_factor_page(request: HttpRequest) -> HttpResponse:
    return _kept_page(request) if has_second_factor(request.user) else _set_up_page(request)


def _set_up_page(request: HttpRequest) -> HttpResponse:
    """A POST with a code confirms the key that is shown; one without makes a new key."""
    user = request.user
    if request.method == "POST" and "code" not in request.POST:
        begin_second_factor(user)
        return HttpResponseRedirect(request.path)
    form = CodeForm(partial(confirm_second_factor, user), request.POST if request.method == "POST" else None)
    if form.is_valid():
        _note(request, user, gettext("Second factor set up"))
        return _page(request, {"codes": new_recovery_codes(user)})
    device = unconfirmed_device(user)
    return _page(request, {"form": form, **(_key_of(device) if device else {})})


def _key_of(device: TOTPDevice) -> dict[str, str]:
    """As a QR code, and in groups of four for who types it."""
    key = b32encode(device.bin_key).decode()
    return {
        "picture": segno.make(device.config_url).svg_data_uri(scale=4, light="white"),
        "key": " ".join(key[n : n + 4] for n in range(0, len(key), 4)),
    }


def _kept_page(request: HttpRequest) -> HttpResponse:
    """A POST with the password makes new recovery codes, or removes the second factor."""
    user = request.user
    form = OwnPasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid() and "remove" not in request.POST:
        _note(request, user, gettext("New recovery codes"))
        return _page(request, {"codes": new_recovery_codes(user)})
    if form.is_valid() and not is_demanded(user):
        _remove(request, user)
        return HttpResponseRedirect(request.path)
    return _page(request, {"form": form, "is_kept": True, "left": recovery_codes_left(user)})


def _page(request: HttpRequest, found: dict[str, Any]) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": gettext("Second factor"),
        "is_demanded": is_demanded(request.user),
        **found,
    }
    return TemplateResponse(
        request, "accounts/own_second_factor.html", context, headers={"Cache-Control": "no-store, private"}
    )


def second_factor_view(people: Any, request: HttpRequest, user_id: str) -> HttpResponse:
    """Asks, and removes it. One's own goes with the password only, on the page for that."""
    user = get_object_or_404(people.get_queryset(request), pk=user_id if is_key(user_id) else None)
    if not people.has_change_permission(request, user):
        raise PermissionDenied
    if user == request.user:
        return redirect("second-factor")
    if request.method == "POST":
        if has_second_factor(user):
            _remove(request, user)
        return redirect("admin:auth_user_change", user.pk)
    context = {
        **people.admin_site.each_context(request),
        "title": gettext("Second factor"),
        "subtitle": full_name(user),
        "opts": people.opts,
        "original": user,
        "is_kept": has_second_factor(user),
    }
    return TemplateResponse(request, "accounts/second_factor.html", context)


def _remove(request: HttpRequest, user: User) -> None:
    remove_second_factor(user)
    text = gettext("Second factor removed")
    _note(request, user, text)
    messages.success(request, text)


def _note(request: HttpRequest, user: User, text: str) -> None:
    admin.site.get_model_admin(User).log_change(request, user, text)
