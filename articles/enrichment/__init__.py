"""What the machine suggests about stories: genre, places, dates, figures and tags.

Suggestions only, found by rules in the words of each story and the facts of its issue. Pure: no settings, no clock, no
database.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.values import Context, IssueFacts, ParsedStory

from .dates import find_dates
from .figures import find_figures
from .genre import guess_genre
from .places import choose_places, home_region, recognise_places
from .tags import suggest_tags
from .tokenizer import Words
from .values import Findings, PlaceMention, StoryText, story_text


def enrich(
    stories: Sequence[ParsedStory], context: Context, words: Words, issue: IssueFacts | None = None
) -> tuple[Findings, ...]:
    """The findings for each story, in the order of the stories.

    The day of the issue completes dates without a year. The home region of the context, or else the one that most
    stories of the issue share, decides what 市总工会 and ambiguous place names mean.
    """
    texts = [story_text(story) for story in stories]
    facts = issue or IssueFacts()
    # An issue without a date came out on the last day it reports on, or soon after.
    day = facts.published_on or facts.not_before
    return tuple(
        Findings(
            genre=guess_genre(story),
            places=places,
            dates=find_dates(text.whole, day),
            figures=find_figures(text.whole),
            topics=suggest_tags(text),
        )
        for story, text, places in zip(stories, texts, _places(texts, context.home, words), strict=True)
    )


def _places(texts: Sequence[StoryText], home: str | None, words: Words) -> list[tuple[PlaceMention, ...]]:
    """The places of each story. Without a home region they are found twice: the first round may show one."""
    names = [recognise_places(text, words) for text in texts]
    found = [choose_places(text, named, home) for text, named in zip(texts, names, strict=True)]
    shown = None if home else home_region(found)
    if shown is None:
        return found
    return [choose_places(text, named, shown) for text, named in zip(texts, names, strict=True)]
