"""What comes before anything else: a password of one's own, and the second factor where the role demands it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext as _

from accounts.models import OneTimePassword
from accounts.second_factor import has_second_factor, is_demanded
from accounts.sessions import is_idle, note_use

OPEN = {"admin:password_change", "admin:logout", "admin:jsi18n", "set_language"}
OPEN_TO_SET_UP = OPEN | {"admin:password_change_done", "second-factor"}


def change_one_time_password(get_response: Callable[[HttpRequest], HttpResponse]):
    """Redirect a user who has a one-time password to the change of password, whichever page was asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _must_change(request) and resolve(request.path_info).view_name not in OPEN:
            messages.info(request, _("First choose a password of your own: the present one is for one login only."))
            return redirect("admin:password_change")
        return get_response(request)

    return middleware


def demand_second_factor(get_response: Callable[[HttpRequest], HttpResponse]):
    """Redirect a user whose role demands a second factor to the page that sets it up, as long as there is none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _must_set_up(request) and resolve(request.path_info).view_name not in OPEN_TO_SET_UP:
            messages.info(request, _("Your role demands a second factor: set it up first."))
            return redirect("second-factor")
        return get_response(request)

    return middleware


def end_idle_sessions(get_response: Callable[[HttpRequest], HttpResponse]):
    """Log out whoever was away for too long, and note who is there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_idle(request):
                logout(request)
                messages.info(request, _("You were away for a while, and have been logged out. Log in to go on."))
                return redirect_to_login(request.get_full_path())
            note_use(request)
        return get_response(request)

    return middleware


def _must_change(request: HttpRequest) -> bool:
    return request.user.is_authenticated and OneTimePassword.objects.filter(user=request.user).exists()


def _must_set_up(request: HttpRequest) -> bool:
    return request.user.is_authenticated and is_demanded(request.user) and not has_second_factor(request.user)
