"""The way back from a story to the list that it was opened from, with that list's filters."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article, Brief, Story

PART = "_list"
"""What says in an address that the story was opened from the list of a part."""

PARTS = {model._meta.model_name for model in (Article, Brief)}


def list_url(request: HttpRequest) -> str:
    part, filters = request.GET.get(PART), request.GET.get("_changelist_filters")
    name = part if part in PARTS else Story._meta.model_name
    url = reverse(f"admin:articles_{name}_changelist")
    return f"{url}?{filters}" if filters else url


def coming_from(model_name: str) -> str:
    """What to add to the address of a story: nothing for one from the list of all."""
    return f"?{urlencode({PART: model_name})}" if model_name in PARTS else ""


class WayBack:
    """Mixed into the admin of the story."""

    def get_preserved_filters(self, request: HttpRequest) -> str:
        part = {PART: request.GET[PART]} if request.GET.get(PART) in PARTS else {}
        return "&".join(filter(None, [super().get_preserved_filters(request), urlencode(part)]))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return super().render_change_form(request, {**context, "list_url": list_url(request)}, **kwargs)

    def response_post_save_add(self, request: HttpRequest, obj: Story) -> HttpResponse:
        if not self.has_view_permission(request):
            return super().response_post_save_add(request, obj)
        return HttpResponseRedirect(list_url(request))

    def response_post_save_change(self, request: HttpRequest, obj: Story) -> HttpResponse:
        return HttpResponseRedirect(list_url(request))
