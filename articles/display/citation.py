"""A line of a bibliography after GB/T 7714-2015.

    张三, 李四. 竞赛落幕: 记某厂[N]. 工人日报, 2022-12-21(3).
    张三, 李四, 王五, 等. 竞赛落幕[J]. 工会通讯, 2024(12): 3.
    竞赛落幕[N/OL]. 工人日报, 2022-12-21(3)[2024-07-01]. https://example.org/3.
    竞赛落幕[EB/OL]. 工道, (2024-06-17)[2024-07-01]. https://example.org/17.

What is not known is left out: nobody is called 佚名, and no day is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

NEWSPAPER, JOURNAL, ONLINE = "N", "J", "EB"

TYPES = {"newspaper": NEWSPAPER, "newsletter": JOURNAL, "wechat": ONLINE, "site": ONLINE}
"""Of a document, by the kind of publication."""

NEWSPAPER_NAME = re.compile("(?<![简通专快])报$")
"""工人日报, but no 工会简报."""

WEB_PAGE = "text/html"

MOST_NAMED = 3
"""Authors that are named; the others are 等."""

DASHES = "—–-―－ "
"""Before a subhead: the colon stands for them."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of a story. `link` leads to it, and was followed on `seen_on`; `media_type` is that of the
    file it was read from."""

    authors: Sequence[str]
    headline: str
    subhead: str = ""
    medium: str = ""
    medium_kind: str = ""
    day: date | None = None
    number: str = ""
    page: str = ""
    link: str = ""
    seen_on: date | None = None
    media_type: str = ""


def citation(story: Cited) -> str:
    kind = TYPES.get(story.medium_kind) or _likely_type(story)
    is_online = bool(story.link) or kind == ONLINE
    head = f"{_title(story)}[{kind}{'/OL' if is_online else ''}]"
    seen = f"[{story.seen_on.isoformat()}]" if is_online and story.seen_on else ""
    where = PLACES[kind](story) + seen
    return ". ".join(filter(None, [_authors(story.authors), head, where, story.link])) + "."


def _likely_type(story: Cited) -> str:
    """Where nobody told the kind of the publication: of a file of the web, and what is cited by its number alone."""
    if story.media_type == WEB_PAGE:
        return ONLINE
    has_number_alone = story.number and not story.page and not NEWSPAPER_NAME.search(story.medium)
    return JOURNAL if has_number_alone else NEWSPAPER


def _authors(names: Sequence[str]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["等"] if len(names) > MOST_NAMED else [])])


def _title(story: Cited) -> str:
    return ": ".join(filter(None, [story.headline.strip(), story.subhead.strip(DASHES)]))


def _in_newspaper(story: Cited) -> str:
    day = story.day.isoformat() if story.day else ""
    page = f"({story.page})" if story.page else ""
    return ", ".join(filter(None, [story.medium, day])) + page


def _in_journal(story: Cited) -> str:
    """By the year and the number; by the day where it has none."""
    if not story.number:
        dated = story.day.isoformat() if story.day else ""
    else:
        dated = f"{story.day.year if story.day else ''}({story.number})"
    page = f": {story.page}" if story.page else ""
    return ", ".join(filter(None, [story.medium, dated])) + page


def _on_the_web(story: Cited) -> str:
    day = f"({story.day.isoformat()})" if story.day else ""
    return ", ".join(filter(None, [story.medium, day]))


PLACES = {NEWSPAPER: _in_newspaper, JOURNAL: _in_journal, ONLINE: _on_the_web}
