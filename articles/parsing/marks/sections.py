"""Names of sections over stories."""

from __future__ import annotations

from ..page import PrintedPage
from ..sections import comparable_name, is_round_up


def is_known_section(page: PrintedPage, i: int) -> bool:
    return comparable_name(page.lines[i].text) in page.sections


def is_unknown_round_up(page: PrintedPage, i: int) -> bool:
    """Whether the line names a round-up that is not among the known sections."""
    return is_round_up(page.lines[i].text) and not is_known_section(page, i)
