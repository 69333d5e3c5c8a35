"""The page of the stories that are like one: from its form, and from its line among the hits of a search."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.access import readers_only
from articles.admin.lists.way_back import PART, SEARCH, list_url, same_way
from articles.models import Story
from articles.parse_context import words
from articles.search.hits import shown
from articles.search.similar import similar

from .hits import line


@readers_only
def similar_page(request: HttpRequest, story_id: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=story_id)
    found = similar(story, words().cut)
    hits = [hit for each in found for hit in shown([each.story], each.words)]
    way_back = same_way(request)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Similar stories"),
        "subtitle": story,
        "is_nav_sidebar_enabled": False,
        "original": story,
        "way_back": way_back,
        "search_url": list_url(request) if request.GET.get(PART) == SEARCH else reverse("search"),
        "lines": [line(hit, way_back) for hit in hits],
    }
    return TemplateResponse(request, "admin/articles/search/similar.html", context)
