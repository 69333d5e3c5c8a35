"""Blocks that tile a text, from the places where its pieces begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .pieces import PrintedPiece
from .values import Block, Role


def tile(
    length: int, stories: Iterable[Sequence[PrintedPiece]], furniture: Iterable[PrintedPiece]
) -> tuple[Block, ...]:
    """Blocks in the order of the source, from the pieces of each story in reading order and those of no story.

    White space belongs to the piece before it, at the start to the first.
    """
    placed: list[tuple[PrintedPiece, int | None, int | None]] = [(piece, None, None) for piece in furniture]
    for item, pieces in enumerate(stories):
        placed += [(piece, item, position) for position, piece in enumerate(pieces)]
    placed.sort(key=lambda entry: entry[0].start)
    if not placed:
        return (Block(0, length, Role.NOISE),) if length else ()
    starts = [0, *(piece.start for piece, _, _ in placed[1:]), length]
    return tuple(
        Block(starts[n], starts[n + 1], piece.role, item, position, piece.joined, piece.moved)
        for n, (piece, item, position) in enumerate(placed)
    )
