"""Stories whose columns were read in the wrong order."""

from __future__ import annotations

from dataclasses import replace

from articles.parsing.drafts import Draft
from articles.parsing.parts import TEXT, Part
from articles.parsing.values import Context
from articles.parsing.wording import goes_on


def put_in_order(draft: Draft, context: Context) -> Draft:
    """The story with its true beginning, found in its middle, set before its body.

    Three seams must agree: a byline after text, in a story without one before it; an end that breaks off in
    mid-sentence; and a first paragraph that goes on just there.
    """
    first = _first(draft, TEXT)
    byline = _first(draft, frozenset({Part.BYLINE}))
    if first is None or byline is None or byline <= first or not _one_seam(draft, first, context):
        return draft
    head, displaced, true_start = draft.lines[:first], draft.lines[first:byline], draft.lines[byline:]
    return draft.with_lines((*head, *(replace(line, moved=True) for line in true_start), *displaced))


def _first(draft: Draft, parts: frozenset[Part]) -> int | None:
    return next((k for k, line in enumerate(draft.lines) if line.part in parts), None)


def _one_seam(draft: Draft, first: int, context: Context) -> bool:
    """Whether the story's last line breaks off where its first paragraph goes on."""
    start, end = draft.lines[first], draft.lines[-1]
    if end.part not in TEXT or end.row.ends or start.part is not Part.BODY:
        return False
    return goes_on(end.row.text, start.row.text, context)
