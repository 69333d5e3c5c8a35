"""The page of an error that nobody caught, and the address that tells whether all is well."""

from __future__ import annotations

import sys

from django.contrib import admin
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views import defaults
from django.views.decorators.http import require_safe

from articles.admin.menu import menu_name_of
from articles.display.enumeration import enumerated
from articles.jobs.running import nobody_works
from articles.outages import Outage, outage_of

RETRY_AFTER = {Outage.LOCKED: 30, Outage.FULL: 300, Outage.UNREADABLE: 300, Outage.UNREACHABLE: 60}
"""Seconds."""


def server_error(request: HttpRequest) -> HttpResponse:
    """503 for an outage, 500 for a fault of the program. Django calls this while it handles the exception."""
    outage = outage_of(sys.exc_info()[1])
    if outage is None:
        return defaults.server_error(request)
    with translation.override(translation.get_language_from_request(request)):
        page = render_to_string("503.html", {"outage": outage})
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER[outage])})


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Within the desk: what was asked for, which role the user has, and the menu with what that role may do."""
    user = request.user
    if not admin.site.has_permission(request):
        return defaults.permission_denied(request, exception)
    context = {
        **admin.site.each_context(request),
        "title": gettext("You may not do this"),
        "asked": _asked_for(request),
        "roles": enumerated(user.groups.values_list("name", flat=True)),
        "reason": str(exception),
    }
    return TemplateResponse(request, "admin/articles/denied.html", context, status=403).render()


def _asked_for(request: HttpRequest) -> str:
    """The page or the act, as the menu or the records call it; empty where neither has a name for it."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    if name := menu_name_of(route):
        return name
    for model in admin.site._registry:
        start = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        if route.startswith(start):
            texts = {"add": gettext("Add %s"), "change": gettext("Change %s"), "changelist": gettext("View %s")}
            return texts.get(route.removeprefix(start), "%s") % model._meta.verbose_name
    return ""


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches the processes: 503 where the database does not answer. That no worker is heard of is told
    only: the pages are there without one."""
    try:
        return JsonResponse({"database": "ok", "worker": "missing" if nobody_works() else "ok"})
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
