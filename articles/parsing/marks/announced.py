"""Lines that a contents list on the page announces: its entries are witnesses for the headlines below."""

from __future__ import annotations

from ..contents_lists import entries_on_line, is_same_title, title_of_entry
from ..lines import LONGEST_DISPLAY
from ..page import PrintedPage
from ..printed_twice import title_again
from ..values import Role

FEWEST = 2
"""Lines of a title in which each is a part of its own."""

LONGER = 1.3
"""By how much a subhead is longer than its title, at least."""

WITH_ALL = 3
"""Lines of a title that has kicker, headline and subhead."""


def announced_lines(page: PrintedPage) -> frozenset[int]:
    """The lines that may be display and say what an entry says."""
    printed = (page.lines[at].whole for at in page.taken_as(Role.HIGHLIGHT))
    entries = [title_of_entry(entry) for line in printed for entry in entries_on_line(line)]
    parts = {at for title in page.find(repeated_titles) for at in title} if entries else ()
    titles = {
        at: title_of_entry(line.text)
        for at, line in enumerate(page.lines if entries else ())
        if line.role is None and at not in parts and len(line.text) <= LONGEST_DISPLAY
    }
    return frozenset(at for at, title in titles.items() if any(is_same_title(title, entry) for entry in entries))


def repeated_titles(page: PrintedPage) -> list[range]:
    """Titles of several lines right under the same title, as digital editions print them: each line is one part."""
    printed = (title_again(page.lines, at) for at in page.taken_as(Role.HIGHLIGHT))
    return [title for title in printed if title and len(title) >= FEWEST]


def repeated_kickers(page: PrintedPage) -> frozenset[int]:
    """The first lines of such titles; of two, the second is rather a subhead if it is longer, or has a dash."""
    return frozenset(
        title[0] for title in page.find(repeated_titles) if len(title) >= WITH_ALL or not _has_subhead(page, title)
    )


def _has_subhead(page: PrintedPage, title: range) -> bool:
    first, second = (page.texts[at] for at in title)
    return second.startswith(("—", "-")) or len(second) >= LONGER * len(first)


def repeated_subheads(page: PrintedPage) -> frozenset[int]:
    return frozenset(title[-1] for title in page.find(repeated_titles) if len(title) >= WITH_ALL)
