"""Who a story comes from, and when: bylines, signatures and days above and below a line.

Where one story of a page is signed or dated, the others should be too: a line of display without a name under it is
rather a crosshead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.values import HintKind

from ..lines import NEWS_OPENING, PrintedLine
from ..page import PrintedPage
from ..people import OFFICE, may_sign, only_people, titled_person
from ..sections import names_section
from ..values import Role
from ..wording import ATTENDANCE, ATTENDED, NEWS_TIME, PICTURE_STORY, is_names_only
from .next_line import first_untaken

NEAR = 40
"""Lines from the head of a signed story to others that are taken to be signed as well."""

ESSAY = 1.3
"""How much more a missing byline tells where the text under a line does not open as news does."""

SHORT_NEWS = 160
"""Characters."""

BEHIND_SHORT_NEWS = 0.3
"""How much less a missing byline tells behind a short piece of news."""

IN_BRACKETS = re.compile(r"\((?!作者|本文作者|摘|原载|综合)")
"""How a signature at the end of news begins; a note on the author ends an essay, which has its crossheads."""

TOOK_PICTURES = re.compile(r"摄影报道\)?$")
"""How stories told in pictures are signed."""

BY_THE_EDITORS = re.compile(r"编\s*者(?:按|的话)?\)?$")
"""How a note by the editors is signed: it opens a story."""

ABOVE_A_PAPER = frozenset({Role.BYLINE, Role.NOISE})
"""What stands between a headline and the line that names its paper, in a cutting."""

BETWEEN_TITLE_AND_TEXT = frozenset({Role.MASTHEAD, Role.POST_META, Role.NOISE})
"""What may stand between a headline, the name of the author and the text."""

SET_APART = frozenset({HintKind.HEADING, HintKind.DISPLAY})

FURTHEST = 4
"""Lines."""

DATED = frozenset({Role.MASTHEAD, Role.POST_META})
"""What has the day of a story, between its headline and its text."""

Last = list[int | None]
"""For each line, the index of the last line of some kind at or above it."""


def story_openings(page: PrintedPage) -> frozenset[int]:
    """The lines that are bylines or the opening of news."""
    return frozenset(i for i, line in enumerate(page.lines) if _opens_story(line))


def _opens_story(line: PrintedLine) -> bool:
    if line.role is not None:
        return line.role is Role.BYLINE
    return line.is_lead or (line.is_display and only_people(line.text))


def is_signed_above(page: PrintedPage, i: int) -> bool:
    """Whether the text above the line is signed or dated at its end, so that a story ends there."""
    above = page.lines[i - 1] if i else None
    if above is None:
        return False
    if is_name_under_text(page, i - 1):
        return True
    if above.role is Role.BYLINE:
        return i > 1 and page.lines[i - 2].is_running_text and not BY_THE_EDITORS.search(above.whole)
    return above.role is Role.DATELINE or any(piece.role in NEWS_OPENING for piece in above.back)


def under_signed_texts(page: PrintedPage) -> frozenset[int]:
    """The lines that may be display under such a text."""
    return frozenset(i for i, line in enumerate(page.lines) if line.may_be_display and is_signed_above(page, i))


def is_attended_above(page: PrintedPage, i: int) -> bool:
    """Whether the text above the line ends as news of meetings does, with those who attended."""
    return i > 0 and ATTENDED.search(page.lines[i - 1].text[-ATTENDANCE:]) is not None


def is_signed_below(page: PrintedPage, i: int) -> bool:
    """Whether the text that the line heads has names after its first paragraph, or at its end."""
    below = page.text_near[i]
    return below is not None and _is_signed_text(page, below)


def _is_signed_text(page: PrintedPage, below: int) -> bool:
    if below + 1 < len(page.lines) and page.lines[below + 1].role is Role.BYLINE:
        return True
    return page.find(signed_at_end)[below]


def signed_at_end(page: PrintedPage) -> list[bool]:
    """For each line, whether it is of a text with names in brackets under it, or after its last word."""
    lines = page.lines
    signed = [False] * len(lines)
    for i, line in reversed(list(enumerate(lines))):
        if line.is_running_text:
            goes_on_signed = i + 1 < len(lines) and (signed[i + 1] or _is_signature(lines[i + 1]))
            signed[i] = goes_on_signed or _ends_signed(line)
    return signed


def _is_signature(line: PrintedLine) -> bool:
    return line.role is Role.BYLINE and bool(IN_BRACKETS.match(line.whole) or TOOK_PICTURES.search(line.whole))


def _ends_signed(line: PrintedLine) -> bool:
    return line.ends_signed and any(
        piece.role is Role.BYLINE and IN_BRACKETS.match(line.whole, piece.start - line.start) for piece in line.back
    )


def unsigned_among_signed(page: PrintedPage) -> dict[int, float]:
    """The lines that may be display and have no byline under them, nor what a story without one may have there, where a
    signed story begins not far above and does not end. It tells more where the text does not open as news does.
    """
    signed, ends = page.find(signed_heads), page.find(under_signed_texts)
    found: dict[int, float] = {}
    for i, (line, last, below) in enumerate(zip(page.lines, signed, page.text_near, strict=True)):
        if below is None or last is None or i - last > NEAR or not line.may_be_display or i in ends:
            continue
        if not _has_origin(page, i, below):
            found[i] = _weight_unsigned(page, i, last, below)
    return found


def _weight_unsigned(page: PrintedPage, i: int, last: int, below: int) -> float:
    weight = 1.0 if NEWS_TIME.match(page.lines[below].text) else ESSAY
    return weight * BEHIND_SHORT_NEWS if _is_short_news(page.lines[last + 1 : i]) else weight


def _is_short_news(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines under a headline are a piece of news of few characters, which has no crossheads."""
    return any(line.is_lead for line in lines[:1]) and sum(len(line.text) for line in lines) <= SHORT_NEWS


