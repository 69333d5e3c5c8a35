"""A post that is one story: the title above it is the story's headline, and not that of an issue.

驿站建到了家门口
丰都工会  2024-06-26 16:20
近日，县总工会在城区建成12个驿站……
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .drafts import Placed
from .parts import BEGINNINGS, Part
from .parts import TEXT as RUNNING

HEADS = BEGINNINGS - {Part.UNTITLED} | {Part.ISSUE_TITLE}
ANY_TEXT = RUNNING | {Part.PHOTO_END}
TEXT = frozenset({Part.UNTITLED, Part.LEAD, Part.BODY})
OF_ONE_STORY = {Part.ISSUE_TITLE: Part.HEADLINE, Part.UNTITLED: Part.BODY}


def with_its_headline(lines: Sequence[Placed]) -> Sequence[Placed]:
    """The lines; where they are one story without a headline, the title of the post is it.

    What looks like a headline under the last text is none of a story.
    """
    last = max((n for n, line in enumerate(lines) if line.part in ANY_TEXT), default=-1)
    heads = [line.part for line in lines[: last + 1] if line.part in HEADS]
    untitled = sum(line.part is Part.UNTITLED for line in lines)
    if heads != [Part.ISSUE_TITLE] or untitled > 1 or not any(line.part in TEXT for line in lines):
        return lines
    return [replace(line, part=OF_ONE_STORY.get(line.part, line.part)) for line in lines]
