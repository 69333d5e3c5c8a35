"""The page for finding and reading on: a query, its hits with the words marked, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.access import readers_only
from articles.models import Story
from articles.models.story import StoryQuerySet
from articles.parse_context import words
from articles.search import Mistake, filter_by_expression
from articles.search.facets import MOST_HITS, count_facets
from articles.search.hits import search_hits, with_hit_facts
from articles.search.literal import literal_hints
from articles.search.paging import page_after, page_before, read_position
from articles.search.ranking import MOST_HITS as MOST_RANKED
from articles.search.ranking import ranked
from articles.search.rebuilding import bounded_count_unindexed
from articles.search.resolving import Query, resolve
from articles.search.rewriting import unquoted

from .addresses import Address
from .facets import facet_choices, query_notes, widenings
from .hits import hit_line
from .saved_searches import saved_searches_of

PAGE = 20
PAGE_NUMBER = re.compile(r"[0-9]{1,4}")


@readers_only
def search_page(request: HttpRequest) -> HttpResponse:
    address = Address.of(request)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Search the archive"),
        "is_nav_sidebar_enabled": False,
        "address": address,
        "saved": saved_searches_of(request.user),
        "unindexed": bounded_count_unindexed(),
        **search_results(address, request.GET),
    }
    return TemplateResponse(request, "admin/articles/search/page.html", context)


def search_results(address: Address, params: Mapping[str, str]) -> dict[str, Any]:
    """What is found; or what is wrong with the query, and where: the query before the mistake, in it and behind it."""
    text = address.query
    try:
        query = resolve(text)
    except Mistake as mistake:
        parts = text[: mistake.start], text[mistake.start : mistake.end], text[mistake.end :]
        return {"mistake": mistake, "typed": parts}
    if not query.expression:
        return {}
    hits = filter_by_expression(Story.objects.live(), query.expression)
    counted = count_facets(hits)
    without_quotes = unquoted(text)
    page = _page_by_relevance if address.is_by_relevance else _page_by_date
    return {
        "counted": counted,
        "unquoted": address.with_query(without_quotes) if without_quotes != text else None,
        "literal": literal_hints(query.tree),
        "facets": facet_choices(counted.facets, query, address),
        "notes": query_notes(query),
        "widenings": widenings(query, address),
        "most_hits": MOST_HITS,
        "most_ranked": MOST_RANKED,
        **page(hits, query, address, params),
    }


def _page_by_date(hits: StoryQuerySet, query: Query, address: Address, params: Mapping[str, str]) -> dict[str, Any]:
    before, after = (read_position(params.get(name, "")) for name in ("before", "after"))
    stories = with_hit_facts(hits)
    page = page_before(stories, before, PAGE) if before else page_after(stories, after, PAGE)
    return {
        "lines": [hit_line(hit, address.return_query) for hit in search_hits(page.stories, query.words)],
        "newer": page.newer and address.to(before=page.newer),
        "older": page.older and address.to(after=page.older),
    }


def _page_by_relevance(
    hits: StoryQuerySet, query: Query, address: Address, params: Mapping[str, str]
) -> dict[str, Any]:
    keys = ranked(hits, query.words, words().cut)
    number = int(params["p"]) if PAGE_NUMBER.fullmatch(params.get("p", "")) else 0
    page = min(number, max(0, len(keys) - 1) // PAGE)
    of_page = keys[page * PAGE : (page + 1) * PAGE]
    found = with_hit_facts(Story.objects.all()).in_bulk(of_page)
    stories = [found[key] for key in of_page if key in found]
    return {
        "lines": [hit_line(hit, address.return_query) for hit in search_hits(stories, query.words)],
        "newer": page and address.to(p=page - 1),
        "older": (page + 1) * PAGE < len(keys) and address.to(p=page + 1),
    }
