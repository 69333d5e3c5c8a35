"""From a story back to the list or the search that it was opened from, with its filters: an address carries them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article, Brief

OPENED_FROM = "_list"
"""Says in an address that the story was opened from the list of a part, or from a search."""

FILTERS = "_changelist_filters"
"""What that list or search was asked for; Django's name."""

SEARCH = "search"

ALL = "admin:articles_story_changelist"
PAGES = {
    **{name: f"admin:articles_{name}_changelist" for name in (Article._meta.model_name, Brief._meta.model_name)},
    SEARCH: "search",
}
"""The names of their addresses."""


def list_url(request: HttpRequest) -> str:
    """The list or the search that the story of this page was opened from; by default the list of all."""
    filters = request.GET.get(FILTERS)
    url = reverse(PAGES.get(request.GET.get(OPENED_FROM), ALL))
    return f"{url}?{filters}" if filters else url


def return_query(page: str, filters: str = "") -> str:
    """What to add to the address of a story that is opened from the page; the list of all need not be named."""
    kept = {**({OPENED_FROM: page} if page in PAGES else {}), **({FILTERS: filters} if filters else {})}
    return f"?{urlencode(kept)}" if kept else ""


def same_return_query(request: HttpRequest) -> str:
    """What to add to the address of another story, so that it leads back to where this one does."""
    kept = {name: request.GET[name] for name in (OPENED_FROM, FILTERS) if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""


def preserved_filters(request: HttpRequest, filters: str) -> str:
    """The filters that Django preserves from page to page, and of which page they are."""
    page = {OPENED_FROM: request.GET[OPENED_FROM]} if request.GET.get(OPENED_FROM) in PAGES else {}
    return "&".join(filter(None, [filters, urlencode(page)]))
