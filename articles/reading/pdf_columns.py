"""The columns of a page in reading order: rows under each other, with the edges between which they are set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .pdf_blocks import BlockRow, PageBlock

OUTLIERS = 0.15
"""The share of the rows that may extend beyond the column, as hanging punctuation and marks before it do."""

FEW_ROWS = 2
"""So few do not show how wide their column is."""


@dataclass(frozen=True, slots=True)
class ColumnRows:
    """Rows of one column; `edges` are its left and its right one."""

    rows: tuple[BlockRow, ...]
    edges: tuple[float, float]


def text_columns(ordered: Sequence[PageBlock]) -> list[ColumnRows]:
    """The columns of blocks in reading order: blocks are one where nothing else is above and below them."""
    columns: list[list[PageBlock]] = []
    for block in ordered:
        if columns and columns[-1][-1].below == [block] and block.above == [columns[-1][-1]]:
            columns[-1].append(block)
        else:
            columns.append([block])
    parts: list[ColumnRows] = []
    for column in columns:
        rows = tuple(row for block in column for row in block.rows)
        parts.append(ColumnRows(rows, _edges(column, rows, parts[-1] if parts else None)))
    return parts


def _edges(column: Sequence[PageBlock], rows: Sequence[BlockRow], last: ColumnRows | None) -> tuple[float, float]:
    """Of a headline over several columns, those of all; of a few lines, as far apart as in the column before."""
    left, right = _edge(row.left for row in rows), -_edge(-row.right for row in rows)
    if column[0].is_display and len(column) == 1:
        under = [block for block in column[0].below if not block.is_picture]
        return min([left, *(b.left for b in under)]), max([right, *(b.right for b in under)])
    if len(rows) <= FEW_ROWS and last and len(last.rows) > FEW_ROWS and left > last.edges[1]:
        right = max(right, left + last.edges[1] - last.edges[0])
    return left, right


def _edge(positions: Iterable[float]) -> float:
    """The lowest of the positions, without outliers."""
    ordered = sorted(positions)
    return ordered[int(OUTLIERS * len(ordered))]
