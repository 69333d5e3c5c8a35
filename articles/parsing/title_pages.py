"""Pages of titles that lead to elsewhere: nothing on them is text, and they hold no story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

from .drafts import Placed
from .page import LONGEST_DISPLAY
from .parts import FURNITURE, Part
from .values import Role
from .wording import hangs

FEWEST = 3
"""Titles of a page that holds nothing else."""

SHORTEST = 8
"""Characters of such titles on average: verse is shorter, and lists of names."""

OF_A_STORY = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.CONTINUATION})
"""What is printed with a story only."""

NAMED = re.compile(r"(?:公司|集团|中心|学[校院]|银行|工会|委员会|车间|班组?|[队站厂所部局院室科处])$")
"""How the lines of a roll of honour end: they name bodies, and are its text."""


def as_links(lines: Sequence[Placed]) -> Sequence[Placed]:
    """The lines; where they are titles and nothing else, each is a link."""
    if not _are_titles(lines):
        return lines
    return [line if line.part in FURNITURE else replace(line, part=Part.LINK) for line in lines]


def _are_titles(lines: Sequence[Placed]) -> bool:
    titles = [line.row.text for line in lines if line.row.claim is None]
    if len(titles) < FEWEST or any(map(_is_of_a_story, lines)):
        return False
    return mean(map(len, titles)) >= SHORTEST and sum(map(_names_a_body, titles)) * 2 < len(titles)


def _is_of_a_story(line: Placed) -> bool:
    row = line.row
    if row.claim in OF_A_STORY or line.part is Part.BYLINE:
        return True
    return row.leads or row.credited or bool(row.set_as) or _is_of_text(row.text)


def _is_of_text(text: str) -> bool:
    return bool(text) and ("。" in text or len(text) > LONGEST_DISPLAY or hangs(text))


def _names_a_body(text: str) -> bool:
    return NAMED.search(text) is not None
