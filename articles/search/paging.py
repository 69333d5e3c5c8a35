"""Pages of hits in the order of days: each begins behind the last line of the one before, wherever that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Story
from articles.models.story import StoryQuerySet

from .filtering import newest_first

POSITION = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class PagePosition:
    """Between two lines: that with this key, and the next."""

    key: int

    def __str__(self) -> str:
        return str(self.key)


@dataclass(frozen=True, slots=True)
class HitPage:
    """`newer` and `older` lead to the neighbouring pages, where there are any."""

    stories: tuple[Story, ...]
    newer: PagePosition | None = None
    older: PagePosition | None = None


def read_position(text: str) -> PagePosition | None:
    """None for what is no position."""
    return PagePosition(int(text)) if POSITION.fullmatch(text) else None


def page_after(hits: StoryQuerySet, position: PagePosition | None, size: int) -> HitPage:
    """The page of older stories that follows a position; without a position the first page.

    Where nothing follows the position any more, it is the last page.
    """
    ordered = newest_first(hits)
    lines = list((ordered.filter(key__lt=position.key) if position else ordered)[: size + 1])
    if position and not lines:
        return page_before(hits, None, size)
    stories = tuple(lines[:size])
    newer = _before(stories) if position else None
    return HitPage(stories, newer, _behind(stories) if len(lines) > size else None)


def page_before(hits: StoryQuerySet, position: PagePosition | None, size: int) -> HitPage:
    """The page that ends at a position; without a position the last page. Where fewer stories are newer, it is the
    first page."""
    ordered = newest_first(hits)
    lines = list((ordered.filter(key__gt=position.key) if position else ordered).reverse()[: size + 1])
    if len(lines) <= size:
        return page_after(hits, None, size)
    stories = tuple(reversed(lines[:size]))
    return HitPage(stories, _before(stories), _behind(stories) if position else None)


def _before(stories: Sequence[Story]) -> PagePosition | None:
    return PagePosition(stories[0].key) if stories else None


def _behind(stories: Sequence[Story]) -> PagePosition | None:
    return PagePosition(stories[-1].key) if stories else None
