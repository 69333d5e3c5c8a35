"""Briefs with numbers in front: signed paragraphs, those of a round-up, or several of news, whose numbers rise by one.

1、某县总工会举办读书会。(王小明)
2、某镇总工会成立书法社团。(李四)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from .lines import PrintedLine
from .pieces import PrintedPiece
from .printed_days import MONTH_AND_DAY
from .sections import LONGEST_NAME, names_section
from .values import Role
from .wording import OF_A_BODY

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMERALS = "一二三四五六七八九十"
NUMBER = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})(?:\s?[.、/|丨](?=\D|{MONTH_AND_DAY})|\)|(?<=0\d)(?=\s?[\u4e00-\u9fff]))|[(\[【〔](?P<bracketed>\d{{1,2}}|[{NUMERALS}])[)\]】〕]"
    rf"|(?P<letter>[A-H])[.、)](?=[^\sA-Za-z])|(?P<numeral>[{NUMERALS}])、|(?P<circled>[{NUMBERS}]))\s*"
)

FEWEST, FEWEST_UNTITLED = 2, 3
"""Briefs that stand together: signed ones or of a round-up, and others."""

LONGEST_CAPTION = 40
"""Characters of what each of several pictures shows."""

BETWEEN = 3
"""Lines from a number to the next, at most: a brief may have a second paragraph and a line for its author."""


MOST_NEWS = 0.6
"""The share of numbered paragraphs under a short title, or at the head of a text, from which they are briefs."""

SAYS_WHEN = re.compile(rf"(?:{MONTH_AND_DAY}|近日|日前|[今昨明][天日]|本[周月]|周[一二三四五六日末])")

HEAD = 2
"""Lines from the name of a section to its first brief, at most: its English may stand under it."""


def with_numbered_briefs(lines: Sequence[PrintedLine], sections: Set[str]) -> list[PrintedLine]:
    """The lines, with the numbers of such briefs taken off as bullets are."""
    found = list(lines)
    for run in _runs(lines):
        if len(run) >= FEWEST and _are_briefs(lines, run, sections):
            for at in run:
                found[at] = _unnumbered(lines[at])
    return found


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, line in enumerate(lines):
        number = _number(line)
        if number is None:
            continue
        if run and (number != len(run) + 1 or at - run[-1] > BETWEEN):
            yield run
            run = []
        if number == len(run) + 1:
            run.append(at)
    yield run


def _number(line: PrintedLine) -> int | None:
    match = NUMBER.match(line.text) if line.is_paragraph else None
    if not match:
        return None
    if match["circled"]:
        return NUMBERS.index(match["circled"]) + 1
    if match["letter"]:
        return ord(match["letter"]) - ord("A") + 1
    written = match["digits"] or match["numeral"] or match["bracketed"]
    return int(written) if written.isdigit() else NUMERALS.index(written) + 1


def _are_briefs(lines: Sequence[PrintedLine], run: Sequence[int], sections: Set[str]) -> bool:
    """Whether most are signed, all stand under the name of a section or an imprint, are news, or captions with their
    credits.
    """
    signed = sum(_is_signed(lines, at) for at in run)
    above = lines[max(0, run[0] - HEAD) : run[0]]
    if 2 * signed > len(run) or _are_captions(lines, run):
        return True
    if any(line.role is None and names_section(line.text, sections) for line in above):
        return True
    if len(run) < FEWEST_UNTITLED or not (not above or above[-1].role is not None or _is_short_title(above[-1])):
        return False
    if above and above[-1].role is Role.MASTHEAD:
        return True
    return sum(_is_news(lines[at].text) for at in run) >= MOST_NEWS * len(run)


def _are_captions(lines: Sequence[PrintedLine], run: Sequence[int]) -> bool:
    """Whether circled numbers stand before a few words each, the last with the credit of all, or all with credits."""
    if not all(lines[at].text[0] in NUMBERS for at in run):
        return False
    below = lines[run[-1] + 1] if run[-1] + 1 < len(lines) else None
    is_credited = lines[run[-1]].has_credit or (below is not None and below.role is Role.CREDIT)
    return is_credited and all(lines[at].has_credit or len(lines[at].text) <= LONGEST_CAPTION for at in run)


def _is_short_title(line: PrintedLine) -> bool:
    return line.is_display and len(line.text) <= LONGEST_NAME


def _is_news(text: str) -> bool:
    """Whether a paragraph begins with who acted, or when."""
    told = NUMBER.sub("", text, count=1)
    return OF_A_BODY.match(told) is not None or SAYS_WHEN.match(told) is not None


def _is_signed(lines: Sequence[PrintedLine], at: int) -> bool:
    near = lines[at : at + BETWEEN]
    return near[0].ends_signed or any(line.is_signature for line in near)


def _unnumbered(line: PrintedLine) -> PrintedLine:
    length = NUMBER.match(line.text).end()
    number = PrintedPiece(line.core_start, line.core_start + length, Role.BULLET)
    start = line.core_start + length
    return replace(line, front=(*line.front, number), core_start=start, text=line.text[length:], has_bullet=True)
