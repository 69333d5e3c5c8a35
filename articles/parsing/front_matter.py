"""Front matter, YAML or TOML, that tools write over a post: its title is the headline, its day that of the post."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .printed_days import DAY
from .wording import is_account_name

FENCED = re.compile(
    r"\A\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>.{0,6000}?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
CLOSED = re.compile(r"\A\ufeff?\s*(?P<lines>(?:[A-Za-z_]{2,20}: .*\r?\n){2,20})---[ \t]*$", re.MULTILINE)
"""One whose first fence got lost."""

ENTRY = re.compile(r"^(?P<key>[\w\u4e00-\u9fff-]+)[ \t]*[:=：][ \t]*(?P<value>.*?)[ \t\r]*$", re.MULTILINE)
AROUND = ('""', "''", "“”", "‘’", ("[[", "]]"))
"""What a value may be set in."""

TITLE = re.compile(r"(?:og)?title|标题|题[目名]|headline")
DAYS = (
    re.compile(
        r"(?:date)?publi(?:sh|c|ca)\w*|pubdate|(?:post|issue)(?:ed)?(?:at|on|date|time)|(?:发[布表]|刊发|推送)\w*"
    ),
    re.compile(r"date|time|day|日期|时间"),
    re.compile(r"created?\w*|创建\w*"),
)
"""Keys of the day of a post, the better ones first; those of when it was saved or changed say nothing."""

AUTHOR = re.compile(r"authors?|作者|creator|byline")
ACCOUNT = re.compile(
    r"(?:account|nick|mp|biz|wx|wechat|site|channel)(?:_?name)?|publi(?:cation|sher)|(?:来源|微信)?公众号(?:名称?)?|[账帐]号(?:名称?)?"
)
SOURCE = re.compile(r"source|from|feed|来源|出处")


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
    found = FENCED.match(text) or CLOSED.match(text)
    entries = list(ENTRY.finditer(text, found.start("lines"), found.end("lines"))) if found else []
    if not found or not entries:
        return None

    def values(keys: re.Pattern[str]) -> list[tuple[int, int]]:
        spans = (_bare(text, *each.span("value")) for each in entries if keys.fullmatch(_plain(each["key"])))
        return [(start, end) for start, end in spans if start < end]

    days = (re.compile(DAY).search(text, *span) for keys in DAYS for span in values(keys))
    accounts = [text[slice(*span)] for span in values(ACCOUNT)]
    others = [text[slice(*span)] for keys in (AUTHOR, SOURCE) for span in values(keys)]
    return FrontMatter(
        end=found.end(),
        title=next(iter(values(TITLE)), None),
        day=next((match.span() for match in days if match), None),
        account=next(iter([*accounts, *filter(is_account_name, others)]), None),
    )


def _plain(key: str) -> str:
    return re.sub(r"[-_]", "", key.lower())


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a value is without what it is set in."""
    for opening, closing in AROUND:
        if text.startswith(opening, start, end) and text.endswith(closing, start + len(opening), end):
            start, end = start + len(opening), end - len(closing)
    return start, end
