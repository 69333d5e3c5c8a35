"""The page for finding and reading on: a query, its hits with the words marked, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.access import readers_only
from articles.models import Story
from articles.models.story import StoryQuerySet
from articles.parse_context import words
from articles.search import Mistake, matching
from articles.search.facets import MOST_HITS, survey
from articles.search.hits import shown, with_facts
from articles.search.literally import taken_literally
from articles.search.paging import page_after, page_before, read_place
from articles.search.ranking import MOST_HITS as MOST_RANKED
from articles.search.ranking import ranked
from articles.search.rebuilding import unindexed
from articles.search.rewriting import unquoted
from articles.search.understanding import Query, understand

from .addresses import Address
from .facets import facets, notes, offers
from .hits import line
from .saved_searches import shown_to

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
        "saved": shown_to(request.user),
        "unindexed": unindexed(),
        **answer(address, request.GET),
    }
    return TemplateResponse(request, "admin/articles/search/page.html", context)


def answer(address: Address, asked: Any) -> dict[str, Any]:
    """What is found; or what is wrong with the query, and where."""
    try:
        query = understand(address.query)
    except Mistake as mistake:
        return {"mistake": mistake, "typed": _parted(address.query, mistake)}
    if not query.expression:
        return {}
    hits = matching(Story.objects.live(), query.expression)
    surveyed = survey(hits)
    return {
        "survey": surveyed,
        "unquoted": _unquoted(address),
        "literal": taken_literally(query.tree),
        "facets": facets(surveyed.facets, query, address),
        "notes": notes(query),
        "offers": offers(query, address),
        "most_hits": MOST_HITS,
        "most_ranked": MOST_RANKED,
        **(_by_relevance if address.is_by_relevance else _by_date)(hits, query, address, asked),
    }


def _unquoted(address: Address) -> Address | None:
    """The same without printed quotation marks, which many type and mean none."""
    query = unquoted(address.query)
    return address.asking(query) if query != address.query else None


def _parted(query: str, mistake: Mistake) -> tuple[str, str, str]:
    """The query before the mistake, the mistake, and behind it."""
    return query[: mistake.start], query[mistake.start : mistake.end], query[mistake.end :]


def _by_date(hits: StoryQuerySet, query: Query, address: Address, asked: Any) -> dict[str, Any]:
    before = read_place(asked.get("before", ""))
    after = read_place(asked.get("after", ""))
    whole = with_facts(hits)
    page = page_before(whole, before, PAGE) if before else page_after(whole, after, PAGE)
    return {
        "lines": _lines(page.stories, query, address),
        "newer": page.newer and address.to(before=page.newer),
        "older": page.older and address.to(after=page.older),
    }


def _by_relevance(hits: StoryQuerySet, query: Query, address: Address, asked: Any) -> dict[str, Any]:
    keys = ranked(hits, query.words, words().cut)
    number = int(asked["p"]) if PAGE_NUMBER.fullmatch(asked.get("p", "")) else 0
    start = min(number, max(0, len(keys) - 1) // PAGE) * PAGE
    found = with_facts(Story.objects.all()).in_bulk(keys[start : start + PAGE])
    stories = [found[key] for key in keys[start : start + PAGE] if key in found]
    page = start // PAGE
    return {
        "lines": _lines(stories, query, address),
        "newer": page and address.to(p=page - 1),
        "older": start + PAGE < len(keys) and address.to(p=page + 1),
    }


def _lines(stories: Sequence[Story], query: Query, address: Address) -> list[Any]:
    return [line(hit, address.way_back) for hit in shown(stories, query.words)]
