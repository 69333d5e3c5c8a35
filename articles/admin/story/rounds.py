"""A round of work: the stories of the list or search that one came from, in its order, kept in the user's session.

A story that is checked leaves the list of those to be checked. In the round it stays, so that 上一篇 and 下一篇 lead
where they would have led before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, QueryDict

from articles.admin.lists.return_links import FILTERS, OPENED_FROM, SEARCH
from articles.admin.searching.addresses import Address
from articles.admin.searching.search_page import stories_of_page
from articles.desk.merging import in_print_order
from articles.models import Article, Brief, Story
from articles.permissions import User
from articles.search import Mistake

KEPT = "rounds"
"""The key in the session: rounds by the address of their list, the latest last."""

MOST_ROUNDS = 5
"""Lists that one user goes through at once, in as many tabs."""

PARTS = {model._meta.model_name: model for model in (Article, Brief)}


@dataclass(frozen=True, slots=True)
class PlaceInRound:
    """`number` counts from 1; `has_more` where the list goes on after the last of `total`."""

    number: int
    total: int
    has_more: bool
    previous: int | None
    next: int | None


@dataclass(frozen=True, slots=True)
class RoundPart:
    """The keys of the stories of one page of a list, and the query of the next page; empty where it is the last."""

    stories: list[int]
    later: str = ""


def place_in_round(modeladmin: ModelAdmin, request: HttpRequest, story: Story) -> PlaceInRound | None:
    """Where the story stands in the list that it was opened from; in its issue, if it was opened from no list.

    None for a story that has no others around it.
    """
    part = _kept_round(modeladmin, request, story) or RoundPart(_of_issue(request.user, story))
    if part.stories in ([], [story.pk]):
        return None
    at, stories = part.stories.index(story.pk), part.stories
    return PlaceInRound(
        number=at + 1,
        total=len(stories),
        has_more=bool(part.later),
        previous=stories[at - 1] if at else None,
        next=stories[at + 1] if at + 1 < len(stories) else None,
    )


def _kept_round(modeladmin: ModelAdmin, request: HttpRequest, story: Story) -> RoundPart | None:
    """The round as far as it has been read. Whoever reaches its end has the next page of the list added."""
    page, filters = request.GET.get(OPENED_FROM, ""), request.GET.get(FILTERS, "")
    if not (page or filters):
        return None
    key = f"{page}?{filters}"
    rounds = request.session.get(KEPT, {})
    known = RoundPart(*rounds[key]) if key in rounds else None
    part = known or read_page(modeladmin, request, page, filters)
    if part and part.later and story.pk == part.stories[-1]:
        following = read_page(modeladmin, request, page, part.later) or RoundPart([])
        new = [pk for pk in following.stories if pk not in part.stories]
        part = RoundPart(part.stories + new, following.later if new else "")
    if part is None or story.pk not in part.stories:
        return None
    if part != known:
        kept = {name: value for name, value in rounds.items() if name != key}
        latest = [*kept.items(), (key, [part.stories, part.later])][-MOST_ROUNDS:]
        request.session[KEPT] = dict(latest)
    return part


def read_page(modeladmin: ModelAdmin, request: HttpRequest, page: str, filters: str) -> RoundPart | None:
    """The stories of a page of a list or search, for these filters; None where they ask for nothing that is there."""
    read: Callable[..., RoundPart] = _search_page if page == SEARCH else _list_page
    query = QueryDict(filters)
    try:
        return read(modeladmin, _request_for(request, query), PARTS.get(page, Story))
    except (IncorrectLookupParameters, Mistake):
        return None


def _request_for(request: HttpRequest, query: QueryDict) -> HttpRequest:
    asked = HttpRequest()
    asked.method, asked.path, asked.META, asked.GET = "GET", request.path, request.META, query
    asked.user, asked.session = request.user, request.session
    asked.asks_for_order = True
    asked._messages = BaseStorage(asked)  # what the list has to say was said there
    return asked


def _list_page(modeladmin: ModelAdmin, request: HttpRequest, model: type[Any]) -> RoundPart:
    changelist = modeladmin.admin_site.get_model_admin(model).get_changelist_instance(request)
    keys = [story.pk for story in changelist.result_list]
    return RoundPart(keys, changelist.next_page().removeprefix("?") if changelist.page.has_later else "")


def _search_page(modeladmin: ModelAdmin, request: HttpRequest, model: type[Any]) -> RoundPart:
    address = Address.of(request)
    found = stories_of_page(Story.objects.visible_to(request.user), address, request.GET)
    later = address.to(**found.older).partition("?")[2] if found.older else ""
    return RoundPart([story.pk for story in found.stories], later)


def _of_issue(user: User, story: Story) -> list[int]:
    if not story.issue_id:
        return []
    others = Story.objects.visible_to(user).filter(issue=story.issue_id, binned_at=None)
    return [each.pk for each in in_print_order({*others.only("page", "source", "position"), story})]
