"""The page of an error that nobody caught, and the address that tells whether all is well."""

from __future__ import annotations

import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views import defaults
from django.views.decorators.http import require_safe

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


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches the processes: 503 where the database does not answer. That no worker is heard of is told
    only: the pages are there without one."""
    try:
        return JsonResponse({"database": "ok", "worker": "missing" if nobody_works() else "ok"})
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
