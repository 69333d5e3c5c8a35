"""What re-reading compares: the stories as they lie in a text, and the pieces that they are printed in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.parsing.values import Role

FIELD_PRINTED_BY = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "headline",
    Role.SUBHEAD: "subhead",
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.STANDFIRST: "standfirst",
    Role.CROSSHEAD: "body",
    Role.BODY: "body",
    Role.CAPTION: "captions",
    Role.CREDIT: "captions",
}
"""The field of a story that holds the text of a block, for the roles that print one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in a story; it ends where the next block begins. `position` as in the block."""

    start: int
    end: int
    role: Role
    position: int
    joined: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A story as it lies in the text, by its blocks in one reading of the source, and what a person has to do with it.

    `pieces` are those found in the text, in its order; `torn` says that some are not in it (any more), and `traces` are
    what can still be told of these, to know the story by. `ink` counts the characters of each field as printed, and
    under None those that print none. A `fixed` story keeps its blocks whatever is read; a `spread` one, which a person
    put together from several sources or readings, is whole in none of them. A `decided` one may follow, and never
    vanishes; a `bounded` one, which a person merged or split, follows an item of just its print. `held` are its decided
    fields.
    """

    story: int
    pieces: tuple[Piece, ...]
    ink: Counter[str | None]
    reading: int = 0
    traces: tuple[Piece, ...] = ()
    torn: bool = False
    fixed: bool = False
    spread: bool = False
    decided: bool = False
    bounded: bool = False
    held: frozenset[str] = frozenset()

    @property
    def printed_ink(self) -> int:
        """The ink that is in a field."""
        return self.ink.total() - self.ink[None]

    @property
    def held_pieces(self) -> tuple[Piece, ...]:
        """Those that print a field which a person decided."""
        return tuple(piece for piece in self.pieces if FIELD_PRINTED_BY.get(piece.role) in self.held)


def ink(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))
