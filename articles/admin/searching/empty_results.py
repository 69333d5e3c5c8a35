"""Why nothing was found, in words, each with the way to something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.admin.views.main import SEARCH_VAR
from django.urls import reverse
from django.utils.translation import gettext

from articles.models.story import StoryQuerySet
from articles.search.explaining import OtherQuery, found_by, why_empty
from articles.search.resolving import Query


@dataclass(frozen=True, slots=True)
class EmptyReason:
    """`url` leads to what the words promise; empty where they only say what fails."""

    text: str
    url: str = ""


def empty_reasons(query: Query, stories: StoryQuerySet, url_of: Callable[[str], str]) -> list[EmptyReason]:
    """Of a query that no story answers, but for those in the bin. `url_of` gives the address of another query."""
    why = why_empty(query, stories.live())
    in_bin = found_by(query.text, stories.binned())
    binned = [EmptyReason(gettext("in the bin: %s stories") % in_bin, _address_in_bin(query))] if in_bin else []
    failing = [EmptyReason(gettext("No story has “%s”.") % text) for text in why.failing]
    meant = [
        EmptyReason(gettext("perhaps %(query)s: %(number)s stories") % _named(other), url_of(other.query))
        for other in why.instead
    ]
    rest = [
        EmptyReason(gettext("without “%(term)s”: %(number)s stories") % _named(other), url_of(other.query))
        for other in why.without
    ]
    return [*binned, *failing, *meant, *rest]


def _address_in_bin(query: Query) -> str:
    asked = {SEARCH_VAR: query.text, "bin": "in"}
    return f"{reverse('admin:articles_story_changelist')}?{urlencode(asked)}"


def _named(other: OtherQuery) -> dict[str, object]:
    return {"term": other.term, "query": other.query, "number": other.number}
