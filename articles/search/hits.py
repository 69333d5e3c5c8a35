"""Stories found, as they are shown: with the words marked, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Story, Tagging
from articles.models.story import StoryQuerySet

from .expression import Word
from .snippets import Piece, Snippet, of_field, snippets
from .texts import is_in_print_only, not_edited, printed_texts

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """`is_in_print_only`: a word stands in what the source prints, and in no field as edited."""

    story: Story
    kicker: Pieces
    headline: Pieces
    subhead: Pieces
    snippets: tuple[Snippet, ...]
    is_in_print_only: bool


def with_facts(stories: StoryQuerySet) -> StoryQuerySet:
    """With all that is shown of a hit, in a constant number of questions."""
    taggings = Prefetch("taggings", Tagging.objects.select_related("tag"))
    return stories.select_related("issue__publication", "source").prefetch_related(taggings).defer("machine", "held")


def shown(stories: Sequence[Story], words: Sequence[Word]) -> list[Hit]:
    missing = {story.pk: not_edited(story, words) for story in stories}
    printed = printed_texts([story for story, absent in missing.items() if absent])
    return [_hit(story, words, missing[story.pk], printed.get(story.pk, "")) for story in stories]


def _hit(story: Story, words: Sequence[Word], missing: Sequence[Word], printed: str) -> Hit:
    return Hit(
        story,
        of_field(story, "kicker", words),
        of_field(story, "headline", words) or ((story.title, False),),
        of_field(story, "subhead", words),
        tuple(snippets(story, words, printed)),
        is_in_print_only(missing, printed),
    )
