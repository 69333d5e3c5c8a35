from __future__ import annotations

from collections.abc import Iterable

from articles.models import IndexEntry, Story
from articles.models.story import StoryQuerySet

from .expression import Scope, Word
from .matching import in_columns, matching
from .mistakes import Mistake
from .texts import not_edited
from .understanding import understand


def find(stories: StoryQuerySet, query: str) -> StoryQuerySet:
    """Those of the stories that answer the query; all where nothing is typed. Raises Mistake."""
    asked = understand(query).expression
    return matching(stories, asked) if asked else stories


def found_in_print_only(story_ids: Iterable[int], query: str) -> set[int]:
    """Those of the stories that have a word of the query in the text as printed and in no field."""
    try:
        words = [word for word in understand(query).words if word.scope is Scope.ALL]
    except Mistake:
        return set()
    stories = Story.objects.filter(pk__in=story_ids) if words else ()
    missing = {(word.text, story.pk) for story in stories for word in not_edited(story, words)}
    return {story for text in {text for text, _story in missing} for story in _printing(text, missing)}


def _printing(text: str, missing: set[tuple[str, int]]) -> Iterable[int]:
    stories = [story for word, story in missing if word == text]
    is_printed = in_columns(Word(text, Scope.PRINT), entry="")
    return IndexEntry.objects.filter(is_printed, story__in=stories).values_list("story", flat=True)
