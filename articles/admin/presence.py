"""Who else has a record open: its page says again and again that it is, and is told who else said so."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.names import full_name
from articles.display.enumeration import enumerated
from articles.models import Presence


def presence_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Notes that the user has the record open, and answers who else has, in words; empty where nobody has."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    record = modeladmin.get_queryset(request).filter(pk=key).first()
    if record is None or not modeladmin.has_view_or_change_permission(request, record):
        raise Http404
    name = f"{modeladmin.opts.model_name} {key}"
    Presence.objects.update_or_create(record=name, user=request.user, defaults={"seen_at": timezone.now()})
    Presence.objects.forget_gone(request.user)
    others = [full_name(each.user) for each in Presence.objects.others(name, request.user)]
    return JsonResponse({"text": _("Also open with %s.") % enumerated(sorted(others)) if others else ""})
