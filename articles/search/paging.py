"""Pages of hits in the order of days: each begins behind the last line of the one before, wherever that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Story
from articles.models.story import StoryQuerySet

from .matching import newest_first

PLACE = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Place:
    """Between two lines: that with this key, and the next."""

    key: int

    def __str__(self) -> str:
        return str(self.key)


@dataclass(frozen=True, slots=True)
class Page:
    """`newer` and `older` lead to the pages beside it, where there are any."""

    stories: tuple[Story, ...]
    newer: Place | None = None
    older: Place | None = None


def read_place(text: str) -> Place | None:
    """None for what is no place."""
    return Place(int(text)) if PLACE.fullmatch(text) else None


def page_after(hits: StoryQuerySet, place: Place | None, size: int) -> Page:
    """The page that follows a place, going to the older; without a place the first one.

    Where there is nothing any more behind the place, the last page is shown.
    """
    ordered = newest_first(hits)
    lines = list((ordered.filter(key__lt=place.key) if place else ordered)[: size + 1])
    if place and not lines:
        return page_before(hits, None, size)
    stories = tuple(lines[:size])
    return Page(stories, _before(stories) if place else None, _behind(stories) if len(lines) > size else None)


def page_before(hits: StoryQuerySet, place: Place | None, size: int) -> Page:
    """The page that ends at a place, without a place the last one; where fewer stories are newer, the first page."""
    ordered = newest_first(hits)
    lines = list((ordered.filter(key__gt=place.key) if place else ordered).reverse()[: size + 1])
    if len(lines) <= size:
        return page_after(hits, None, size)
    stories = tuple(reversed(lines[:size]))
    return Page(stories, _before(stories), _behind(stories) if place else None)


def _before(stories: Sequence[Story]) -> Place | None:
    return Place(stories[0].key) if stories else None


def _behind(stories: Sequence[Story]) -> Place | None:
    return Place(stories[-1].key) if stories else None
