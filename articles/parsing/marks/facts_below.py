"""Lines of facts that sites and digital editions print under each title: who has one heads a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..lines import PrintedLine
from ..page import HEAD, PrintedPage
from ..people import may_sign, titled_person
from ..rules.page_facts import PAGE_TIME
from ..values import Role
from .origin import is_signed_above

FACTS = frozenset({Role.POST_META, Role.MASTHEAD})
BETWEEN = FACTS | {Role.NOISE, Role.BYLINE}
"""What stands between a title and its text, beside the facts."""

FIGURE = re.compile(r"\d+|(?<=版)\W*[\u4e00-\u9fff]{2,6}")
"""What differs in facts of one form: figures, and the name of the page."""


def over_facts(page: PrintedPage) -> frozenset[int]:
    """Lines right over facts of one form, of which the page has several, each over a text; of a head of several lines
    none, for any may be the headline.
    """
    titles = page.find(_titles)
    forms = Counter(form for _, form, _ in titles)
    return frozenset(at for at, form, _ in titles if forms[form] > 1 and not (at and page.lines[at - 1].is_display))


def without_facts(page: PrintedPage) -> frozenset[int]:
    """Lines of display within the text of a page that has its facts under its only title, right over that text."""
    titles = page.find(_titles)
    if len(titles) != 1 or not titles[0][2]:
        return frozenset()
    below = page.text_below[titles[0][0]]
    inside = range(below + 1, len(page.lines)) if below is not None else ()
    return frozenset(at for at in inside if page.text_near[at] is not None and not is_signed_above(page, at))


def _titles(page: PrintedPage) -> Sequence[tuple[int, str, bool]]:
    """Lines that have facts with a day under them, and then running text; the form of these facts; and whether nobody
    signs between.
    """
    facts = sorted({*page.taken_as(Role.POST_META), *page.taken_as(Role.MASTHEAD)})
    return list(_titles_over(page.lines, facts))


def _titles_over(lines: Sequence[PrintedLine], facts: Sequence[int]) -> Iterator[tuple[int, str, bool]]:
    for at in facts:
        if not PAGE_TIME.search(lines[at].whole):
            continue
        above = next((n for n in range(at - 1, -1, -1) if lines[n].role not in (Role.NOISE, Role.BYLINE)), None)
        if above and may_sign(lines[above].text) and lines[above - 1].may_be_display:
            above -= 1
        below = [line for line in lines[at + 1 : at + 2 + HEAD] if line.role not in BETWEEN]
        text = next((line for line in below if not _may_name_author(line)), None)
        if above is None or text is None or not text.is_running_text:
            continue
        if lines[above].may_be_display or (lines[above].has_bullet and lines[above].role is None):
            yield above, FIGURE.sub("0", lines[at].whole), text is below[0]


def _may_name_author(line: PrintedLine) -> bool:
    return line.role is None and (may_sign(line.text) or titled_person(line.text))
