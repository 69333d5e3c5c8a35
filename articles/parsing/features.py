"""Features in signed parts: several pieces that stand under one headline, and are one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .drafts import Draft, Placed
from .parts import Part
from .wording import COLUMN

P = Part

SIGNED_PART = ((P.KICKER, P.HEADLINE, P.BYLINE), (P.HEADLINE, P.SUBHEAD, P.BYLINE))
"""How the parts of a feature begin."""

LONGEST_NOTE = 3
"""Paragraphs that the editors may set over the parts."""

WRITTEN_DOWN = "整理)"
"""How the parts end where many people speak and reporters write it down: (本报记者王小明整理)."""

UNDER_THE_FEATURE = {
    P.KICKER: P.CROSSHEAD,
    P.HEADLINE: P.CROSSHEAD,
    P.SUBHEAD: P.CROSSHEAD,
    P.PHOTO_TEXT: P.CAPTION,
    P.PHOTO_END: P.CREDIT,
}
"""What the lines of a part are in the whole."""


def whole_features(drafts: Sequence[Draft]) -> list[Draft]:
    """The stories, with the parts of each feature as one.

    A feature has a headline with the name of its column, and under it no byline, but pictures or a note of the editors;
    its parts have each a headline of two lines and a byline. Pieces written down one after another are too.
    """
    stories: list[list[Draft]] = []
    inside = written_down = False
    for k, draft in enumerate(drafts):
        inside = _is_signed_part(draft) if inside else _opens(drafts, k - 1)
        if stories and (inside or (written_down and _goes_on(draft))):
            stories[-1].append(draft)
        else:
            stories.append([draft])
            written_down = False
        written_down = written_down or _is_written_down(draft)
    return [_whole(*story) if len(story) > 1 else story[0] for story in stories]


def _whole(first: Draft, *parts: Draft) -> Draft:
    return first.with_lines((*first.lines, *(_under(line) for part in parts for line in part.lines)))


def _opens(drafts: Sequence[Draft], k: int) -> bool:
    """Whether the story at k is the head of a feature whose parts follow."""
    parts = drafts[k + 1 : k + 3]
    return k >= 0 and len(parts) == 2 and all(map(_is_signed_part, parts)) and _is_head(drafts[k])


def _is_head(draft: Draft) -> bool:
    if not _has_column(draft) or draft.has(P.BYLINE, P.LEAD):
        return False
    return sum(line.part is P.BODY for line in draft.lines) <= LONGEST_NOTE


def _is_signed_part(draft: Draft) -> bool:
    return tuple(line.part for line in draft.lines[:3]) in SIGNED_PART


def _goes_on(draft: Draft) -> bool:
    """Whether the story goes on one that was written down."""
    return _is_written_down(draft) and not _has_column(draft)


def _has_column(draft: Draft) -> bool:
    return any(line.part is P.HEADLINE and COLUMN.search(line.row.text) for line in draft.lines)


def _is_written_down(draft: Draft) -> bool:
    return any(line.row.line.endswith(WRITTEN_DOWN) for line in draft.lines if line.part is P.SIGNATURE)


def _under(line: Placed) -> Placed:
    return replace(line, part=UNDER_THE_FEATURE.get(line.part, line.part))
