"""The pieces of a text: what recognition rules take off lines, and what stories are made of."""

from __future__ import annotations

from typing import NamedTuple

from .values import Role


class PrintedPiece(NamedTuple):  # each page has many, and a frozen dataclass takes three times as long to make
    """A stretch of print with one role, from its first character of ink to behind its last.

    `joined` says that it goes on the paragraph of the piece with the same role before it, `moved` that its place in the
    reading order is not its place in the source.
    """

    start: int
    end: int
    role: Role
    joined: bool = False
    moved: bool = False
