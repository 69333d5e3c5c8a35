"""Front matter, YAML or TOML, that tools write over a post: its title is the headline, its day that of the post."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .printed_days import DAY
from .wording import is_account_name

FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>.{0,6000}?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
ENTRY = re.compile(r"^(?P<key>[\w\u4e00-\u9fff-]+)[ \t]*[:=][ \t]*(?P<value>.*?)[ \t\r]*$", re.MULTILINE)
QUOTES = "\"'“”‘’"

TITLES = ("title", "标题", "headline")
DAYS = (
    *("date", "published", "publishdate", "publish_date", "publish_time", "pubdate", "created", "time"),
    *("发布时间", "发布日期", "日期"),
)
AUTHORS = ("author", "作者")
ACCOUNTS = ("account", "公众号", "nickname", "account_name", "mp_name", "mp")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends, and where in it the title and the day are; the account that it names, or an author
    who is called as accounts are.
    """

    end: int
    title: tuple[int, int] | None
    day: tuple[int, int] | None
    account: str | None


def front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text; None where it begins with none."""
    found = FRONT_MATTER.match(text)
    entries = list(ENTRY.finditer(text, found.start("lines"), found.end("lines"))) if found else []
    if not found or not entries:
        return None
    values = {entry["key"].lower(): _unquoted(text, *entry.span("value")) for entry in entries}
    title = next((values[key] for key in TITLES if key in values), None)
    days = (values[key] for key in DAYS if key in values)
    day = next((match.span() for start, end in days if (match := re.compile(DAY).search(text, start, end))), None)
    accounts = [text[slice(*values[key])] for key in ACCOUNTS if key in values]
    authors = [text[slice(*values[key])] for key in AUTHORS if key in values]
    account = next(iter([*accounts, *filter(is_account_name, authors)]), None)
    return FrontMatter(found.end(), title if title and title[0] < title[1] else None, day, account or None)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in QUOTES:
        start += 1
    while start < end and text[end - 1] in QUOTES:
        end -= 1
    return start, end
