"""The page of the stories that are like one: from its form, and from its line among the hits of a search."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.access import readers_only
from articles.admin.lists.return_links import OPENED_FROM, SEARCH, list_url, same_return_query
from articles.models import Story
from articles.parse_context import dictionary
from articles.search.hits import search_hits
from articles.search.similar import similar_stories

from .hits import hit_line


@readers_only
def similar_page(request: HttpRequest, story_id: int) -> HttpResponse:
    stories = Story.objects.visible_to(request.user)
    story = get_object_or_404(stories, pk=story_id)
    found = similar_stories(story, stories.live(), dictionary().cut)
    hits = [hit for each in found for hit in search_hits([each.story], each.words)]
    return_query = same_return_query(request)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Similar stories"),
        "subtitle": story,
        "original": story,
        "return_query": return_query,
        "search_url": list_url(request) if request.GET.get(OPENED_FROM) == SEARCH else reverse("search"),
        "lines": [hit_line(hit, return_query) for hit in hits],
    }
    return TemplateResponse(request, "admin/articles/search/similar.html", context)
