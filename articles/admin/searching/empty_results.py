"""Why nothing was found, in words, each with the way to something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from articles.models.story import StoryQuerySet
from articles.search.explaining import OtherQuery, why_empty
from articles.search.resolving import Query


@dataclass(frozen=True, slots=True)
class EmptyReason:
    """`url` leads to what the words promise; empty where they only say what fails."""

    text: str
    url: str = ""


def empty_reasons(query: Query, stories: StoryQuerySet, url_of: Callable[[str], str]) -> list[EmptyReason]:
    """`url_of` gives the address of another query."""
    why = why_empty(query, stories)
    failing = [EmptyReason(gettext("No story has “%s”.") % text) for text in why.failing]
    meant = [
        EmptyReason(gettext("perhaps %(query)s: %(number)s stories") % _named(other), url_of(other.query))
        for other in why.instead
    ]
    rest = [
        EmptyReason(gettext("without “%(term)s”: %(number)s stories") % _named(other), url_of(other.query))
        for other in why.without
    ]
    return [*failing, *meant, *rest]


def _named(other: OtherQuery) -> dict[str, object]:
    return {"term": other.term, "query": other.query, "number": other.number}
