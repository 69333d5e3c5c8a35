"""Lines that a contents list on the page announces: its entries are witnesses for the headlines below."""

from __future__ import annotations

from ..contents_lists import is_same_title, title_of_entry
from ..lines import LONGEST_DISPLAY
from ..page import PrintedPage
from ..values import Role


def announced_lines(page: PrintedPage) -> frozenset[int]:
    """The lines that may be display and say what an entry says."""
    entries = [title_of_entry(page.lines[at].whole) for at in page.taken_as(Role.HIGHLIGHT)]
    return frozenset(
        at
        for at, line in enumerate(page.lines if entries else ())
        if line.role is None
        and len(line.text) <= LONGEST_DISPLAY
        and any(is_same_title(title_of_entry(line.text), entry) for entry in entries)
    )
