"""Digests: news of different matters under numbered headlines, 1. 驿站开放, 2. 技能大赛开幕."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from .cohesion import Subjects
from .lines import PrintedLine
from .pieces import PrintedPiece
from .printed_days import printed_number
from .sections import ends_as_round_up, is_english, is_section_label, names_section
from .values import Role
from .wording import ACTOR, BRIEF_OPENING, DEED, NEWS_TIME, OF_A_BODY, TELLS_WHEN, echo

NUMBER = re.compile(
    r"^(?P<number>\d{1,2})(?:\s?[.、|丨]\s*|\s+|\ufe0f?\u20e3\s*|(?<=0\d))(?=[^\d\s])|^(?P<numeral>[一二三四五六七八九十]{1,3})、\s*(?=\S)"
    r"|^\((?P<bracketed>\d{1,2})\)\s*(?=\D)|^(?P<circled>[①-⑳])\s*(?=\S)"
    r"|^(?P<alone>\d{1,2})[.、]?$"
)
"""How an item is numbered: 1. or 1、 or 01 or 1️⃣ or 一、 or (1) or ① before its headline, or on the line over it."""

NAME_OF_SECTION = 2
"""Lines of the name of a section: its English may stand under it."""

LONGEST_HEADLINE = 40
"""Characters, with the number."""

FEWEST_ITEMS = 2

SAME_NEWS = 0.4
"""The echo from which a headline says what the text under it says."""

DATED, TIMED = 1.0, 0.5
"""Evidence for a digest in an item that opens with the day or 近日, and in one that says soon when it was, or begins
with the body that acted.
"""

LEAST_NEWS = 0.5
"""The average of that evidence below which numbered items make no digest."""

LABELLED, UNDER_TEXT, SIGNED = 0.5, -1.0, -2.0
"""Evidence of a label or the title of a round-up over the first item, and against a digest of running text there, or
such text with a byline.
"""

UNDER_TITLES = frozenset({Role.POST_META, Role.NOISE, Role.COLOPHON})
"""What stands between the title of a digest and its first item."""

LONGEST_GREETING = 60
"""Characters of a text over the first item that is no part of a story: 各位职工朋友,本周要闻来了!"""

LONGEST_OPENING = 12
"""Lines over the first item that may open a feature."""

ENOUGH = 0.6
"""The evidence from which numbered lines are the headlines of a digest. Below it they are crossheads of one story."""


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """The indexes of the line with its number and of its headline, mostly the same line. Prose stands under it."""

    number: int
    top: int
    head: int


def numbered_items(lines: Sequence[PrintedLine], sections: Set[str]) -> list[NumberedItem]:
    """The items of the digests on a page. `sections` are names of sections.

    Their numbers rise by one, or begin anew under a label. News of different matters has its days and turns from
    subject to subject; the crossheads of a feature stand under its byline or its first paragraphs.
    """
    subjects = Subjects(lines)
    runs = _runs(lines, sections)
    return [item for items in runs if _is_digest(lines, items, sections, subjects) for item in items]


def without_numbers(lines: Sequence[PrintedLine], items: Sequence[NumberedItem]) -> list[PrintedLine]:
    """The lines with the numbers of the items taken off as bullets are."""
    found = list(lines)
    for item in items:
        found[item.top] = _unnumbered(found[item.top])
        found[item.head] = replace(found[item.head], has_bullet=True)
    return found


def _unnumbered(line: PrintedLine) -> PrintedLine:
    title = _title(line)
    end = line.core_start + len(line.text) - len(title) if title else line.end
    number = PrintedPiece(line.core_start, end, Role.BULLET)
    role = None if title else Role.BULLET
    return replace(line, front=(*line.front, number), core_start=end, text=title, role=role)


def _title(line: PrintedLine) -> str:
    return NUMBER.sub("", line.text)


def _runs(lines: Sequence[PrintedLine], sections: Set[str]) -> Iterator[list[NumberedItem]]:
    run: list[NumberedItem] = []
    for item in _items(lines):
        begins_anew = item.number == 1 and is_section_label(lines[item.top - 1], sections)
        if run and item.number != run[-1].number + 1 and not begins_anew:
            yield run
            run = []
        if run or item.number == 1:
            run.append(item)
    yield run


def _items(lines: Sequence[PrintedLine]) -> Iterator[NumberedItem]:
    """Short lines over prose with a number in front of them, or over them."""
    for head, (line, under) in enumerate(pairwise(lines)):
        if not (_is_title(line) and _is_prose(under)):
            continue
        for top in (head, head - 1):
            match = NUMBER.match(lines[top].text) if top >= 0 and _is_title(lines[top]) else None
            if match and (match["alone"] is None) is (top == head):
                yield NumberedItem(_number(match), top, head)


def _number(match: re.Match[str]) -> int:
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    return printed_number(match["number"] or match["numeral"] or match["bracketed"] or match["alone"])


def _is_title(line: PrintedLine) -> bool:
    if line.role is not None or line.is_finished or line.has_bullet or line.is_lead:
        return False
    return len(line.text) <= LONGEST_HEADLINE


def _is_prose(line: PrintedLine) -> bool:
    return line.role is None and not line.has_bullet and (line.is_finished or line.is_lead)


def _is_digest(
    lines: Sequence[PrintedLine], items: Sequence[NumberedItem], sections: Set[str], subjects: Subjects
) -> bool:
    if len(items) < FEWEST_ITEMS:
        return False
    over = [line.text for line in lines[max(0, items[0].top - NAME_OF_SECTION) : items[0].top]]
    if over and names_section(over[0] if is_english(over[-1]) else over[-1], sections):
        return True
    news = sum(_news(_title(lines[item.head]), lines[item.head + 1]) for item in items) / len(items)
    if news < LEAST_NEWS and not _is_under_round_up(lines, items[0].top):
        return False
    above = _above_first(lines, items[0].top, sections)
    turn = sum(_turn(lines, item, subjects) for item in items[1:]) / (len(items) - 1)
    if news >= DATED and all(item.top < item.head for item in items):  # numbers alone over dated news: no crossheads
        turn = max(0.0, turn)
    return news + turn + above >= ENOUGH


def _news(title: str, under: PrintedLine) -> float:
    """Evidence that a title and the text under it are a piece of news."""
    tells = bool(ACTOR.search(title) or DEED.search(title) or echo(title, under.text) >= SAME_NEWS)
    if under.is_lead or NEWS_TIME.match(under.text):
        return DATED if tells else TIMED
    names_origin = TELLS_WHEN.search(under.text[:BRIEF_OPENING]) or OF_A_BODY.match(under.text)
    return TIMED if tells and names_origin else 0.0


def _turn(lines: Sequence[PrintedLine], item: NumberedItem, subjects: Subjects) -> float:
    """How much the text of an item turns from that of the one before it."""
    above = next(at for at in range(item.top - 1, -1, -1) if _is_prose(lines[at]))
    return subjects.cohesion(item.head, above, item.head + 1).turn


def _above_first(lines: Sequence[PrintedLine], first: int, sections: Set[str]) -> float:
    """The evidence of the lines above the first item."""
    if (first and is_section_label(lines[first - 1], sections)) or _is_under_round_up(lines, first):
        return LABELLED
    opening = lines[max(0, first - LONGEST_OPENING) : first]
    text = list(takewhile(_is_prose, reversed(opening)))
    above = opening[-len(text) - 1] if len(text) < len(opening) else None
    if any(line.is_lead for line in text) or (above and above.role is Role.BYLINE):
        return SIGNED
    return UNDER_TEXT if text and not _greets(text) else 0.0


def _is_under_round_up(lines: Sequence[PrintedLine], first: int) -> bool:
    """Whether the title over the first item is that of a round-up: 某市工会一周要闻."""
    over = (line for line in reversed(lines[max(0, first - LONGEST_OPENING) : first]) if line.role not in UNDER_TITLES)
    return any(ends_as_round_up(line.text) for line in takewhile(lambda line: line.is_display, over))


def _greets(text: Sequence[PrintedLine]) -> bool:
    return all(len(line.text) <= LONGEST_GREETING and line.text[-1] in "!:~" for line in text)
