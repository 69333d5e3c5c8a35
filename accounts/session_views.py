"""The page of the sessions of a user: where and since when, and the buttons that end them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext

from accounts.names import full_name
from accounts.sessions import end_session, open_sessions
from articles.models.keys import is_key


def sessions_view(people: Any, request: HttpRequest, user_id: str) -> HttpResponse:
    """A POST ends the session that it names, or all of them but the one it comes from."""
    user = get_object_or_404(people.get_queryset(request), pk=user_id if is_key(user_id) else None)
    if not people.has_change_permission(request, user):
        raise PermissionDenied
    sessions = open_sessions(user)
    if request.method == "POST":
        others = sessions.exclude(session_key=request.session.session_key)
        named = request.POST.get("end", "")
        ended = list(others if named == "all" else others.filter(pk=named if is_key(named) else None))
        for opened in ended:
            end_session(opened)
        text = ngettext("%d session was ended.", "%d sessions were ended.", len(ended)) % len(ended)
        people.log_change(request, user, text if ended else "")
        messages.success(request, text)
        return HttpResponseRedirect(request.path)
    context = {
        **people.admin_site.each_context(request),
        "title": gettext("Sessions"),
        "subtitle": full_name(user),
        "opts": people.opts,
        "original": user,
        "sessions": sessions,
        "present": request.session.session_key,
    }
    return TemplateResponse(request, "accounts/sessions.html", context)
