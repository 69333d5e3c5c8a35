"""What a page as a whole shows of its lines: a post that is one story, a page of titles that leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

from .elements import BEGINNINGS, FURNITURE, RUNNING_TEXT, Element
from .layout import PlacedLine
from .lines import LONGEST_DISPLAY
from .marks.alike import facts, rolls, rows
from .page import PrintedPage
from .people import is_person
from .values import Role
from .wording import is_couplet, waits_for_more

E = Element

HEADS = BEGINNINGS - {E.UNTITLED} | {E.ISSUE_TITLE}
ANY_TEXT = RUNNING_TEXT | {E.PHOTO_END}
TEXT_OF_POST = frozenset({E.UNTITLED, E.LEAD, E.BODY})
IN_THE_POST = {E.ISSUE_TITLE: E.HEADLINE, E.UNTITLED: E.BODY}

FEWEST_TITLES = 3
"""Titles of a page that holds nothing else."""

SHORTEST_TITLE = 8
"""Characters of such titles on average: verse is shorter, and lists of names."""

OF_A_STORY = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.CONTINUATION})
"""What is printed with a story only."""

BODY_NAMED = re.compile(r"(?:公司|集团|中心|学[校院]|银行|工会|委员会|车间|班组?|[队站厂所部局院室科处])$")
"""How the lines of a roll of honour end: they name bodies, and are its text."""


def with_headline_of_post(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The lines; where they are one story without a headline, the title over them is its own, and not that of an issue.

    驿站建到了家门口
    丰都工会  2024-06-26 16:20
    近日，县总工会在城区建成12个驿站……

    What looks like a headline under the last text is none of a story, nor are the banner and the menu over the title.
    """
    texts = [n for n, placed in enumerate(lines) if placed.element in ANY_TEXT]
    running = [n for n in texts if not lines[n].line.is_display]
    first, last = ((running or texts)[0], texts[-1]) if texts else (0, -1)
    title = next((n for n, placed in enumerate(lines[:first]) if placed.element is E.ISSUE_TITLE), 0)
    heads = [placed.element for placed in lines[title : last + 1] if placed.element in HEADS]
    untitled = [placed.element for placed in lines[title:]].count(E.UNTITLED)
    has_text = any(placed.element in TEXT_OF_POST for placed in lines)
    if heads != [E.ISSUE_TITLE] or untitled > 1 or not has_text:
        return lines
    banner = [_over_title(lines, n) for n in range(title)]
    return [*banner, *(replace(each, element=IN_THE_POST.get(each.element, each.element)) for each in lines[title:])]


def _over_title(lines: Sequence[PlacedLine], at: int) -> PlacedLine:
    """A line over the title of a post: its kicker right over it, or else the banner, if no rule knows what it is."""
    placed = lines[at]
    if placed.line.role is not None:
        return placed
    is_kicker = lines[at + 1].element is E.ISSUE_TITLE and placed.element is not E.HEADLINE
    return replace(placed, element=E.KICKER if is_kicker else E.NOISE)


def with_titles_as_links(lines: Sequence[PlacedLine], page: PrintedPage) -> Sequence[PlacedLine]:
    """The lines; where they are titles and nothing else, they lead elsewhere, and the page holds no story."""
    if not _are_titles(lines) or _are_listed(page):
        return lines
    return [placed if placed.element in FURNITURE else replace(placed, element=E.LINK) for placed in lines]


def _are_titles(lines: Sequence[PlacedLine]) -> bool:
    titles = [placed.line.text for placed in lines if placed.line.role is None]
    if len(titles) < FEWEST_TITLES or any(map(_is_of_a_story, lines)):
        return False
    names = sum(BODY_NAMED.search(text) is not None or _begins_with_person(text) for text in titles)
    return mean(map(len, titles)) >= SHORTEST_TITLE and names * 2 < len(titles)


def _are_listed(page: PrintedPage) -> bool:
    """Whether most lines are those of a list of facts, of a programme or a roll of honour, or couplets."""
    listed = page.find(facts) | page.find(rolls) | page.find(rows)
    listed |= {at for at in page.unfinished if is_couplet(page.texts[at])}
    return 2 * len(listed) >= len(page.unfinished)


def _begins_with_person(text: str) -> bool:
    """Whether it is of a roll: a name, and set apart who that is."""
    name, _, rest = text.partition(" ")
    return bool(rest) and is_person(name)


def _is_of_a_story(placed: PlacedLine) -> bool:
    line = placed.line
    if line.role in OF_A_STORY or placed.element is E.BYLINE:
        return True
    return line.is_lead or line.has_credit or bool(line.hints) or _is_of_text(line.text)


def _is_of_text(text: str) -> bool:
    return bool(text) and ("。" in text or len(text) > LONGEST_DISPLAY or waits_for_more(text))
