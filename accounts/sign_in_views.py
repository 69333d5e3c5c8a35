"""Signing in: name and password on one page, and on a second the code, where the user has a second factor.

Between the two nobody is logged in: no session is listed, and wrong codes count as wrong passwords do.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib import admin
from django.contrib.auth import login, user_login_failed
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.forms import CodeForm, SignInForm
from accounts.second_factor import has_second_factor, is_right_code

HALF = "half_signed_in"
"""The key of a session that says whose password was right."""

HALF_SECONDS = 600
"""For which the code is waited for."""


class SignInView(LoginView):
    authentication_form = SignInForm
    template_name = "admin/login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if not has_second_factor(user):
            return super().form_valid(form)
        self.request.session[HALF] = {
            "user": user.pk,
            "backend": user.backend,
            "password": user.get_session_auth_hash(),
            "at": int(timezone.now().timestamp()),
            "next": self.get_success_url(),
        }
        return redirect("sign-in-code")


@never_cache
@sensitive_post_parameters("code")
def code_page(request: HttpRequest) -> HttpResponse:
    half = request.session.get(HALF, {})
    user = _user_of(half)
    if user is None:
        return redirect("admin:login")
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        return get_lockout_response(request, credentials=credentials)
    form = CodeForm(partial(is_right_code, user), request.POST if request.method == "POST" else None)
    if form.is_valid():
        del request.session[HALF]
        login(request, user, backend=half["backend"])
        return HttpResponseRedirect(half["next"])
    if form.is_bound:
        user_login_failed.send(__name__, credentials=credentials, request=request)
    context = {**admin.site.each_context(request), "title": gettext("Code of the second factor"), "form": form}
    return TemplateResponse(request, "accounts/sign_in_code.html", context)


def _user_of(half: dict[str, Any]) -> User | None:
    """Nobody where it was too long ago, or where the password was changed since."""
    if timezone.now().timestamp() - half.get("at", 0) > HALF_SECONDS:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    is_same = user is not None and constant_time_compare(half["password"], user.get_session_auth_hash())
    return user if is_same else None
