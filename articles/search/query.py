from __future__ import annotations

from collections.abc import Iterable

from articles.models import Story
from articles.models.story import StoryQuerySet

from .expression import Scope, Word
from .matching import matching
from .texts import is_in_print_only, not_edited, printed_texts
from .understanding import understand


def find(stories: StoryQuerySet, query: str) -> StoryQuerySet:
    """Those of the stories that answer the query; all where nothing is typed. Raises Mistake."""
    asked = understand(query).expression
    return matching(stories, asked) if asked else stories


def found_in_print_only(story_ids: Iterable[int], words: Iterable[Word]) -> set[int]:
    """Those of the stories that have a word of a query in the text as printed and in no field."""
    wide = [word for word in words if word.scope is Scope.ALL]
    stories = Story.objects.filter(pk__in=story_ids) if wide else ()
    missing = {story.pk: absent for story in stories if (absent := not_edited(story, wide))}
    return {story for story, text in printed_texts(missing).items() if is_in_print_only(missing[story], text)}
