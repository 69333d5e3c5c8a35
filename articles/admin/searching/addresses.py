"""Addresses of the search page, and of what it leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from articles.admin.lists.return_links import SEARCH, return_query

RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Address:
    """A search and its order. `here` is all that the page was asked for, its place among the hits too."""

    query: str
    is_by_relevance: bool = False
    here: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Address:
        return cls(request.GET.get("q", "").strip(), request.GET.get("o") == RELEVANCE, request.GET.urlencode())

    def __str__(self) -> str:
        return self.to()

    def to(self, **place: object) -> str:
        order = {"o": RELEVANCE} if self.is_by_relevance else {}
        return f"{reverse('search')}?{urlencode({'q': self.query, **order, **place})}"

    def with_query(self, query: str) -> Address:
        return replace(self, query=query)

    @property
    def by_date(self) -> Address:
        return replace(self, is_by_relevance=False)

    @property
    def by_relevance(self) -> Address:
        return replace(self, is_by_relevance=True)

    @property
    def in_list(self) -> str:
        """The same stories where they can be exported, and changed many at once."""
        return f"{reverse('admin:articles_story_changelist')}?{urlencode({'q': self.query})}"

    @property
    def return_query(self) -> str:
        """What to add to the address of a story, so that it leads back to these hits."""
        return return_query(SEARCH, self.here)