def signed_heads(page: PrintedPage) -> Last:
    """For each line, the last line of display at or above it with a byline or the opening of news right under it."""
    signed: Last = [None] * len(page.lines)
    openings = page.find(story_openings)
    for i, line in enumerate(page.lines[:-1]):
        is_head = line.is_display and i + 1 in openings
        signed[i] = i if is_head else signed[i - 1] if i else None
    if len(signed) > 1:
        signed[-1] = signed[-2]
    return signed


def _has_origin(page: PrintedPage, i: int, below: int) -> bool:
    lines = page.lines
    if lines[i].heading_level == 1 or not page.find(story_openings).isdisjoint(range(i + 1, below + 1)):
        return True
    if any(map(_shows_origin, lines[i + 1 : below + 1])):
        return True
    if any(line.role is Role.CREDIT or line.has_credit for line in lines[below + 1 : below + 3]):
        return True
    return _is_signed_text(page, below)


def _shows_origin(line: PrintedLine) -> bool:
    """Whether a line shows what a story comes from that has no byline: picture, other page, bulletin."""
    return line.role in (Role.CONTINUATION, Role.MASTHEAD) or line.has_credit or line.has_bullet


def undated_among_dated(page: PrintedPage) -> frozenset[int]:
    """Lines under a story that has its paper and day under its headline, as cuttings have, and themselves have none."""
    first = next((i for i in page.taken_as(Role.MASTHEAD) if _is_cutting(page.lines, i)), None)
    return frozenset(i for i in range(first, len(page.lines)) if _is_undated(page, i)) if first else frozenset()


def _is_undated(page: PrintedPage, i: int) -> bool:
    below = page.text_near[i]
    return below is not None and all(line.role not in DATED for line in page.lines[i + 1 : below])


def _is_cutting(lines: Sequence[PrintedLine], i: int) -> bool:
    """Whether a line that names the paper stands between a headline, or its byline, and a text."""
    under = next((line for line in lines[i + 1 :] if line.role not in ABOVE_A_PAPER), None)
    over = next((line for line in reversed(lines[:i]) if line.role not in ABOVE_A_PAPER), None)
    if under is None or under.role is not None or over is None:
        return False
    return lines[i - 1].role in ABOVE_A_PAPER or (over.is_display and under.is_running_text)


def is_name_under_text(page: PrintedPage, i: int) -> bool:
    """Whether the line names a person, and where from, between a finished text and a title, or a brief and the next or
    the end: it signs the text.
    """
    above, below = page.lines[i - 1] if i else None, page.lines[i + 1] if i + 1 < len(page.lines) else None
    if above is None or above.ends_signed:
        return False
    if above.has_bullet and above.is_finished:
        may_sign_it = below is None or below.has_bullet or below.is_display
    else:
        may_sign_it = below is not None and above.is_paragraph and below.is_display
    return may_sign_it and is_names_only(page.lines[i].text)


WORD = 2
"""Characters of a word."""


def names_people(page: PrintedPage, i: int) -> bool:
    """Whether a line that is no heading is nothing but names."""
    line = page.lines[i]
    return not _is_heading(line) and is_names_only(line.text) and not _heads_text(page, i)


def _heads_text(page: PrintedPage, i: int) -> bool:
    """Whether the first line of a page says what the text right under it tells of, and so is its headline."""
    if page.find(first_untaken) != i or i + 1 == len(page.lines):
        return False
    below = page.lines[i + 1]
    return below.is_running_text and page.texts[i][:WORD] in below.text


def _is_heading(line: PrintedLine) -> bool:
    return line.heading_level > 0 or not line.hints.isdisjoint(SET_APART)


def is_name_under_title(page: PrintedPage, i: int) -> bool:
    """Whether the line may be a name that is no heading, and stands between a line of display and the text."""
    line = page.lines[i]
    if not i or page.lines[i - 1].is_running_text or page.text_near[i] is None:
        return False
    may_be_author = may_sign(line.text) or OFFICE.fullmatch(line.text) or titled_person(line.text)
    if _is_heading(line) or not may_be_author:
        return False
    above, below = page.lines[max(0, i - FURTHEST) : i][::-1], page.lines[i + 1 : i + 1 + FURTHEST]
    over, under = (
        next((line for line in lines if line.role not in BETWEEN_TITLE_AND_TEXT), None) for lines in (above, below)
    )
    if over is None or under is None or names_section(over.text, page.sections) or PICTURE_STORY.fullmatch(over.text):
        return False
    if OFFICE.fullmatch(over.text) and OFFICE.fullmatch(line.text):
        return False
    return over.is_display and under.is_running_text
