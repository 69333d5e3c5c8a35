"""The printed lines of a text, and what each shows by itself: to recognition rules, and to the format of the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from unicodedata import category

from articles.reading.values import HintKind, Reading

from .bigrams import only_han
from .characters import ends_sentence, normalised
from .pieces import PrintedPiece
from .rules import rules_that_see
from .rules.bullets import SHAPES
from .rules.labels import title_label
from .rules.line_rule import LONGEST_LINE
from .values import Role

BULLET_INSIDE = re.compile(rf"[。!?][”)]*(?=[{SHAPES}]\S)")
"""What stands before a brief that is printed on in the line of another: …投入使用。△某县……"""

ZERO = "〇"
OTHER_BULLETS = frozenset(f"{ZERO}*•◦‧・")
SYMBOLS = frozenset({"So", "Sm"})
BULLET_OF_PAGE = re.compile(r"(\W|〇)\s*(?=[\w“《【(])(?!\1)")
"""A sign that is a bullet because other lines of the page have it, too: 〇, ＊, ⊕."""

LONGEST_DISPLAY = 60
"""Characters: no headline or crosshead is longer."""

LONGEST_QUESTION = 36
"""Characters: a longer line that ends like a sentence is text, not display."""

OPEN_END = re.compile(r"[!?…:][”』」]?$")
"""How a line of display may end, though a sentence may too."""

NEWS_OPENING = frozenset({Role.BYLINE, Role.DATELINE})
"""What stands at the front of the first paragraph of news."""

LEAST_TELLING = frozenset({Role.MARK, Role.BULLET, Role.NOISE})

LAYOUT_HINTS = frozenset(
    {
        HintKind.TITLE,
        HintKind.HEADING,
        HintKind.DISPLAY,
        HintKind.DIVIDED,
        HintKind.LARGE,
        HintKind.CAPTION,
        HintKind.MARGIN,
        HintKind.TABLE,
    }
)
"""What the format knows about the setting of a line."""

BETWEEN_CELLS = "\t"
ROW_OF_TABLE = "row"
"""The value of a hint on one row, not on a whole table."""


@dataclass(slots=True)  # frozen, it would take three times as long to make, and each page has many
class PrintedLine:
    """A line with ink: the pieces that rules took off its front and its back, and its core, which no rule knows.

    Offsets count in the source, texts are normalised: `whole` is that of the line, `text` that of its core. A line that
    rules took whole has no core, and has a `role`. `heading_level` is that of its Markdown sign, 0 without one.
    `is_lead` says that it begins as news does, `is_finished` that a paragraph may end here. `hints` are those that the
    format gives.

    A line of running text ends a sentence, opens news, has a credit, or is too long for display. A line of display
    is neither running text nor taken whole by a rule. What `may_be_display`, a headline or the like, may end as a
    sentence does: 为何人人爱去小站？ A paragraph is running text that ends a sentence and opens no news, and has no
    bullet. `is_signature` says that a line is nothing but who signs, in brackets, `ends_signed` that somebody signs
    behind its last sentence, `is_set_apart` that a blank line over it parts stories. Rules and marks ask for these all
    the time: they are found once.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    front: tuple[PrintedPiece, ...]
    back: tuple[PrintedPiece, ...]
    whole: str
    text: str
    role: Role | None
    heading_level: int
    has_bullet: bool
    has_credit: bool
    is_lead: bool
    is_finished: bool
    hints: frozenset[HintKind] = frozenset()
    is_set_apart: bool = False
    is_running_text: bool = field(init=False)
    is_display: bool = field(init=False)
    may_be_display: bool = field(init=False)
    is_paragraph: bool = field(init=False)
    is_signature: bool = field(init=False)
    ends_signed: bool = field(init=False)
    _han: str | None = field(init=False, default=None, compare=False)

    def __post_init__(self) -> None:
        is_untaken = self.role is None
        is_text = self.is_lead or self.has_credit or len(self.text) > LONGEST_DISPLAY
        self.is_running_text = is_untaken and (self.is_finished or is_text)
        self.is_display = is_untaken and not self.is_running_text
        self.may_be_display = is_untaken and not is_text and not self.has_bullet and self._ends_as_display()
        self.is_paragraph = is_untaken and self.is_finished and not self.is_lead and not self.has_bullet
        self.is_signature = self.whole[0] == "(" and self.role is Role.BYLINE
        self.ends_signed = bool(self.back) and any(piece.role is Role.BYLINE for piece in self.back)

    @property
    def han(self) -> str:
        """The Chinese characters of its text."""
        if self._han is None:
            self._han = only_han(self.text)
        return self._han

    def _ends_as_display(self) -> bool:
        if not self.is_finished or self.text[-1] == "—":
            return True
        return len(self.text) <= LONGEST_QUESTION and OPEN_END.search(self.text) is not None

    def taken_whole(self, role: Role) -> PrintedLine:
        """The same line as one piece of this role."""
        return replace(
            self,
            core_start=self.end,
            core_end=self.end,
            front=(PrintedPiece(self.start, self.end, role),),
            back=(),
            text="",
            role=role,
            heading_level=0,
            has_bullet=False,
            has_credit=False,
            is_lead=False,
            is_finished=False,
        )

    def taken_as_text(self) -> PrintedLine:
        """The same line without pieces, all of it text."""
        return replace(
            self,
            core_start=self.start,
            core_end=self.end,
            front=(),
            back=(),
            text=self.whole,
            role=None,
            has_bullet=False,
            has_credit=False,
            is_lead=False,
            is_finished=ends_sentence(self.whole),
        )


