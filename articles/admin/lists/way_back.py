"""The way back from a story to the list or the search that it was opened from, with its filters."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article, Brief, Story

PART = "_list"
"""What says in an address that the story was opened from the list of a part, or from a search."""

FILTERS = "_changelist_filters"

SEARCH = "search"

ALL = "admin:articles_story_changelist"
PARTS = {
    **{name: f"admin:articles_{name}_changelist" for name in (Article._meta.model_name, Brief._meta.model_name)},
    SEARCH: "search",
}
"""The names of their addresses."""


def list_url(request: HttpRequest) -> str:
    filters = request.GET.get(FILTERS)
    url = reverse(PARTS.get(request.GET.get(PART), ALL))
    return f"{url}?{filters}" if filters else url


def coming_from(part: str, filters: str = "") -> str:
    """What to add to the address of a story: nothing for one from the list of all."""
    kept = {PART: part, **({FILTERS: filters} if filters else {})}
    return f"?{urlencode(kept)}" if part in PARTS else ""


def same_way(request: HttpRequest) -> str:
    """What to add to the address of another story, so that it leads back to where this one does."""
    kept = {name: request.GET[name] for name in (PART, FILTERS) if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""


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
