"""The page for finding and reading on: a query, its hits with the words marked, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.access import readers_only
from articles.models import Story
from articles.models.story import StoryQuerySet
from articles.parse_context import dictionary
from articles.search import Mistake, filter_by_expression
from articles.search.facets import MOST_HITS, count_facets
from articles.search.hits import search_hits, with_hit_facts
from articles.search.literal import literal_hints
from articles.search.paging import PagePosition, page_after, page_before, read_position
from articles.search.ranking import MOST_HITS as MOST_RANKED
from articles.search.ranking import ranked
from articles.search.rebuilding import bounded_count_unindexed
from articles.search.resolving import Query, resolve_query
from articles.search.rewriting import unquoted

from .addresses import Address
from .empty_results import empty_reasons
from .facets import facet_choices, query_notes, widenings
from .hits import hit_line
from .saved_searches import note_look, saved_searches_of

PAGE = 20
PAGE_NUMBER = re.compile(r"[0-9]{1,4}")


@readers_only
def search_page(request: HttpRequest) -> HttpResponse:
    address = Address.of(request)
    stories = Story.objects.visible_to(request.user)
    note_look(request.user, address)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Search the archive"),
        "address": address,
        "saved": saved_searches_of(request.user),
        "unindexed": bounded_count_unindexed(stories),
        **search_results(stories, address, request.GET),
    }
    return TemplateResponse(request, "admin/articles/search/page.html", context)


def search_results(stories: StoryQuerySet, address: Address, params: Mapping[str, str]) -> dict[str, Any]:
    """What is found among the stories; or a mistake, and in `typed` the query before it, in it and behind it."""
    text = address.query
    try:
        query = resolve_query(text)
    except Mistake as mistake:
        parts = text[: mistake.start], text[mistake.start : mistake.end], text[mistake.end :]
        return {"mistake": mistake, "typed": parts}
    if not query.expression:
        return {}
    hits = filter_by_expression(stories.live(), query.expression)
    counted = count_facets(hits)
    without_quotes = unquoted(text)
    page = _page_of(stories, hits, query, address, params)
    empty = [] if counted.number else empty_reasons(query, stories, lambda text: str(address.with_query(text)))
    return {
        "why_empty": empty,
        "counted": counted,
        "unquoted": address.with_query(without_quotes) if without_quotes != text else None,
        "literal": literal_hints(query.tree),
        "facets": facet_choices(counted.facets, query, address),
        "notes": query_notes(query, stories),
        "widenings": widenings(query, address),
        "most_hits": MOST_HITS,
        "most_ranked": MOST_RANKED,
        "lines": [hit_line(hit, address.return_query) for hit in search_hits(page.stories, query.words)],
        "newer": page.newer and address.to(**page.newer),
        "older": page.older and address.to(**page.older),
    }


@dataclass(frozen=True, slots=True)
class ResultPage:
    """`newer` and `older` are the parameters of the neighbouring pages; empty where there is none."""

    stories: Sequence[Story]
    newer: dict[str, Any]
    older: dict[str, Any]


def stories_of_page(stories: StoryQuerySet, address: Address, params: Mapping[str, str]) -> ResultPage:
    """What a page of a search shows, without what is counted beside it. Raises Mistake."""
    query = resolve_query(address.query)
    if not query.expression:
        return ResultPage((), {}, {})
    return _page_of(stories, filter_by_expression(stories.live(), query.expression), query, address, params)


def _page_of(
    stories: StoryQuerySet, hits: StoryQuerySet, query: Query, address: Address, params: Mapping[str, str]
) -> ResultPage:
    if address.is_by_relevance:
        return _page_by_relevance(stories, hits, query, params.get("p", ""))
    return _page_by_date(hits, read_position(params.get("before", "")), read_position(params.get("after", "")))


def _page_by_date(hits: StoryQuerySet, before: PagePosition | None, after: PagePosition | None) -> ResultPage:
    hits = with_hit_facts(hits)
    page = page_before(hits, before, PAGE) if before else page_after(hits, after, PAGE)
    newer, older = {"before": page.newer} if page.newer else {}, {"after": page.older} if page.older else {}
    return ResultPage(page.stories, newer, older)


def _page_by_relevance(stories: StoryQuerySet, hits: StoryQuerySet, query: Query, number: str) -> ResultPage:
    keys = ranked(hits, query.words, dictionary().cut)
    page = min(int(number) if PAGE_NUMBER.fullmatch(number) else 0, max(0, len(keys) - 1) // PAGE)
    of_page = keys[page * PAGE : (page + 1) * PAGE]
    found = with_hit_facts(stories).in_bulk(of_page)
    newer, older = {"p": page - 1} if page else {}, {"p": page + 1} if (page + 1) * PAGE < len(keys) else {}
    return ResultPage([found[key] for key in of_page if key in found], newer, older)