def printed_lines(text: str) -> list[PrintedLine]:
    """The lines that hold ink. Of blank lines `spacing.py` says when they tell something.

    A bullet after the end of a sentence begins a line, though it is printed in the same.
    """
    normal = normalised(text)
    printed = []
    for start, end in pairwise(_starts(text, normal)):
        ink = text[start:end].strip()
        if ink:
            start = text.index(ink[0], start)
            printed.append((start, normal[start : start + len(ink)]))
    signs = _recurring_signs(line for _, line in printed)
    return [_printed_line(start, line, signs) for start, line in printed]


def _recurring_signs(lines: Iterable[str]) -> frozenset[str]:
    """The signs that several lines have in front, and that are therefore bullets, whatever they look like."""
    fronts = Counter(line[0] for line in lines if not line[0].isalnum() or line[0] == ZERO)
    return frozenset(sign for sign, times in fronts.items() if times > 1 and _may_be_bullet(sign))


def _may_be_bullet(sign: str) -> bool:
    return sign in OTHER_BULLETS or (category(sign) in SYMBOLS and not sign.isascii() and sign not in SHAPES)


def _starts(text: str, normal: str) -> list[int]:
    printed = accumulate(map(len, text.splitlines(keepends=True)), initial=0)
    bullets = [match.end() for match in BULLET_INSIDE.finditer(normal)]
    return sorted({*printed, *bullets}) if bullets else list(printed)


def _printed_line(offset: int, text: str, signs: Set[str] = frozenset()) -> PrintedLine:
    """The line in pieces, each reaching to where the next begins. It may have one of the `signs` for its bullet."""
    front: list[PrintedPiece] = []
    back: list[PrintedPiece] = []
    start, end = len(text) - len(text.lstrip()), len(text)
    if start:
        front.append(PrintedPiece(offset, offset + start, Role.NOISE))
    elif text[0] in signs and (sign := BULLET_OF_PAGE.match(text)):
        start = sign.end()
        front.append(PrintedPiece(offset, offset + start, Role.BULLET))
    is_short = end <= LONGEST_LINE
    last: int | None = -1
    while last is not None:
        tried, last, rest = last, None, text[start:end]
        for n, rule in rules_that_see(rest, is_short=is_short):
            piece = rule.take(rest) if n > tried else None
            if piece is None:
                continue
            placed = PrintedPiece(offset + start + piece.start, offset + start + piece.end, piece.role)
            if piece.start == 0:
                front.append(placed)
                start += piece.end
            else:
                back.insert(0, placed)
                end = start + piece.start
            last = n
            break
    return _with_core(offset, text, tuple(front), tuple(back), text[start:end].rstrip())


def _with_core(
    offset: int, text: str, front: tuple[PrintedPiece, ...], back: tuple[PrintedPiece, ...], core: str
) -> PrintedLine:
    roles = {piece.role for piece in front}
    return PrintedLine(
        start=offset,
        end=offset + len(text),
        core_start=front[-1].end if front else offset,
        core_end=back[0].start if back else offset + len(text),
        front=front,
        back=back,
        whole=text,
        text=core,
        role=None if core else _role(front, back),
        heading_level=_heading_level(text) if front and Role.MARK in roles else 0,
        has_bullet=bool(front) and Role.BULLET in roles,
        has_credit=bool(back) and any(piece.role is Role.CREDIT for piece in back),
        is_lead=bool(core) and not NEWS_OPENING.isdisjoint(roles),
        is_finished=ends_sentence(core),
    )


def _role(front: tuple[PrintedPiece, ...], back: tuple[PrintedPiece, ...]) -> Role:
    """The role of a line without core: that of the most telling of its pieces."""
    roles = [piece.role for piece in (*front, *back)]
    return next((role for role in roles if role not in LEAST_TELLING), roles[0])


def _heading_level(text: str) -> int:
    """The level that a Markdown sign says, or a label: 引题, 标题 and 副题."""
    if title_label.take(text):
        return 2 if text[0] == "副" else 1
    bare = text.lstrip()
    return len(bare) - len(bare.lstrip("#"))


def with_title_labels(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, each label of a line of a head before what it labels: 副题: / ——某县驿站建设综述."""
    found: list[PrintedLine] = []
    for line in lines:
        above = found[-1] if found else None
        if above and above.role is Role.MARK and title_label.take(above.whole) and line.role is None:
            level = _heading_level(above.whole)
            found[-1] = replace(line, start=above.start, front=(*above.front, *line.front), heading_level=level)
        else:
            found.append(line)
    return found


def with_hints(lines: Sequence[PrintedLine], reading: Reading) -> list[PrintedLine]:
    """The lines, those that a hint on the layout covers from end to end with its kind.

    Whole pages are set in tables: only a row, or a line of several cells, is certainly one of a table.
    """
    starts = [line.start for line in lines]
    found: defaultdict[int, set[HintKind]] = defaultdict(set)
    for hint in reading.hints:
        if hint.kind in LAYOUT_HINTS:
            for at in _covered(lines, bisect_left(starts, hint.start), hint.end):
                line = lines[at]
                is_row = hint.value == ROW_OF_TABLE or BETWEEN_CELLS in reading.text[line.start : line.end]
                if hint.kind is not HintKind.TABLE or is_row:
                    found[at].add(hint.kind)
    return [_hinted(line, frozenset(found[at])) if at in found else line for at, line in enumerate(lines)]


def _hinted(line: PrintedLine, hints: frozenset[HintKind]) -> PrintedLine:
    """The line with its hints. Of running heads and feet, what no rule takes whole is furniture."""
    hinted = replace(line, hints=hints)
    return hinted.taken_whole(Role.NOISE) if HintKind.MARGIN in hints and line.role is None else hinted


def _covered(lines: Sequence[PrintedLine], at: int, end: int) -> Iterator[int]:
    """The indexes of the lines from here on that end before a place in the source."""
    while at < len(lines) and lines[at].end <= end:
        yield at
        at += 1
