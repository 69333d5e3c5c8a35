from __future__ import annotations

from collections.abc import Iterable

from articles.models import Story
from articles.models.story import StoryQuerySet

from .expression import Scope
from .fold import fold
from .matching import matching
from .mistakes import Mistake
from .texts import not_edited, printed_texts
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
    missing = {story.pk: absent for story in stories if (absent := not_edited(story, words))}
    printed = {story: fold(text) for story, text in printed_texts(missing).items()}
    return {story for story, text in printed.items() if any(word.text in text for word in missing[story])}
