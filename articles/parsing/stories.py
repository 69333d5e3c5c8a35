"""Drafts made into stories: their pieces, fields, kind, section and what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .characters import normalised, wraps
from .confidence import DOUBTFUL, confidence
from .drafts import Draft, Placed
from .names import names_in
from .parts import ROLES, TEXT, Part
from .printed_fields import printed_fields
from .rows import Row
from .rules.continuations import COMES_FROM, GOES_ON
from .values import Caution, Kind, ParsedStory, Role

P = Part

DISPLAYED = frozenset({P.KICKER, P.HEADLINE, P.SUBHEAD})
INCOMPLETE = frozenset({Caution.CUT_OFF, Caution.AWAITS_CONTINUATION})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source with one role. It begins at `start`; `end` is where its ink ends."""

    start: int
    end: int
    role: Role
    joined: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the pieces that it is made of, in reading order."""

    story: ParsedStory
    pieces: tuple[Piece, ...]


def pieces_of(line: Placed) -> Iterator[Piece]:
    """The pieces of a line, as its part makes them."""
    for cut in line.row.front:
        yield Piece(cut.start, cut.end, _role(cut.role, line.part), moved=line.moved)
    yield from _core(line)
    for cut in line.row.back:
        yield Piece(cut.start, cut.end, _role(cut.role, line.part), moved=line.moved)


def _role(role: Role, part: Part) -> Role:
    """A picture that is a story of its own has its credit for a byline."""
    return Role.BYLINE if role is Role.CREDIT and part is P.PHOTO_END else role


def _core(line: Placed) -> Iterator[Piece]:
    """The core of a line: one piece, or several where a headline was wrapped."""
    row, role = line.row, ROLES.get(line.part)
    if role is None or not row.text:
        return
    wrapped = wraps(row.text) if line.part in DISPLAYED else []
    bounds = [row.core_start, *(row.core_start + at for at in wrapped), row.core_end]
    for n, (start, end) in enumerate(pairwise(bounds)):
        yield Piece(start, end, role, line.joined or n > 0, line.moved)


def tell(draft: Draft, text: str) -> Told:
    """The story of a draft, before its section and kind are known from its neighbours."""
    pieces = tuple(piece for line in draft.lines for piece in pieces_of(line))
    printed = printed_fields((text[piece.start : piece.end], piece.role, piece.joined) for piece in pieces)
    names = names_in(text[p.start : p.end] for p in pieces if p.role in (Role.BYLINE, Role.CREDIT))
    marks = [normalised(text[p.start : p.end]) for p in pieces if p.role is Role.CONTINUATION]
    continued_from, continued_on = _page(COMES_FROM, marks), _page(GOES_ON, marks)
    sure = confidence(draft)
    cautions = tuple(_cautions(draft, pieces, sure, continued=bool(continued_from or continued_on)))
    story = ParsedStory(
        kind=_kind(draft),
        section=None,
        kicker=printed.kicker,
        headline=printed.headline,
        subhead=printed.subhead,
        byline=printed.byline,
        reporters=names.reporters,
        correspondents=names.correspondents,
        photographers=names.photographers,
        dateline=printed.dateline,
        standfirst=printed.standfirst,
        crossheads=printed.crossheads,
        paragraphs=printed.paragraphs,
        captions=printed.captions,
        continued_from=continued_from,
        continued_on=continued_on,
        incomplete=not INCOMPLETE.isdisjoint(cautions),
        warnings=cautions,
        confidence=sure,
    )
    return Told(story, pieces)


def _kind(draft: Draft) -> Kind:
    if draft.has(P.PHOTO_END):
        return Kind.PHOTO
    return Kind.BRIEF if draft.has(P.BULLETED, P.UNTITLED) else Kind.ARTICLE


def _page(pattern: re.Pattern[str], marks: Sequence[str]) -> str | None:
    """The page that a continuation mark names: 第4版."""
    found = next((match for mark in marks if (match := pattern.search(mark))), None)
    return re.sub(r"\s", "", found.group("page")) if found else None


def _cautions(draft: Draft, pieces: Sequence[Piece], sure: float, *, continued: bool) -> Iterator[Caution]:
    if any(piece.joined and piece.role is Role.BODY for piece in pieces):
        yield Caution.JOINED
    if any(piece.moved for piece in pieces):
        yield Caution.MOVED
    if _breaks_off(draft):
        yield Caution.CUT_OFF
    if continued:
        yield Caution.AWAITS_CONTINUATION
    if sure < DOUBTFUL or not draft.has(P.HEADLINE, P.UNTITLED, P.BULLETED):
        yield Caution.DOUBTFUL_BOUNDARY


def _breaks_off(draft: Draft) -> bool:
    """Whether the last paragraph stops in mid-sentence; a table ends with no sentence."""
    last = next((line for line in reversed(draft.lines) if line.part in TEXT), None)
    return last is not None and not last.row.ends and "set in cells" not in last.row.set_as


def as_furniture(row: Row, role: Role) -> Iterator[Piece]:
    """The pieces of a line that belongs to no story."""
    core = [Piece(row.core_start, row.core_end, role)] if row.text else []
    yield from (Piece(cut.start, cut.end, cut.role) for cut in row.front)
    yield from core
    yield from (Piece(cut.start, cut.end, cut.role) for cut in row.back)
