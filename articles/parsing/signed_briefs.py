"""Briefs without headline that stand in a row, each signed in brackets: …投入使用。(王小明)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .rows import Row
from .values import Role


def signed_briefs(rows: Sequence[Row]) -> frozenset[int]:
    """The indexes of paragraphs that are signed, under the end of another signed text or a picture."""
    return frozenset(_signed(rows))


def _signed(rows: Sequence[Row]) -> Iterator[int]:
    for at in range(1, len(rows)):
        if _is_end(rows[at - 1]) and _is_paragraph(rows[at]) and _is_signed(rows, at):
            yield at


def _is_end(row: Row) -> bool:
    return _is_signature(row) or row.claim is Role.CREDIT or (_is_paragraph(row) and _ends_signed(row))


def _is_paragraph(row: Row) -> bool:
    return row.claim is None and row.ends and not row.leads and not row.bullet


def _is_signed(rows: Sequence[Row], at: int) -> bool:
    return _ends_signed(rows[at]) or (at + 1 < len(rows) and _is_signature(rows[at + 1]))


def _ends_signed(row: Row) -> bool:
    return any(cut.role is Role.BYLINE for cut in row.back)


def _is_signature(row: Row) -> bool:
    return row.claim is Role.BYLINE and row.line[0] == "("
