"""What is printed twice: titles, which digital editions set over each other, and the opening of a copied story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .lines import PrintedLine
from .printed_days import DAY
from .values import Role

MOST_LINES = 4
"""Lines of a title: kicker, headline, subheads."""

FACTS = frozenset({Role.POST_META, Role.MASTHEAD})
"""The line that names the paper and the day of a story."""

FACTS_UNDER = 2
"""Lines under a title in which its facts stand: its author may be named over them."""

HEAD_OF_PAGE = 4
"""Lines under the title of a window in which that of the story comes."""

BEHIND_TITLE = re.compile(r"\s*[_|—-]{1,2}\s*\S")
"""What joins the title of a story and the name of the site in that of a window."""

FIGURE = re.compile(r"\d+")
SHEET_HEAD = re.compile(
    rf"{DAY}\s*,?\s*(?:[上下]午)?\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+\S.{{3,}}|.{{4,}}\S\s+{DAY}(?:\s*\d{{1,2}}:\d{{2}})?"
)
SHEET_FOOT = re.compile(r"(?:https?|file)://\S+(?:\s+第?\s*\d+\s*页?(?:[\s/共]*\d+\s*页?)?)?")
"""How such sheets begin and end."""

ELLIPSIS = re.compile(r"(?:(?<!\.)\.{2,}+|(?<!…)…++|(?<!。)。{2,}+)(?:\W*+(?:详细|详情|全文|更多|查看\w*+))?\W*+$")
"""How the opening of a text ends that a site prints over it. Dots may be very many: no count of them is tried twice."""

READ_ON = frozenset({"全文", "展开", "更多", "详细", "详情"})
"""What is clicked to read on behind such an opening."""

SHORTEST_TEASER = 10
"""Characters."""

SHORTEST_OPENING = 20
"""Characters of the opening of news that is no other's, where it is the same."""


def with_repeats(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; a title right over the same title is announced there, and news that stands above already is noise."""
    announced = _announced(lines) | _window_titles(lines)
    found = [line.taken_whole(Role.HIGHLIGHT) if at in announced else line for at, line in enumerate(lines)]
    seen: set[str] = set()
    for at, line in enumerate(found):
        if line.is_lead and len(line.whole) >= SHORTEST_OPENING:
            if line.whole in seen:
                found[at] = line.taken_whole(Role.NOISE)
            seen.add(line.whole)
    for at in (*_teasers(found), *_under_bylines(found)):
        found[at] = found[at].taken_whole(Role.NOISE)
    for at in _running_heads(found):
        found[at] = found[at].taken_whole(Role.NOISE)
    return found


def _teasers(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Lines that are the opening of the text right under them, cut off: 桂棠县有乡村医生310名,最远的……

    A long one may be ended as a sentence.
    """
    inked = [(at, line) for at, line in enumerate(lines) if line.role is not Role.NOISE and line.whole not in READ_ON]
    for (at, line), (_, below) in pairwise(inked):
        if line.whole[:SHORTEST_TEASER] != below.whole[:SHORTEST_TEASER]:
            continue
        opening = ELLIPSIS.sub("", line.whole) if line.role is None else line.whole
        if len(opening) > SHORTEST_OPENING:
            opening = opening.removesuffix("。")
        is_shorter = SHORTEST_TEASER <= len(opening) < len(line.whole) != len(below.whole)
        if is_shorter and below.whole.startswith(opening):
            yield at


def _under_bylines(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Titles that are printed again under the line of who wrote the story."""
    for at in range(2, len(lines)):
        title, byline = lines[at - 2 : at]
        if byline.role is Role.BYLINE and _may_be_title(title) and lines[at].whole == title.whole:
            yield at


def _running_heads(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Lines that a browser prints at the head and foot of each sheet: the time and the title, the address."""
    forms: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.role is not None or not _may_be_of_sheet(line.whole):
            continue
        if SHEET_HEAD.fullmatch(line.whole) or SHEET_FOOT.fullmatch(line.whole):
            forms.setdefault(FIGURE.sub("0", line.whole), []).append(at)
    for same in forms.values():
        if len(same) > 1:
            yield from same


def _may_be_of_sheet(text: str) -> bool:
    """Whether a text has a time or an address, or ends as days do: few lines do, and others are not looked at."""
    return ":" in text or text[-1] in "日号" or text[-1].isdecimal()


def _window_titles(lines: Sequence[PrintedLine]) -> set[int]:
    """The title of the window in which a page was shown, over the title of its story: 驿站开放_工会动态_某市总工会."""
    found: set[int] = set()
    for at in range(min(len(lines) - 1, MOST_LINES)):
        title = next((line for line in lines[at + 1 : at + 1 + HEAD_OF_PAGE] if _may_be_title(line)), None)
        rest = lines[at].text.removeprefix(title.text) if title else lines[at].text
        if title and rest != lines[at].text and BEHIND_TITLE.match(rest):
            found.add(at)
    return found


def _announced(lines: Sequence[PrintedLine]) -> set[int]:
    """The indexes of the lines that the next ones repeat."""
    found: set[int] = set()
    at = 0 if any(line.role in FACTS for line in lines) else len(lines)
    while at < len(lines) - 1:
        again = title_again(lines, at) if _may_be_title(lines[at]) else None
        first = range(at, again.start) if again else range(0)
        if again and _has_facts(lines, first, again):
            found.update(index for index in first if lines[index].role is None)
            at = again.start
        else:
            at += 1
    return found


def title_again(lines: Sequence[PrintedLine], at: int) -> range | None:
    """Where the title that begins here is printed again right under itself, perhaps on other lines, or under its facts:
    驿站建好了 职工叫好 / 驿站建好了 / 职工叫好.
    """
    first = ""
    for below in range(at + 1, min(len(lines), at + 1 + MOST_LINES)):
        first += _ink(lines[below - 1])
        start = below + 1 if lines[below].role in FACTS else below
        second = ""
        for end in range(start + 1, min(len(lines), start + MOST_LINES) + 1):
            second += _ink(lines[end - 1])
            if second == first:
                return range(start, end)
            if not first.startswith(second):
                break
    return None


def _ink(line: PrintedLine) -> str:
    return line.whole.replace(" ", "")


def _has_facts(lines: Sequence[PrintedLine], first: range, again: range) -> bool:
    """Whether both are titles, and the facts of a story stand between them or under them."""
    around = (*lines[first.stop - 1 : again.start], *lines[again.stop : again.stop + FACTS_UNDER])
    titles = [*(lines[at] for at in first if lines[at].role not in FACTS), *lines[again.start : again.stop]]
    return any(line.role in FACTS for line in around) and all(map(_may_be_title, titles))


def _may_be_title(line: PrintedLine) -> bool:
    return line.role is None and line.may_be_display
