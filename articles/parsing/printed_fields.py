"""The text fields of a story from its printed pieces: the parser, the desk and re-reading put them together here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .values import Caption, Crosshead, Role

SEPARATORS = {
    Role.KICKER: "",
    Role.HEADLINE: "",
    Role.SUBHEAD: "",
    Role.BYLINE: " ",
    Role.DATELINE: " ",
    Role.STANDFIRST: "\n",
}
"""What stands between two pieces of one field. A headline over several lines has nothing between them."""

PARAGRAPHS = frozenset({Role.BODY})
TEXT = PARAGRAPHS | {Role.CROSSHEAD}
OF_PICTURES = frozenset({Role.CAPTION, Role.CREDIT})

Piece = TypeVar("Piece")
"""A piece of print, or whatever stands for one."""


@dataclass(frozen=True, slots=True)
class PrintedFields:
    """The text fields of a story, named as in ParsedStory. Null means: not printed."""

    kicker: str | None
    headline: str | None
    subhead: str | None
    byline: str | None
    dateline: str | None
    standfirst: str | None
    crossheads: tuple[Crosshead, ...]
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class PieceGroups(Generic[Piece]):
    """The pieces of a story in groups, with nothing between the pieces of one.

    `lines` has those of the fields in SEPARATORS, `text` paragraphs and crossheads, in order, `captions` for each
    picture its caption and its credit.
    """

    lines: dict[Role, list[list[Piece]]] = field(default_factory=dict)
    text: list[tuple[Role, list[Piece]]] = field(default_factory=list)
    captions: list[tuple[list[Piece], list[Piece]]] = field(default_factory=list)


def group_pieces(pieces: Iterable[tuple[Piece, Role, bool]]) -> PieceGroups[Piece]:
    """Pieces in reading order, (piece, role, joined), by what they print.

    A joined piece goes on the one of the same role before it. Pieces whose roles print no field are left out.
    """
    groups: PieceGroups[Piece] = PieceGroups()
    last: dict[Role, list[Piece]] = {}
    for piece, role, joined in pieces:
        if joined and role in last:
            last[role].append(piece)
        elif role in TEXT:
            last[role] = [piece]
            groups.text.append((role, last[role]))
        elif role in OF_PICTURES:
            _add_to_captions(groups.captions, piece, joined, role)
        elif role in SEPARATORS:
            last[role] = [piece]
            groups.lines.setdefault(role, []).append(last[role])
    return groups


def _add_to_captions(captions: list[tuple[list[Piece], list[Piece]]], piece: Piece, joined: bool, role: Role) -> None:
    """A credit belongs to the caption before it; one without a caption before it stands alone."""
    texts, credits = captions[-1] if captions else ([], [])
    if role is Role.CAPTION and joined and captions:
        texts.append(piece)
    elif role is Role.CAPTION:
        captions.append(([piece], []))
    elif captions and (joined or not credits):
        credits.append(piece)
    else:
        captions.append(([], [piece]))


def printed_fields(pieces: Iterable[tuple[str, Role, bool]]) -> PrintedFields:
    """The fields of a story from its pieces in reading order: (text, role, joined).

    White space round a piece is no part of it; no other character is lost or changed, so that the ink of the pieces,
    role by role, is the ink of the fields.
    """
    groups = group_pieces(pieces)
    crossheads: list[Crosshead] = []
    paragraphs: list[str] = []
    for role, texts in groups.text:
        if role in PARAGRAPHS:
            paragraphs.append(_joined(texts))
        else:
            crossheads.append(Crosshead(_joined(texts), len(paragraphs)))
    lines = {
        role.value: between.join(map(_joined, groups.lines[role])) if role in groups.lines else None
        for role, between in SEPARATORS.items()
    }
    captions = (Caption(_joined(texts), _joined(credits) if credits else None) for texts, credits in groups.captions)
    return PrintedFields(**lines, crossheads=tuple(crossheads), paragraphs=tuple(paragraphs), captions=tuple(captions))


def _joined(texts: Iterable[str]) -> str:
    return "".join(map(str.strip, texts))
