"""Round-ups: many short pieces of news under the name of their column, 八方速递, with headlines or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.parsing.rows import Row
from articles.parsing.wording import NEWS_TIME

NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:速递|快递|快讯|简讯|短讯|短波|扫描|速览|要览|联播|播报|传真|集锦|联播快讯)|一句话新闻|一周(?:要闻|回眸)"
)
"""How the column of a round-up is called, whatever the paper."""

FEWEST = 2
"""Briefs without headline that make a round-up."""


def is_name(text: str) -> bool:
    return NAME.fullmatch(text.replace(" ", "")) is not None


def dated_briefs(rows: Sequence[Row], names: frozenset[str]) -> frozenset[int]:
    """The indexes of paragraphs under the name of a section or round-up that open with their day, one brief each.

    Most of those under the name do: a single one of a story may.
    """
    heads = (at for at, row in enumerate(rows) if row.claim is None and (row.text in names or is_name(row.text)))
    return frozenset(at for head in heads for at in _dated_under(rows, head))


def _dated_under(rows: Sequence[Row], head: int) -> Sequence[int]:
    under = list(_paragraphs(rows, head + 1))
    dated = [at for at in under if NEWS_TIME.match(rows[at].text)]
    enough = len(dated) >= FEWEST and dated[0] == under[0] and 2 * len(dated) > len(under)
    return dated if enough else ()


def _paragraphs(rows: Sequence[Row], at: int) -> Iterator[int]:
    while at < len(rows) and rows[at].claim is None and rows[at].ends and not (rows[at].bullet or rows[at].leads):
        yield at
        at += 1
