"""Round-ups: many short pieces of news under the name of their column, 八方速递, with headlines or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .rows import Row
from .wording import TELLS_WHEN

NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:速递|快递|快讯|简讯|短讯|短波|扫描|速览|要览|联播|播报|传真|集锦|联播快讯)|一句话新闻|一周(?:要闻|回眸)"
)
"""How the column of a round-up is called, whatever the paper."""

LONGEST_NAME = 12
"""Characters, with what it is set in."""

BRACKETS = "【】[]〔〕「」『』〖〗| "
"""What a name may be set in: 【八方速递】."""

IN_BRACKETS = re.compile(r"【[^【】]+】|\[[^\[\]]+\]|〔[^〔〕]+〕|〖[^〖〗]+〗")
"""How a label is set that need be no known name."""

FEWEST = 2
"""Briefs without headline that make a round-up."""

OPENING, LONGEST = 30, 300
"""Characters in which such a brief says when it was, and that it has at most."""


def bare(text: str) -> str:
    """The name of a section or a round-up without what it is set in."""
    return text.strip(BRACKETS)


def compared(text: str) -> str:
    """The name of a section or a round-up as names are compared: it may be printed spaced out, 综 合 新 闻."""
    return bare(text).replace(" ", "")


def is_name(text: str) -> bool:
    return NAME.fullmatch(compared(text)) is not None


def is_label(row: Row, names: frozenset[str]) -> bool:
    """Whether a line is the name of a section, one of `names` or set in brackets, or of a round-up."""
    if row.claim is not None or len(row.text) > LONGEST_NAME:
        return False
    return _is_head(row.text, names) or IN_BRACKETS.fullmatch(row.text) is not None


def dated_briefs(rows: Sequence[Row], names: frozenset[str]) -> frozenset[int]:
    """The indexes of paragraphs under the name of a section or round-up that open with when it was, one brief each.

    Most of those under the name do: a single one of a story may.
    """
    heads = (at for at, row in enumerate(rows) if row.claim is None and _is_head(row.text, names))
    return frozenset(at for head in heads for at in _dated_under(rows, head))


def _is_head(text: str, names: frozenset[str]) -> bool:
    return len(text) <= LONGEST_NAME and (compared(text) in names or is_name(text))


def _dated_under(rows: Sequence[Row], head: int) -> Sequence[int]:
    under = list(_paragraphs(rows, head + 1))
    dated = [at for at in under if _opens_as_brief(rows[at].text)]
    enough = len(dated) >= FEWEST and dated[0] == under[0] and 2 * len(dated) > len(under)
    return dated if enough else ()


def _opens_as_brief(text: str) -> bool:
    return len(text) <= LONGEST and TELLS_WHEN.search(text[:OPENING]) is not None


def _paragraphs(rows: Sequence[Row], at: int) -> Iterator[int]:
    while at < len(rows) and rows[at].claim is None and rows[at].ends and not (rows[at].bullet or rows[at].leads):
        yield at
        at += 1
