from __future__ import annotations

from django.db.models import Exists, OuterRef

from articles.models import IndexEntry
from articles.models.story import StoryQuerySet

from .fold import fold

MOST_WORDS = 20
LONGEST_QUERY = 500
"""Characters. A database spends minutes, or gives up, on what no person types."""


class QueryTooLong(ValueError):
    """More than MOST_WORDS words or LONGEST_QUERY characters."""


def find(stories: StoryQuerySet, query: str) -> StoryQuerySet:
    """The stories that print or hold every word of the query; words are parted by white space. Raises QueryTooLong."""
    words = query.split()
    if len(words) > MOST_WORDS or len(query) > LONGEST_QUERY:
        raise QueryTooLong(query[:20])
    for word in words:
        entries = IndexEntry.objects.filter(story=OuterRef("pk"), text__contains=fold(word))
        stories = stories.filter(Exists(entries))
    return stories


def fields_with(story_ids: list[int], word: str) -> dict[int, set[str]]:
    """In which fields of each story a word stands."""
    found: dict[int, set[str]] = {}
    hits = IndexEntry.objects.filter(story__in=story_ids, text__contains=fold(word))
    for story, field in hits.values_list("story", "field"):
        found.setdefault(story, set()).add(field)
    return found
