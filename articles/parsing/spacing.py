"""Blank lines where a text parts its stories by them, and sets the paragraphs of each without.

Mostly blank lines say nothing: extraction makes and loses them at will, and many texts have one under every paragraph.
Where no paragraph stands under a blank line, though, what does begins something new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import PrintedLine

FEWEST_APART = 2
"""Texts under a heading that stands under a blank line, or at the beginning: one alone parts nothing."""


def with_spacing(lines: Sequence[PrintedLine], text: str) -> list[PrintedLine]:
    """The lines, those of display that begin a part of the text marked as set apart."""
    groups = list(_groups(lines, text))
    texts = [group for group in groups if any(line.is_running_text for line in group)]
    if len(texts) < FEWEST_APART or not all(_is_under_heading(group) for group in texts):
        return list(lines)
    apart = {group[0].start for group in texts}
    return [replace(line, is_set_apart=True) if line.start in apart else line for line in lines]


def _groups(lines: Sequence[PrintedLine], text: str) -> Iterator[Sequence[PrintedLine]]:
    """The lines between blank lines."""
    begin = 0
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if text.count("\n", above.end, line.start) > 1:
            yield lines[begin:at]
            begin = at
    yield lines[begin:]


def _is_under_heading(group: Sequence[PrintedLine]) -> bool:
    untaken = next((line for line in group if line.role is None), None)
    return untaken is not None and untaken.may_be_display
