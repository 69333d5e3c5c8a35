"""Files that would come into one issue, put together before anything is written: each portion is looked at by itself.

It only decides what is looked at together; which issue a file really joins, the import itself says.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from articles.accession import CERTAIN, Reader, digest, read_in_light
from articles.files import File, Found
from articles.import_list import ImportList
from articles.options import Options
from articles.parsing.values import IssueFacts


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, its place among all that were brought, and what was read in it: nothing where that failed."""

    place: int
    found: Found
    facts: IssueFacts = field(default_factory=IssueFacts)
    text: str = ""

    @property
    def day(self) -> date | None:
        return self.facts.published_on if self.facts.date_basis in CERTAIN else None


def pieces(found: Sequence[Found], options: Options, listed: ImportList, read: Reader) -> list[Piece]:
    return [_piece(place, file, options, listed, read) for place, file in enumerate(found)]


def _piece(place: int, found: Found, options: Options, listed: ImportList, read: Reader) -> Piece:
    with suppress(Exception):  # what fails here fails again in the import, which says why
        if isinstance(found, File):
            parse = read_in_light(found.load(), found.name, listed.told(found.name, options), read=read)
            return Piece(place, found, parse.issue, digest(parse.reading.text))
    return Piece(place, found)


def doubles(read: Sequence[Piece]) -> set[int]:
    """The places of the pieces whose text a piece before them has."""
    texts: set[str] = set()
    return {piece.place for piece in read if piece.text and (piece.text in texts or texts.add(piece.text))}


def portions(read: Sequence[Piece]) -> list[list[Piece]]:
    """By publication and day; by publication and number, where the day is not certain."""
    numbered = {(piece.facts.publication, piece.facts.number): piece.day for piece in reversed(read) if piece.day}
    together: dict[Hashable, list[Piece]] = {}
    for piece in read:
        facts = piece.facts
        day = piece.day or numbered.get((facts.publication, facts.number))
        is_known = facts.publication and (day or facts.number)
        key = (facts.publication, day or facts.number) if is_known else piece.place
        together.setdefault(key, []).append(piece)
    return list(together.values())
