"""What is printed twice: titles, which digital editions set over each other, and the opening of a copied story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine
from .people import only_people
from .values import Role

MOST_LINES = 4
"""Lines of a title: kicker, headline, subheads."""

FACTS = frozenset({Role.POST_META, Role.MASTHEAD})
"""The line that names the paper and the day of a story."""

HEAD_OF_PAGE = 4
"""Lines under the title of a window in which that of the story comes."""

BEHIND_TITLE = re.compile(r"\s*[_|—-]{1,2}\s*\S")
"""What joins the title of a story and the name of the site in that of a window."""

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
    return found


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
        sizes = range(1, MOST_LINES + 1) if _may_be_title(lines[at]) else ()
        size = next((size for size in sizes if _is_repeated(lines, at, size)), 0)
        found.update(range(at, at + size))
        at += size or 1
    return found


def _is_repeated(lines: Sequence[PrintedLine], at: int, size: int) -> bool:
    """Whether these lines are a title, and the same title follows, with the facts of its story under it or between."""
    first, below = lines[at : at + size], at + size
    between = 1 if below < len(lines) and lines[below].role in FACTS else 0
    second = lines[below + between : below + between + size]
    if [line.whole for line in first] != [line.whole for line in second]:
        return False
    under = lines[below + between + size : below + between + size + 2]
    has_facts = between or any(line.role in FACTS for line in under[:1]) or _has_facts_under_name(under)
    return bool(has_facts) and all(map(_may_be_title, first))


def _may_be_title(line: PrintedLine) -> bool:
    return line.role is None and line.may_be_display


def _has_facts_under_name(lines: Sequence[PrintedLine]) -> bool:
    """Whether the first of two lines names the author, and the second has the facts."""
    if len(lines) <= 1 or lines[1].role not in FACTS:
        return False
    return lines[0].role is Role.BYLINE or only_people(lines[0].text)
