"""Headlines behind bullets, over news in a row: ■驿站开放, and under it 本报讯…"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from .rows import Row


def bulleted_heads(rows: Sequence[Row]) -> frozenset[int]:
    """The indexes of bulleted lines over the opening of news, two or more with nothing but text between them.

    One alone is the last point of a standfirst.
    """
    heads = [at for at, (row, under) in enumerate(pairwise(rows)) if _is_over_news(row, under)]
    return frozenset(
        chain.from_iterable(two for two in pairwise(heads) if all(map(_is_text, rows[two[0] + 1 : two[1]])))
    )


def _is_over_news(row: Row, under: Row) -> bool:
    return row.bullet and row.claim is None and not row.ends and under.leads and not under.bullet


def _is_text(row: Row) -> bool:
    return not row.bullet and (row.ends or row.claim is not None)
