"""Which stories stand under a section, and which of them are briefs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.parsing.rows import Row
from articles.parsing.values import Kind, ParsedStory


def under_sections(stories: Iterable[tuple[ParsedStory, Row | None]]) -> Iterator[ParsedStory]:
    """The stories with their sections. The stories of a section are all of one kind: it ends with the first of another.

    A titled story of one paragraph, unsigned, is a brief where it stands under a section.
    """
    section: Row | None = None
    kind: tuple[Kind, bool] | None = None
    for story, under in stories:
        if under is not section:
            section, kind = under, None
        named = _brief_if_short(story) if section else story
        shape = (named.kind, named.headline is None)
        kind = kind or shape
        if section and shape == kind:
            yield replace(named, section=section.text.strip())
        else:
            yield story


def _brief_if_short(story: ParsedStory) -> ParsedStory:
    short = len(story.paragraphs) == 1 and not (story.byline or story.kicker or story.crossheads or story.standfirst)
    return replace(story, kind=Kind.BRIEF) if short and story.kind is Kind.ARTICLE else story
