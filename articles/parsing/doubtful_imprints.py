"""Imprints that were not read whole: what they print of the issue, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .values import Block, Caution, Context, IssueFacts, ParsedStory, Role


def with_doubtful_imprint(
    stories: tuple[ParsedStory, ...], issue: IssueFacts, blocks: Sequence[Block], context: Context
) -> tuple[ParsedStory, ...]:
    """The stories; the first is doubted where the paper is not known though its number is, or though a line over the
    story was not placed.
    """
    if not stories or issue.publication or context.fallback.publication:
        return stories
    first = next((at for at, block in enumerate(blocks) if block.item is not None), 0)
    is_unread = any(block.role is Role.UNREAD for block in blocks[:first])
    if not (is_unread or issue.number or issue.total_number):
        return stories
    doubted = replace(stories[0], warnings=(*stories[0].warnings, Caution.DOUBTFUL_IMPRINT))
    return (doubted, *stories[1:])
