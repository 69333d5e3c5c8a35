"""Stories made of their lines: pieces, fields, kind, and what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from articles.reading.values import HintKind

from .characters import CLOSERS, normalised, wrap_points
from .confidence import Uncertainty, is_doubtful
from .elements import ROLES, RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import PlacedLine
from .marks.alike import LONGEST_VERSE
from .names import names_in
from .pieces import PrintedPiece
from .printed_fields import printed_fields
from .rules.continuations import COMES_FROM, GOES_ON
from .values import Caution, Kind, ParsedStory, Role
from .wording import waits_for_more

E = Element

MAY_WRAP = frozenset({E.KICKER, E.HEADLINE, E.SUBHEAD})
OF_PEOPLE = frozenset({Role.BYLINE, Role.CREDIT})
OF_PAGES = frozenset({Role.CONTINUATION})
NAMED_END = re.compile(r"[。!?]\s*[-—]+[\u4e00-\u9fff]{2,6}$|[。!?]\S{2,8}摄$|^(?:数据|资料)来源:")
"""How a text ends that is whole, with who signs it or where it is from: ……容身之处!——编者."""

INCOMPLETE = frozenset({Caution.CUT_OFF, Caution.AWAITS_CONTINUATION})


@dataclass(frozen=True, slots=True)
class AssembledStory:
    """A story with the pieces that it is made of, in reading order."""

    story: ParsedStory
    pieces: tuple[PrintedPiece, ...]


def assemble(lines: StoryLines, doubted: Uncertainty, text: str) -> AssembledStory:
    """The story of these lines, before its section and kind are known from its neighbours."""
    pieces = tuple(chain.from_iterable(map(_pieces, lines.lines)))
    fields = printed_fields((text[piece.start : piece.end], piece.role, piece.joined) for piece in pieces)
    names = names_in(text[p.start : p.end] for p in pieces if p.role in OF_PEOPLE)
    marks = [normalised(text[p.start : p.end]) for p in pieces if p.role in OF_PAGES]
    continued_from, continued_on = _page(COMES_FROM, marks), _page(GOES_ON, marks)
    cautions = tuple(_cautions(lines, pieces, doubted, continued=bool(continued_from or continued_on)))
    story = ParsedStory(
        kind=_kind(lines),
        section=None,
        kicker=fields.kicker,
        headline=fields.headline,
        subhead=fields.subhead,
        byline=fields.byline,
        reporters=names.reporters,
        correspondents=names.correspondents,
        photographers=names.photographers,
        dateline=fields.dateline,
        standfirst=fields.standfirst,
        crossheads=fields.crossheads,
        paragraphs=fields.paragraphs,
        captions=fields.captions,
        continued_from=continued_from,
        continued_on=continued_on,
        incomplete=not INCOMPLETE.isdisjoint(cautions),
        warnings=cautions,
        confidence=doubted.confidence,
    )
    return AssembledStory(story, pieces)


def _pieces(placed: PlacedLine) -> Iterator[PrintedPiece]:
    """The pieces of a line, with the roles that they have where the line is what it is."""
    line, role = placed.line, ROLES.get(placed.element)
    for piece in line.front:
        yield _end_piece(piece, placed)
    if role is not None and line.text:
        start, joined = line.core_start, placed.joined
        for at in wrap_points(line.text) if placed.element in MAY_WRAP else ():
            yield PrintedPiece(start, line.core_start + at, role, joined, placed.moved)
            start, joined = line.core_start + at, True
        yield PrintedPiece(start, line.core_end, role, joined, placed.moved)
    for piece in line.back:
        yield _end_piece(piece, placed)


def _end_piece(piece: PrintedPiece, placed: PlacedLine) -> PrintedPiece:
    """A piece at the front or the back. A picture that is a story of its own has its credit for a byline."""
    if piece.role is Role.CREDIT and placed.element is E.PHOTO_END:
        piece = piece._replace(role=Role.BYLINE)
    return piece._replace(moved=True) if placed.moved else piece


def pieces_of_furniture(placed: PlacedLine) -> Iterator[PrintedPiece]:
    """The pieces of a line that belongs to no story."""
    line = placed.line
    yield from line.front
    if line.text:
        yield PrintedPiece(line.core_start, line.core_end, ROLES.get(placed.element, Role.NOISE))
    yield from line.back


def _kind(lines: StoryLines) -> Kind:
    if lines.has(E.PHOTO_END):
        return Kind.PHOTO
    return Kind.BRIEF if lines.has(E.BULLETED, E.UNTITLED) else Kind.ARTICLE


def _page(pattern: re.Pattern[str], marks: Sequence[str]) -> str | None:
    """The page that a continuation mark names: 第4版."""
    found = next((match for mark in marks if (match := pattern.search(mark))), None)
    return re.sub(r"\s", "", found.group("page")) if found else None


def _cautions(
    lines: StoryLines, pieces: Sequence[PrintedPiece], doubted: Uncertainty, *, continued: bool
) -> Iterator[Caution]:
    if any(piece.role is Role.BODY for piece in pieces if piece.joined):
        yield Caution.JOINED
    if any(piece.moved for piece in pieces):
        yield Caution.MOVED
    if _breaks_off(lines):
        yield Caution.CUT_OFF
    if continued:
        yield Caution.AWAITS_CONTINUATION
    if is_doubtful(doubted.beginning) or not lines.has(E.HEADLINE, E.UNTITLED, E.BULLETED):
        yield Caution.DOUBTFUL_BOUNDARY
    if is_doubtful(doubted.inside):
        yield Caution.ANOTHER_SUBJECT
    if is_doubtful(doubted.headline):
        yield Caution.DOUBTFUL_HEADLINE


def _breaks_off(lines: StoryLines) -> bool:
    """Whether the last paragraph stops in mid-sentence. Tables, lists, verse, days and notes end with no sentence."""
    text = [placed.line for placed in lines.lines if placed.element in RUNNING_TEXT and placed.line.text]
    if not text or text[-1].is_finished or HintKind.TABLE in text[-1].hints:
        return False
    last = text[-1].text
    if NAMED_END.search(last):
        return False
    is_listed = len(text) > 1 and not text[-2].is_finished
    is_clause = len(last) > LONGEST_VERSE or "," in last
    return waits_for_more(last) or (is_clause and not is_listed and last[-1] not in CLOSERS)
