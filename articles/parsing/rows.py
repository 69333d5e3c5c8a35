"""A line, and what the recognition rules say of it."""

from __future__ import annotations

from dataclasses import dataclass

from .characters import ends_sentence
from .lines import Line
from .rules import ANY_SIGN, LONGEST_LINE, Cut, rules_for
from .rules.cut import FAR_IN, LONGEST_TAIL
from .values import Role

LEADING = frozenset({Role.BYLINE, Role.DATELINE})
"""What stands at the front of the first paragraph of a news story."""

SIGNS = frozenset({Role.MARK, Role.BULLET, Role.NOISE})
"""What tells least about a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in pieces: those that rules took off its front and back, and its core, which no rule knows.

    Offsets count in the source; `text` is the core folded. A line that rules took whole has no core, and `claim` is its
    role. `level` is that of its Markdown mark, 0 without one. `leads` says that it begins as a news story does,
    `ends` that a paragraph may end here. `line` is the whole line, folded. `set_as` are features that the format gives.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    front: tuple[Cut, ...]
    back: tuple[Cut, ...]
    text: str
    claim: Role | None
    level: int
    bullet: bool
    leads: bool
    credited: bool
    ends: bool
    line: str
    set_as: frozenset[str] = frozenset()


def row(line: Line) -> Row:
    """The line in pieces. Each reaches to where the next begins."""
    text, front, back = line.text, [], []
    start, end = len(text) - len(text.lstrip()), len(text)
    if start:
        front.append(Cut(line.start, line.start + start, Role.NOISE))
    shown = _shown(text[start:end])
    for rule in rules_for(end):
        if rule.signs.isdisjoint(shown):
            continue
        cut = rule.take(text[start:end])
        if cut is None:
            continue
        placed = Cut(line.start + start + cut.start, line.start + start + cut.end, cut.role)
        if cut.start == 0:
            front.append(placed)
            start += cut.end
        else:
            back.insert(0, placed)
            end = start + cut.start
        shown = _shown(text[start:end])
    return _assembled(line, tuple(front), tuple(back), text[start:end].rstrip())


def _shown(text: str) -> set[str]:
    """The signs of a text, where rules look for them."""
    return set(ANY_SIGN.findall(text if len(text) <= LONGEST_LINE else text[:FAR_IN] + text[-LONGEST_TAIL:]))


def _assembled(line: Line, front: tuple[Cut, ...], back: tuple[Cut, ...], core: str) -> Row:
    roles = {cut.role for cut in front}
    return Row(
        start=line.start,
        end=line.end,
        core_start=front[-1].end if front else line.start,
        core_end=back[0].start if back else line.end,
        front=front,
        back=back,
        text=core,
        claim=None if core else _claim(front, back),
        level=_level(line.text) if Role.MARK in roles else 0,
        bullet=Role.BULLET in roles,
        leads=bool(core) and not LEADING.isdisjoint(roles),
        credited=any(cut.role is Role.CREDIT for cut in back),
        ends=ends_sentence(core),
        line=line.text,
    )


def _claim(front: tuple[Cut, ...], back: tuple[Cut, ...]) -> Role:
    """The role of a line without core: that of the most telling of its pieces."""
    roles = [cut.role for cut in (*front, *back)]
    return next((role for role in roles if role not in SIGNS), roles[0])


def _level(text: str) -> int:
    bare = text.lstrip()
    return len(bare) - len(bare.lstrip("#"))
