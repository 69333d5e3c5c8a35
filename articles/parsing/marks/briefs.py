"""Briefs in a row, and what shows that each is one: a signature, a day, a bullet before its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ..lines import LONGEST_DISPLAY, PrintedLine
from ..page import PrintedPage
from ..sections import names_section
from ..values import Role
from ..wording import BRIEF_OPENING, TELLS_WHEN

FEWEST_DATED = 2
LONGEST_DATED = 300
"""Characters of a brief that opens with its day."""


def signed_briefs(page: PrintedPage) -> frozenset[int]:
    """Paragraphs signed in brackets, under the end of another signed text or a picture: …投入使用。(王小明)"""
    lines = page.lines
    return frozenset(
        at
        for at in range(1, len(lines))
        if _ends_brief(lines[at - 1]) and _is_paragraph(lines[at]) and _is_signed(lines, at)
    )


def _ends_brief(line: PrintedLine) -> bool:
    return _is_signature(line) or line.role is Role.CREDIT or (_is_paragraph(line) and _ends_signed(line))


def _is_paragraph(line: PrintedLine) -> bool:
    return line.role is None and line.is_finished and not line.is_lead and not line.has_bullet


def _is_signed(lines: Sequence[PrintedLine], at: int) -> bool:
    return _ends_signed(lines[at]) or (at + 1 < len(lines) and _is_signature(lines[at + 1]))


def _ends_signed(line: PrintedLine) -> bool:
    return any(piece.role is Role.BYLINE for piece in line.back)


def _is_signature(line: PrintedLine) -> bool:
    return line.role is Role.BYLINE and line.whole[0] == "("


def dated_briefs(page: PrintedPage) -> frozenset[int]:
    """Paragraphs under the name of a section or a round-up that open with when it was, one brief each.

    Most of those under the name do: a single one of a story may.
    """
    lines = page.lines
    heads = (at for at, line in enumerate(lines) if line.role is None and names_section(line.text, page.sections))
    return frozenset(at for head in heads for at in _dated_under(lines, head))


def _dated_under(lines: Sequence[PrintedLine], head: int) -> Sequence[int]:
    under = list(_paragraphs(lines, head + 1))
    dated = [at for at in under if _opens_as_brief(lines[at].text)]
    enough = len(dated) >= FEWEST_DATED and dated[0] == under[0] and 2 * len(dated) > len(under)
    return dated if enough else ()


def _paragraphs(lines: Sequence[PrintedLine], at: int) -> Iterator[int]:
    while at < len(lines) and _is_paragraph(lines[at]):
        yield at
        at += 1


def _opens_as_brief(text: str) -> bool:
    return len(text) <= LONGEST_DATED and TELLS_WHEN.search(text[:BRIEF_OPENING]) is not None


def listed_headlines(page: PrintedPage) -> frozenset[int]:
    """Headlines behind bullets or numbers, over news in a row: ■驿站开放, and under it 本报讯…

    Bulleted ones are two or more with nothing but text between them: one alone is the last point of a standfirst.
    """
    lines = page.lines
    heads = [at for at, (line, under) in enumerate(pairwise(lines)) if _is_over_news(line, under)]
    in_a_row = (two for two in pairwise(heads) if all(map(_is_text, lines[two[0] + 1 : two[1]])))
    return page.numbered_heads | frozenset(chain.from_iterable(in_a_row))


def _is_over_news(line: PrintedLine, under: PrintedLine) -> bool:
    is_bulleted_title = line.has_bullet and line.role is None and not line.is_finished
    return is_bulleted_title and under.is_lead and not under.has_bullet


def _is_text(line: PrintedLine) -> bool:
    return not line.has_bullet and (line.is_finished or line.role is not None)


def is_listed_headline(page: PrintedPage, i: int) -> bool:
    return is_short_point(page.lines[i]) and i in page.find(listed_headlines)


def is_short_point(line: PrintedLine) -> bool:
    """Whether a line behind a bullet is no longer than display, and no sentence."""
    return not line.is_finished and len(line.text) <= LONGEST_DISPLAY
