"""Names of sections over stories."""

from __future__ import annotations

import re
from collections import Counter

from ..lines import PrintedLine
from ..page import PrintedPage
from ..rules.distribution import names_receivers
from ..sections import IN_BRACKETS, LONGEST_NAME, comparable_name, is_english, is_like_section, names_section
from ..values import Role
from .announced import announced_lines

LONGEST_WITH_ENGLISH = 12
"""Characters of a name with its English under it."""

LABEL = re.compile(r"[\u4e00-\u9fff]{4,6}|[\u4e00-\u9fff]{2}")
SHORTEST_TITLE = 8
"""Characters of a title under the name of a section."""

HEAD_OF_BULLETIN = 5
"""Lines."""

DIGEST_TITLE = re.compile(r"[\u4e00-\u9fff,]{2,10} ?[丨|] ?\S.{5,}")
"""How the title of a digest begins: 工运晨读丨某市总工会送清凉;某县建成驿站."""

DIGEST_HEAD = 4
"""Lines from the title of a digest to its first section, at most."""


def is_english_of_name(page: PrintedPage, i: int) -> bool:
    """Whether the line is in English under a short line of display: 新闻速递 / News Express."""
    above = page.lines[i - 1] if i else None
    if above is None or above.role is not None or above.is_finished or len(above.text) > LONGEST_WITH_ENGLISH:
        return False
    return is_english(page.lines[i].text)


def is_title_of_digest(page: PrintedPage, i: int) -> bool:
    """Whether the line announces a digest whose first section stands near below it."""
    if not DIGEST_TITLE.match(page.lines[i].text):
        return False
    below = page.lines[i + 1 : i + 1 + DIGEST_HEAD]
    return any(line.role is None and names_section(line.text, page.sections) for line in below)


def section_labels(page: PrintedPage) -> frozenset[int]:
    """Short lines of one length over titles, several in a bulletin: 领导活动, 工作交流. One is enough over a title that
    the contents list announces.
    """
    if not _is_bulletin(page):
        return frozenset()
    lines, announced = page.lines, page.find(announced_lines)
    labels = [at for at in range(len(lines) - 1) if _may_be_label(lines[at]) and _is_title(lines[at + 1])]
    lengths = Counter(len(lines[at].text) for at in labels)
    return frozenset(at for at in labels if lengths[len(lines[at].text)] > 1 or at + 1 in announced)


def announced_sections(page: PrintedPage) -> frozenset[int]:
    """Names of sections over titles that the contents list announces as such: in brackets there, or over a title that
    it announces, too.
    """
    lines, announced = page.lines, page.find(announced_lines)
    entries = [page.lines[at].whole.strip() for at in page.taken_as(Role.HIGHLIGHT)]
    names = {comparable_name(entry) for entry in entries if IN_BRACKETS.fullmatch(entry)}
    return frozenset(
        at
        for at in announced - {len(lines) - 1}
        if (_is_title(lines[at + 1]) and comparable_name(lines[at].text) in names)
        or (at + 1 in announced and lines[at + 1].is_display and _may_be_label(lines[at]))
    )


def _is_bulletin(page: PrintedPage) -> bool:
    """Whether it has what only bulletins have: a number at its head, a contents list, to whom it goes."""
    return bool(
        page.taken_as(Role.HIGHLIGHT)
        or any(at < HEAD_OF_BULLETIN and "期" in page.lines[at].whole for at in page.taken_as(Role.MASTHEAD))
        or any(names_receivers(page.lines[at].whole) for at in page.taken_as(Role.COLOPHON))
    )


def _may_be_label(line: PrintedLine) -> bool:
    return line.role is None and not line.has_bullet and LABEL.fullmatch(line.text) is not None


def _is_title(line: PrintedLine) -> bool:
    return line.is_display and len(line.text) >= SHORTEST_TITLE


def is_known_section(page: PrintedPage, i: int) -> bool:
    return comparable_name(page.lines[i].text) in page.sections


def is_like_unknown_section(page: PrintedPage, i: int) -> bool:
    """Whether the line is called or set as sections and round-ups are, and is not among the known ones."""
    return (is_like_section(page.lines[i].text) or _is_bracketed_label(page, i)) and not is_known_section(page, i)


def _is_bracketed_label(page: PrintedPage, i: int) -> bool:
    """Whether a line is in square brackets over a title, a brief or the contents: over a text it may be a crosshead."""
    below, text = page.lines[i + 1] if i + 1 < len(page.lines) else None, page.texts[i]
    if below is None or not IN_BRACKETS.fullmatch(text) or len(comparable_name(text)) > LONGEST_NAME:
        return False
    return below.has_bullet or below.is_display or below.role is Role.HIGHLIGHT
