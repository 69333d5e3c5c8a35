"""Briefs with numbers in front: signed paragraphs, or those of a round-up, whose numbers rise by one.

1、某县总工会举办读书会。(王小明)
2、某镇总工会成立书法社团。(李四)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from .lines import PrintedLine
from .pieces import PrintedPiece
from .sections import names_section
from .values import Role

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMERALS = "一二三四五六七八九十"
NUMBER = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})[.、/]|(?P<numeral>[{NUMERALS}])、|\((?P<bracketed>\d{{1,2}}|[{NUMERALS}])\)|(?P<circled>[{NUMBERS}]))\s*(?=\D)"
)

FEWEST = 2
BETWEEN = 3
"""Lines from a number to the next, at most: a brief may have a second paragraph and a line for its author."""


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
    written = match["digits"] or match["numeral"] or match["bracketed"]
    return int(written) if written.isdigit() else NUMERALS.index(written) + 1


def _are_briefs(lines: Sequence[PrintedLine], run: Sequence[int], sections: Set[str]) -> bool:
    """Whether most are signed, or all stand under the name of a section."""
    signed = sum(_is_signed(lines, at) for at in run)
    above = lines[max(0, run[0] - HEAD) : run[0]]
    return 2 * signed > len(run) or any(line.role is None and names_section(line.text, sections) for line in above)


def _is_signed(lines: Sequence[PrintedLine], at: int) -> bool:
    near = lines[at : at + BETWEEN]
    return near[0].ends_signed or any(line.is_signature for line in near)


def _unnumbered(line: PrintedLine) -> PrintedLine:
    length = NUMBER.match(line.text).end()
    number = PrintedPiece(line.core_start, line.core_start + length, Role.BULLET)
    start = line.core_start + length
    return replace(line, front=(*line.front, number), core_start=start, text=line.text[length:], has_bullet=True)
