"""The lines of a list of pictures, under the mark that stands for them: 图片："""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .rows import Row
from .values import Role
from .wording import FIGURE_CAPTION, ORDINAL, PICTURE_MARK

LONGEST = 40
"""Characters: what a picture shows is said in fewer where several are listed."""

BY = re.compile(r"\((?!图片)[^()\d]{2,20}\)$")
"""How the lines of a list end: with the kind of the picture, or who made it."""


def pictured(rows: Sequence[Row]) -> frozenset[int]:
    """The indexes of the lines that say what pictures show: the first under a mark, and those of its list."""
    return frozenset(_pictured(rows))


def is_mark(row: Row) -> bool:
    return PICTURE_MARK.fullmatch(row.text) is not None


def _pictured(rows: Sequence[Row]) -> Iterator[int]:
    listing = False
    for at, (above, row) in enumerate(pairwise(rows), 1):
        if is_mark(above) or (listing and _is_listed(row)):
            listing = True
            yield at
        elif row.claim is not Role.CREDIT:
            listing = False


def _is_listed(row: Row) -> bool:
    if row.claim is not None or row.leads or len(row.text) > LONGEST:
        return False
    return any(pattern.search(row.text) for pattern in (BY, FIGURE_CAPTION)) or ORDINAL.match(row.text) is not None
