"""What the lines right above and below show of a line: labels, heads of posts, bullets, other lines of display."""

from __future__ import annotations

import re

from ..lines import PrintedLine
from ..page import PrintedPage
from ..rules.page_facts import PAGE_TIME
from ..values import Role
from ..wording import (
    COLUMN,
    DOCUMENTS,
    GOES_ON,
    LONGEST_TITLE,
    ON_A_SUBJECT,
    echo,
    goes_on,
    is_account_name,
    names_document,
    names_occasion,
)

SAME_NEWS = 0.4
"""The echo from which a line and the one below it tell the same."""

KICKER_ENDS = "—-:"
"""How a line ends that leads up to the headline."""

AROUND_TITLES = frozenset({Role.NOISE, Role.POST_META, Role.MASTHEAD})
"""What pages print over and under titles."""

SALUTATION = re.compile(
    r"(?:[尊可]?[敬亲]爱?的|各|全体|全[省市县区厂院校司]|广大)[^。:!]{2,40}[:!]|[^。,:!]{2,16}(?:同志|朋友|工友|职工|会员|家属)们?[:!]"
)
"""How a letter or a notice begins, under its title: 各县总工会:, 广大职工朋友们!"""

LONGEST_NAME_OF_DOCUMENT = 6
"""Characters of what a document is, on a line of its own: 调查报告."""

LONGER = 1.3
"""By how much a subhead of clauses is longer than its title, at least."""


def _next(page: PrintedPage, i: int) -> PrintedLine | None:
    return page.lines[i + 1] if i + 1 < len(page.lines) else None


def _next_with_text(page: PrintedPage, i: int) -> PrintedLine | None:
    """The next line, unless a rule took it whole or it has a bullet."""
    under = _next(page, i)
    return under if under is not None and under.role is None and not under.has_bullet else None


def _next_of_display(page: PrintedPage, i: int) -> PrintedLine | None:
    under = _next_with_text(page, i)
    return under if under is not None and under.is_display else None


def labelled(page: PrintedPage) -> frozenset[int]:
    """The two lines under each label, and those behind one."""
    under = {at for i in page.taken_as(Role.LABEL) for at in (i + 1, i + 2)}
    return frozenset(under.union(i for i, line in enumerate(page.lines) if line.role is None and is_behind_label(line)))


def is_behind_label(line: PrintedLine) -> bool:
    return bool(line.front) and any(piece.role is Role.LABEL for piece in line.front)


def opens_page(page: PrintedPage, i: int) -> bool:
    """Whether rules took all lines above whole, and the next is text or display."""
    return page.find(first_untaken) == i > 0


def between_furniture(page: PrintedPage) -> frozenset[int]:
    """The lines between what sites and digital editions print round titles, over a text."""
    around = {at for role in AROUND_TITLES for at in page.taken_as(role)}
    return frozenset(at + 1 for at in around if at + 2 in around and _is_over_text(page, at + 2))


def _is_over_text(page: PrintedPage, at: int) -> bool:
    under = _next(page, at)
    return under is not None and under.is_running_text and not under.has_bullet


def first_untaken(page: PrintedPage) -> int | None:
    return next((i for i, line in enumerate(page.lines) if line.role is None), None)


def links_below(page: PrintedPage) -> range:
    """The lines under a heading over links to elsewhere."""
    headings = page.taken_as(Role.LINK)
    return range(headings[0] + 1, len(page.lines)) if headings else range(0)


def under_account_names(page: PrintedPage) -> frozenset[int]:
    return frozenset(i + 1 for i in page.unfinished if is_account_name(page.texts[i]))


def is_over_post_meta(page: PrintedPage, i: int) -> bool:
    """Whether the time of the only post stands right under the line. A source alone may stand under text, too."""
    return page.find(only_post_meta) == i + 1


def only_post_meta(page: PrintedPage) -> int | None:
    """The line with the time of a post; None where several have one: they stand under the titles of stories."""
    timed = [
        at
        for at in page.taken_as(Role.POST_META)
        if at and PAGE_TIME.search(page.lines[at].whole) and _may_be_title(page.lines[at - 1])
    ]
    return timed[0] if len(timed) == 1 else None


