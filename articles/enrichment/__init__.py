"""What the machine suggests about stories that were read: genre, places, dates, figures and tags.

Suggestions only, found by rules in the words of each story and in what its issue tells. Pure: no settings, clock or
database.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from articles.enrichment.dates import find_dates
from articles.enrichment.figures import find_figures
from articles.enrichment.genre import guess_genre
from articles.enrichment.places import choose_places, home_of, spot_places
from articles.enrichment.tags import suggest_tags
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings, PlaceMention, StoryText, text_of
from articles.parsing.values import Context, IssueFacts, ParsedStory


def enrich(
    stories: Sequence[ParsedStory], context: Context, words: Words, issue: IssueFacts | None = None
) -> tuple[Findings, ...]:
    """The findings for each story, in the order of the stories.

    The day of the issue completes dates without a year. The home region of the context, or else the one that the
    stories of the issue show together, says what 市总工会 and the names that several places have mean.
    """
    texts = [text_of(story) for story in stories]
    day = _day_of(issue or IssueFacts())
    places = _places(texts, context.home, words)
    return tuple(_findings(*parts, day) for parts in zip(stories, texts, places, strict=True))


def _day_of(issue: IssueFacts) -> date | None:
    """An inferred issue came out on the last day that it tells of, or soon after."""
    return issue.published_on or issue.not_before


def _places(texts: list[StoryText], home: str | None, words: Words) -> list[tuple[PlaceMention, ...]]:
    hits = [spot_places(text, words) for text in texts]
    found = [choose_places(text, spotted, home) for text, spotted in zip(texts, hits, strict=True)]
    shown = None if home else home_of(found)
    return [choose_places(*pair, shown) for pair in zip(texts, hits, strict=True)] if shown else found


def _findings(story: ParsedStory, text: StoryText, places: tuple[PlaceMention, ...], day: date | None) -> Findings:
    return Findings(
        genre=guess_genre(story),
        places=places,
        dates=find_dates(text.whole, day),
        figures=find_figures(text.whole),
        topics=suggest_tags(text),
    )
