"""What differs between two texts, character by character: Chinese has no words that a program could go by.

Paragraphs are compared first, then the characters of those that became another. Where little of one is in the other,
the whole of both is shown: a salad of single characters says nothing to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

LEAST_ALIKE = 0.35
"""The share of characters in common below which a paragraph counts as another one."""

LONGEST = 4_000
"""Characters of a paragraph that are compared one by one: the time grows with their square."""

SHORTEST_KEPT = 2
"""Characters in common between two changes that are worth an interruption."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: what both have (same), what only the old one has (gone), or the new one (new)."""

    kind: str
    text: str


Paragraph = tuple[Piece, ...]


def text_differences(old: str, new: str) -> list[Paragraph]:
    """Paragraph by paragraph; of a run of paragraphs that are the same, none."""
    lines, now = old.split("\n"), new.split("\n")
    found: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, lines, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _paragraphs(lines[i1:i2], now[j1:j2])
    return found


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    for before, after in zip_longest(old, new):
        if before is not None and after is not None:
            yield tuple(_pieces(before, after))
        else:
            yield (Piece("gone", before) if after is None else Piece("new", after),)


def _pieces(old: str, new: str) -> list[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > LONGEST or matcher.ratio() < LEAST_ALIKE:
        return [Piece(kind, text) for kind, text in (("gone", old), ("new", new)) if text]
    pieces: list[Piece] = []
    gone = added = ""
    codes = matcher.get_opcodes()
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        is_scrap = tag == "equal" and 0 < n < len(codes) - 1 and i2 - i1 < SHORTEST_KEPT
        if tag == "equal" and not is_scrap:
            pieces += [Piece(kind, text) for kind, text in (("gone", gone), ("new", added)) if text]
            pieces.append(Piece("same", old[i1:i2]))
            gone = added = ""
        else:
            gone, added = gone + old[i1:i2], added + new[j1:j2]
    return pieces + [Piece(kind, text) for kind, text in (("gone", gone), ("new", added)) if text]
