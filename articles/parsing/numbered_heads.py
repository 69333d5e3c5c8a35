"""Headlines behind numbers, over news of different matters: a digest, 1. 驿站开放, 2. 技能大赛开幕."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from .cohesion import Subjects
from .round_ups import OPENING, is_label
from .rows import Row
from .rules import Cut
from .values import Role
from .wording import ACTOR, DEED, NEWS_TIME, TELLS_WHEN, echo

NUMBER = re.compile(r"^(?P<number>\d{1,2})(?:[.、]\s*|\s+|(?<=0\d))(?=[^\d\s])|^(?P<alone>\d{1,2})[.、]?$")
"""How an item is numbered: 1. or 1、 or 01, before its headline or on the line over it."""

LONGEST = 40
"""Characters of a headline with its number."""

FEWEST = 2
"""Items that make a digest."""

SAME_NEWS = 0.4
"""The echo from which a line says what the text under it says."""

DATED, TIMED = 1.0, 0.5
"""What it says for a digest that an item opens with the day or 近日, and that it says soon when it was."""

MOST = 0.5
"""What the items of a digest say for it on the average, at least."""

LABELLED, RUNNING, SIGNED = 0.5, -1.0, -2.0
"""What it says for a digest that a label stands over its first item, or running text, or such with a byline."""

LONGEST_GREETING = 60
"""Characters of a text over the first item that is no part of a story: 各位职工朋友,本周要闻来了!"""

LONGEST_OPENING = 12
"""Lines over the first item that may open a feature."""

ENOUGH = 0.6
"""The evidence from which numbered lines are the headlines of a digest. Below it they are crossheads of one story."""


@dataclass(frozen=True, slots=True)
class Item:
    """The indexes of the line with its number and of its headline, which mostly are the same. Prose stands under it."""

    number: int
    top: int
    head: int


def numbered_items(rows: Sequence[Row], names: frozenset[str]) -> list[Item]:
    """The items of digests; `names` are those of sections.

    Their numbers rise by one, or begin anew under a label. News of different matters has its days and turns from
    subject to subject; the crossheads of a feature stand under its byline or its first paragraphs.
    """
    subjects = Subjects(rows)
    return [item for run in _runs(rows, names) if _is_digest(rows, run, names, subjects) for item in run]


def without_numbers(rows: Sequence[Row], items: Sequence[Item]) -> list[Row]:
    """The rows, the headlines of the items with their numbers for bullets."""
    found = list(rows)
    for item in items:
        found[item.top] = _unnumbered(found[item.top])
        found[item.head] = replace(found[item.head], bullet=True)
    return found


def _unnumbered(row: Row) -> Row:
    title = _title(row)
    end = row.core_start + len(row.text) - len(title) if title else row.end
    cut = Cut(row.core_start, end, Role.BULLET)
    return replace(row, front=(*row.front, cut), core_start=end, text=title, claim=None if title else cut.role)


def _title(row: Row) -> str:
    """The text of a line without its number."""
    return NUMBER.sub("", row.text)


def _runs(rows: Sequence[Row], names: frozenset[str]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in _items(rows):
        if run and not _follows(rows, item, run[-1], names):
            yield run
            run = []
        if run or item.number == 1:
            run.append(item)
    yield run


def _follows(rows: Sequence[Row], item: Item, last: Item, names: frozenset[str]) -> bool:
    return item.number == last.number + 1 or (item.number == 1 and is_label(rows[item.top - 1], names))


def _items(rows: Sequence[Row]) -> Iterator[Item]:
    """Short lines over prose with a number in front of them, or over them."""
    for head, (row, under) in enumerate(pairwise(rows)):
        if not (_is_title(row) and _is_prose(under)):
            continue
        for top in (head, head - 1):
            match = NUMBER.match(rows[top].text) if top >= 0 and _is_title(rows[top]) else None
            if match and (match["alone"] is None) is (top == head):
                yield Item(int(match["number"] or match["alone"]), top, head)


def _is_title(row: Row) -> bool:
    return row.claim is None and not (row.ends or row.bullet or row.leads) and len(row.text) <= LONGEST


def _is_prose(row: Row) -> bool:
    return row.claim is None and not row.bullet and (row.ends or row.leads)


def _is_digest(rows: Sequence[Row], run: Sequence[Item], names: frozenset[str], subjects: Subjects) -> bool:
    if len(run) < FEWEST:
        return False
    news = sum(_reads_as_news(_title(rows[item.head]), rows[item.head + 1]) for item in run) / len(run)
    if news < MOST:
        return False
    turn = sum(_turn(rows, item, subjects) for item in run[1:]) / (len(run) - 1)
    return news + turn + _over(rows, run[0].top, names) >= ENOUGH


def _reads_as_news(title: str, under: Row) -> float:
    if not (ACTOR.search(title) or DEED.search(title) or echo(title, under.text) >= SAME_NEWS):
        return 0.0
    if under.leads or NEWS_TIME.match(under.text):
        return DATED
    return TIMED if TELLS_WHEN.search(under.text[:OPENING]) else 0.0


def _turn(rows: Sequence[Row], item: Item, subjects: Subjects) -> float:
    """How much the text of an item turns from that of the one before it."""
    above = next(at for at in range(item.top - 1, -1, -1) if _is_prose(rows[at]))
    return subjects.cohesion(item.head, above, item.head + 1).turn


def _over(rows: Sequence[Row], first: int, names: frozenset[str]) -> float:
    """What the lines over the first item say."""
    if first and is_label(rows[first - 1], names):
        return LABELLED
    over = rows[max(0, first - LONGEST_OPENING) : first]
    text = list(takewhile(_is_prose, reversed(over)))
    above = over[-len(text) - 1] if len(text) < len(over) else None
    if any(row.leads for row in text) or (above and above.claim is Role.BYLINE):
        return SIGNED
    return RUNNING if text and not _greets(text) else 0.0


def _greets(text: Sequence[Row]) -> bool:
    return all(len(row.text) <= LONGEST_GREETING and row.text[-1] in "!:~" for row in text)
