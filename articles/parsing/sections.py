"""Which stories stand under a section, and which of them are briefs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .round_ups import bare, is_name
from .rows import Row
from .values import Kind, ParsedStory

LONGEST_BRIEF = 500
"""Characters of a titled story of a round-up."""


def under_sections(stories: Iterable[tuple[ParsedStory, Row | None, bool]]) -> Iterator[ParsedStory]:
    """The stories with their sections. Each comes with the line of its section, and whether it is one of a list.

    The stories of a section are all of one kind: it ends with the first of another. Only those of a list may differ.
    A titled story of one paragraph, unsigned, is a brief where it stands under a section; any short one is in a
    round-up or a list.
    """
    section: Row | None = None
    kind: tuple[Kind, bool] | None = None
    for story, under, listed in stories:
        if under is not section:
            section, kind = under, None
        named = _as_brief(story, section, listed) if section else story
        shape = (named.kind, named.headline is None)
        kind = kind or shape
        if section and (listed or shape == kind):
            yield replace(named, section=bare(section.text))
        else:
            yield story


def _as_brief(story: ParsedStory, section: Row, listed: bool) -> ParsedStory:
    is_brief = _is_short(story) if listed or is_name(section.text) else _is_one_paragraph(story)
    return replace(story, kind=Kind.BRIEF) if is_brief and story.kind is Kind.ARTICLE else story


def _is_short(story: ParsedStory) -> bool:
    plain = not (story.kicker or story.crossheads or story.standfirst)
    return plain and sum(map(len, story.paragraphs)) <= LONGEST_BRIEF


def _is_one_paragraph(story: ParsedStory) -> bool:
    return len(story.paragraphs) == 1 and not (story.byline or story.kicker or story.crossheads or story.standfirst)
