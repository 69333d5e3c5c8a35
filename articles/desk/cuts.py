"""What acts on the print of stories have in common: links with other stories, doubts and suggestions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from articles import records
from articles.models import Block, Story
from articles.parse_context import findings_of, load_parse_context
from articles.parsing.printed_fields import PrintedFields, printed_fields
from articles.parsing.values import Caution, Kind, ParsedStory, Role
from articles.records.from_parse import suggestions
from articles.records.held import is_decided
from articles.records.printed import printed_story

BOUNDARY_DOUBTS = frozenset({Caution.DOUBTFUL_BOUNDARY, Caution.ANOTHER_SUBJECT, Caution.VERSE_AND_PROSE})
"""Settled for good by a person who merges or splits."""

END_DOUBTS = frozenset({Caution.CUT_OFF, Caution.AWAITS_CONTINUATION})
"""Doubts about the end of a story: they stay with the part that has the end."""


class CannotCut(Exception):
    """Stories that cannot be merged, split or arranged so. The text is for the person who wants to."""


def relink(story: Story, *, instead_of: Iterable[Story]) -> None:
    """Let the story be continued by what continues the others: whoever linked them, the link is the same."""
    later = Story.objects.filter(continues__in=list(instead_of)).exclude(pk=story.pk)
    records.put_back({each: {"continues": story} for each in records.locked(later.values_list("pk", flat=True))})


def following_print(values: Mapping[str, Any], printed: Mapping[str, Any], stories: Collection[Story]) -> set[str]:
    """The names of the values that say what is `printed` now.

    Of what is not text, credits for example, those that nobody decided in any of the stories that give to them.
    """
    return {
        name
        for name, value in values.items()
        if (value == printed[name] if name in printed else not any(is_decided(story, name) for story in stories))
    }


def refresh_suggestions(stories: Sequence[Story]) -> None:
    """Let the machine suggest anew what their print gives now."""
    context = load_parse_context()
    found = [(story, findings_of(_as_parsed(story), story.issue, context)) for story in stories]
    records.suggest_anew(stories, suggestions(found))


def remaining_doubts(story: Story, blocks: Sequence[Block], settled: Collection[str] = ()) -> list[str]:
    """The doubts of the parser about a story of these blocks that are left once `settled` ones go.

    Those about a join or a move go with the last mark of one in the print.
    """
    marked = {
        Caution.JOINED: any(block.joined for block in blocks),
        Caution.MOVED: any(block.moved for block in blocks),
    }
    return [code for code in story.warnings if code not in settled and marked.get(code, True)]


def _as_parsed(story: Story) -> ParsedStory:
    printed = printed_fields((p.text, Role(p.block.role), p.block.joined) for p in printed_story(story))
    fields = {name: getattr(printed, name) for name in PrintedFields.__slots__}
    return ParsedStory(kind=Kind(story.kind), section=story.section or None, **fields)