def titles_of_documents(page: PrintedPage) -> dict[int, float]:
    """The lines that may be display and are called as documents are, or stand over those to whom one is addressed; they
    tell twice as much where they are both.
    """
    titles = (i for i, line in enumerate(page.lines) if line.may_be_display)
    return {i: told for i in titles if (told := names_document(page.texts[i]) + _is_over_salutation(page, i))}


def documents_on_two_lines(page: PrintedPage) -> frozenset[int]:
    """Both lines of a title whose second says only what it is: 关于货车司机入会情况的 / 调查报告."""
    first = (
        at
        for at in page.unfinished[:-1]
        if ON_A_SUBJECT.search(page.texts[at]) and not names_document(page.texts[at]) and _is_document(page, at + 1)
    )
    return frozenset(line for at in first for line in (at, at + 1))


def _is_document(page: PrintedPage, at: int) -> bool:
    text = page.texts[at] if at < len(page.lines) and page.lines[at].is_display else ""
    return 1 < len(text) <= LONGEST_NAME_OF_DOCUMENT and text.endswith(DOCUMENTS)


def _is_over_salutation(page: PrintedPage, i: int) -> bool:
    under = _next_with_text(page, i)
    return under is not None and SALUTATION.fullmatch(under.text) is not None


def _may_be_title(line: PrintedLine) -> bool:
    """Whether a line may be the title of a post, and is no subhead behind a dash."""
    return line.may_be_display and line.text[0] not in KICKER_ENDS


def is_over_bullet(page: PrintedPage, i: int) -> bool:
    under = _next(page, i)
    return under is not None and under.role is None and under.has_bullet


def is_echoed_by_bullet(page: PrintedPage, i: int) -> bool:
    return is_over_bullet(page, i) and echo(page.lines[i].text, page.lines[i + 1].text) > SAME_NEWS


def is_over_column(page: PrintedPage, i: int) -> bool:
    """Whether the next line, and not this one, ends in the name of a column: 小站暖人心(民生一线)."""
    under = _next_with_text(page, i)
    if under is None or under.text[-1] != ")":
        return False
    return bool(COLUMN.search(under.text)) and not COLUMN.search(page.lines[i].text)


def goes_on_below(page: PrintedPage, i: int) -> bool:
    """Whether the next line visibly goes on this one."""
    under = _next_with_text(page, i)
    if under is None or not goes_on(page.lines[i].text, under.text, page.context):
        return False
    return not is_over_column(page, i)


def names_occasion_of_next(page: PrintedPage, i: int) -> bool:
    """Whether the line names who or what the line of display below it tells of."""
    if _next_of_display(page, i) is None or not _is_first_of_display(page, i):
        return False
    return names_occasion(page.lines[i].text)


def goes_on_title(page: PrintedPage, i: int) -> bool:
    """Whether the line goes on a line of display over it without a subject of its own."""
    above = page.lines[i - 1] if i else None
    return above is not None and above.is_display and GOES_ON.match(page.lines[i].text) is not None


def is_over_signed_line(page: PrintedPage, i: int) -> bool:
    """Whether the line is the first of two lines of display over a byline: features have kickers."""
    if i + 2 >= len(page.lines) or page.lines[i + 2].role is not Role.BYLINE:
        return False
    return _next_of_display(page, i) is not None and _is_first_of_display(page, i)


def is_over_clauses(page: PrintedPage, i: int) -> bool:
    """Whether the line is the first of display, over a longer one of clauses: 小站暖人心 / 新建三十座,两万人受益."""
    under, title = _next_of_display(page, i), page.lines[i].text
    if under is None or page.text_near[i] is None or not _is_first_of_display(page, i):
        return False
    if title[-1] in KICKER_ENDS or COLUMN.search(under.text):
        return False
    return "," in under.text and len(under.text) >= LONGER * len(title)


def _is_first_of_display(page: PrintedPage, i: int) -> bool:
    """Whether no line of display stands right above; a very long one is a paragraph that was cut off."""
    above = page.lines[i - 1] if i else None
    return above is None or not above.is_display or len(above.text) > LONGEST_TITLE
